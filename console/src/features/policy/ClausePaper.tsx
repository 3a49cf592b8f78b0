/** One clause: its words, its versions, and the rules that the software runs for it, with what the text gives and what is assumed. */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { clauseQuery, type ClausePaperView } from './policyQueries.ts';
import { RuleCard } from './RuleCard.tsx';

/** `onList` leads back to the list where both do not stand side by side. */
export function ClausePaper({ clause, onList }: { clause: string; onList: () => void }) {
  const { t } = useTranslation();
  const [version, setVersion] = useState<number>();
  const asked = useQuery(clauseQuery(clause, version));
  return (
    <section className="paper" aria-busy={asked.isFetching}>
      <button type="button" className="link to-list" onClick={onList}>
        <Icon name="left" size={14} />
        {t('policy.list')}
      </button>
      {asked.isPending && <Skeleton rows={6} height={44} />}
      {asked.isError && <ErrorStrip error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Paper clause={asked.data} onVersion={setVersion} />}
      <footer className="foot">
        <KeyHints />
      </footer>
    </section>
  );
}

function Paper({ clause, onVersion }: { clause: ClausePaperView; onVersion: (version: number) => void }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  return (
    <>
      <div className="paper-head">
        <div className="t">
          <span className="cl">{clause.id}</span>
          <h2 className="big">{name(clause.title)}</h2>
        </div>
        <blockquote>{name(clause.text)}</blockquote>
      </div>
      <nav className="tabs" aria-label={t('policy.versions')}>
        {clause.versions.map((one) => (
          <button
            key={one.version}
            type="button"
            aria-current={one.version === clause.version ? 'true' : undefined}
            onClick={() => onVersion(one.version)}
          >
            {one.current
              ? t('policy.versionCurrent', { version: one.version })
              : t('policy.versionFrom', { version: one.version, date: formats.date(one.effective) })}
          </button>
        ))}
      </nav>
      <div className="scroll paper-body" tabIndex={0} role="group" aria-label={t('policy.rules')}>
        {clause.rules.length === 0 && <p className="mut">{t('policy.noRules')}</p>}
        {clause.rules.map((rule) => (
          <RuleCard key={rule.id} rule={rule} version={clause.version} />
        ))}
      </div>
    </>
  );
}
