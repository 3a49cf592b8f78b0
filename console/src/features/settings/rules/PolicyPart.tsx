/** What of the policy waits for the company: assumed rules to confirm, with who confirmed the others when, and a changed pack to publish (OT-6, PD-7). */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { confirmRule, listClauses, RuleView } from '../../../../../contract/policy.ts';
import { call } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { useFormats, useName } from '../../../i18n/useFormats.ts';
import { ClauseChip } from '../../../ui/clause/ClauseChip.tsx';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { useSend } from '../../../ui/useSend.ts';
import { PartHead } from '../PartHead.tsx';
import { PublishPack } from './PublishPack.tsx';

interface Assumed {
  clause: string;
  version: number;
  rule: RuleView;
}

export function PolicyPart() {
  const { t } = useTranslation();
  const may = useMay();
  const clauses = useQuery({
    queryKey: ['policy', 'clauses'],
    queryFn: ({ signal }) => call<typeof listClauses>('GET /policy/clauses', {}, { signal }),
  });
  const assumed = (clauses.data?.clauses ?? [])
    .filter((clause) => clause.current)
    .flatMap(({ id, version, rules }) =>
      rules.filter((rule) => rule.assumed !== null).map((rule): Assumed => ({ clause: id, version, rule })),
    );
  const open = assumed.filter(({ rule }) => !rule.confirmed);
  const confirmed = assumed.filter(({ rule }) => rule.confirmed);
  return (
    <>
      <PartHead part="policy" />
      <div className="scroll pad">
        <div className="policy-part">
          {clauses.isError && <ErrorStrip error={clauses.error} onRetry={() => void clauses.refetch()} />}
          {clauses.isPending && <Skeleton rows={8} />}
          {clauses.data && (
            <>
              <Rules title={t('settings.policy.open', { count: open.length })} rules={open} />
              <Rules title={t('settings.policy.confirmed', { count: confirmed.length })} rules={confirmed} />
            </>
          )}
          {may('policy.check') && <PublishPack />}
        </div>
      </div>
    </>
  );
}

function Rules({ title, rules }: { title: string; rules: readonly Assumed[] }) {
  return (
    <section className="side-part">
      <h2>{title}</h2>
      <ul className="own-sessions">
        {rules.map((one) => (
          <Rule key={one.rule.id} {...one} />
        ))}
      </ul>
    </section>
  );
}

function Rule({ clause, version, rule }: Assumed) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const may = useMay();
  const queries = useQueryClient();
  const confirming = useSend(async () => {
    await call<typeof confirmRule>('POST /policy/confirmations', { rule: rule.id, version });
    await Promise.all(['policy', 'clause'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  });
  return (
    <li className="row wrap">
      <ClauseChip clause={clause} version={version} />
      <span className="grow">
        {name(rule.sentence)}
        {rule.note && <span className="sub">{name(rule.note)}</span>}
      </span>
      {rule.confirmed && (
        <span className="tag ok">
          {t('clause.confirmedBy', { name: rule.confirmed.by })} {formats.when(rule.confirmed.at)}
        </span>
      )}
      {!rule.confirmed && <span className="tag soon">{t('clause.assumed')}</span>}
      {!rule.confirmed && may('policy.confirm') && (
        <button type="button" className="btn sm" disabled={confirming.busy} onClick={() => confirming.send()}>
          {t('policy.confirm')}
        </button>
      )}
      <RefusalText error={confirming.error} />
    </li>
  );
}
