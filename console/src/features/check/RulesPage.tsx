/** Rules that pass platform orders in place of a person: who answers for each, on what conditions, and the sample that is checked every day. (CC-2.3) */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { AsWritten } from '../../ui/AsWritten.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { rulesQuery, type PassingRule } from './checkQueries.ts';
import { RuleOwner } from './RuleOwner.tsx';
import { RuleSample } from './RuleSample.tsx';
import './check.css';
import './rules.css';

export function RulesPage() {
  const { t } = useTranslation();
  const rules = useQuery(rulesQuery);
  return (
    <>
      <div className="head check-head">
        <h1>{t('rules.title')}</h1>
        <ClauseChip clause="CC-2.3" />
        <span className="grow" />
        <Link to="/check/numbers" className="btn quiet">
          {t('numbers.title')}
        </Link>
        <Link to="/check" className="btn quiet">
          {t('check.title')}
        </Link>
      </div>
      {rules.isError && <ErrorStrip error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.isPending && <Skeleton rows={6} height={44} />}
      {rules.data?.items.length === 0 && <Empty why={t('rules.empty')} />}
      <div className="scroll rules">
        {rules.data?.items.map((rule) => (
          <Rule key={rule.rule} rule={rule} />
        ))}
      </div>
    </>
  );
}

function Rule({ rule }: { rule: PassingRule }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  return (
    <article className="passing-rule" aria-label={name(rule.title)}>
      <div className="rule-facts">
        <h2>
          {name(rule.title)} <ClauseChip {...parseClause(rule.clause)} />
        </h2>
        <dl className="kv">
          <dt>{t('rules.passedToday')}</dt>
          <dd>
            <b>{formats.number(rule.passedToday)}</b>
          </dd>
          <dt>{t('rules.share')}</dt>
          <dd>{rule.sample === null ? t('rules.noSample') : t('rules.shareOf', { share: rule.sample })}</dd>
        </dl>
        <RuleOwner rule={rule} />
        <h3>{t('rules.conditions')}</h3>
        <ul className="conditions">
          {rule.conditions.map(({ words, code }) => (
            <li key={code} className="row">
              <Icon name="check" size={14} />
              <span>{name(words)}</span>
            </li>
          ))}
        </ul>
        <AsWritten code={rule.conditions.map(({ code }) => code).join('\n')} />
        <p className="sub">{t('rules.otherwise')}</p>
      </div>
      <RuleSample rule={rule} />
    </article>
  );
}
