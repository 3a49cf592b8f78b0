/** The policies as the software runs them: every clause with what serves it, its words, its versions and its rules; assumed ones say so (OT-6). */
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../i18n/useFormats.ts';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { step } from '../../ui/table/selection.ts';
import { ClausePaper } from './ClausePaper.tsx';
import { byPolicy } from './coverage.ts';
import { CoverageList } from './CoverageList.tsx';
import { coverageQuery } from './policyQueries.ts';
import './policy.css';

export function PolicyPage() {
  const { t } = useTranslation();
  const name = useName();
  const navigate = useNavigate();
  const { policy: pack, clause }: { policy?: string; clause?: string } = useSearch({ strict: false });
  const coverage = useQuery(coverageQuery);
  const policies = useMemo(
    () => byPolicy((coverage.data?.clauses ?? []).map((one) => ({ ...one, title: name(one.title) }))),
    [coverage.data, name],
  );
  const policy = clause?.split('-')[0] ?? pack ?? [...policies.keys()][0] ?? '';
  const clauses = policies.get(policy) ?? [];
  const current = clause ?? clauses[0]?.id;
  // "Back" leads from a clause to the list, not through every clause that was looked at.
  const choose = (next: string | undefined) =>
    next && void navigate({ to: '/policy', search: { clause: next }, replace: clause !== undefined });
  const list = (next: string) => void navigate({ to: '/policy', search: { policy: next }, replace: true });
  const ids = clauses.map((one) => one.id);
  useKeys(t('policy.title'), [
    { keys: 'j', label: t('key.move'), run: () => choose(step(ids, current, 1)) },
    { keys: 'k', label: t('key.move'), run: () => choose(step(ids, current, -1)) },
  ]);
  return (
    <div className="policy" data-open={clause !== undefined}>
      <nav className="cl-l" aria-label={t('policy.title')}>
        <h1 className="sr-only">{t('policy.title')}</h1>
        <div className="packs">
          {[...policies].map(([id, { length }]) => (
            <button key={id} type="button" aria-pressed={id === policy} onClick={() => list(id)}>
              {id} {length}
            </button>
          ))}
        </div>
        {coverage.isPending && <Skeleton rows={12} height={52} />}
        {coverage.isError && <ErrorStrip error={coverage.error} onRetry={() => void coverage.refetch()} />}
        {coverage.data && <CoverageList policy={policy} clauses={clauses} current={current} onChoose={choose} />}
      </nav>
      {current ? (
        <ClausePaper key={current} clause={current} onList={() => list(policy)} />
      ) : (
        coverage.data && <Empty why={t('policy.none')} />
      )}
    </div>
  );
}
