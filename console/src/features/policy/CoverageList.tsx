/** The clauses of one policy with what serves each: served by a tested rule or action, served with an assumption, or not yet. */
import { useTranslation } from 'react-i18next';
import type { CoveredClause } from './coverage.ts';
import { shareOf, standingOf, type Standing } from './coverage.ts';

interface CoverageListProps {
  policy: string;
  clauses: readonly CoveredClause[];
  current: string | undefined;
  onChoose: (clause: string) => void;
}

const standings: readonly Standing[] = ['served', 'assumed', 'unserved'];

export function CoverageList({ policy, clauses, current, onChoose }: CoverageListProps) {
  const { t } = useTranslation();
  const counts = shareOf(clauses);
  return (
    <>
      <div className="cov">
        <b>{t('policy.clausesOf', { policy: t(`policy.name.${policy}`), count: clauses.length })}</b>
        <div className="pb" aria-hidden="true">
          {standings.map(
            (standing) =>
              counts[standing] > 0 && <i key={standing} data-standing={standing} style={{ flex: counts[standing] }} />,
          )}
        </div>
        <p className="lg">
          {standings.map((standing) => (
            <span key={standing}>
              <b>{counts[standing]}</b> {t(`policy.standing.${standing}`)}
            </span>
          ))}
        </p>
      </div>
      <ul className="ll scroll">
        {clauses.map((clause) => (
          <li key={clause.id}>
            <button
              type="button"
              data-clause={clause.id}
              aria-current={clause.id === current ? 'true' : undefined}
              onClick={() => onChoose(clause.id)}
            >
              <span className="id">{clause.id}</span>
              <span className="cut">{clause.title}</span>
              <span className="st" data-standing={standingOf(clause)}>
                {t(`policy.mark.${standingOf(clause)}`)}
              </span>
              <span className="m">{summaryOf(clause, t)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function summaryOf(clause: CoveredClause, t: (key: string, options: { count: number }) => string): string {
  const told = (['rules', 'actions', 'metrics', 'pages'] as const)
    .filter((name) => clause[name].length > 0)
    .map((name) => t(`policy.serves.${name}`, { count: clause[name].length }));
  return told.length > 0 ? told.join(t('list.comma', { count: 0 })) : t('policy.serves.nothing', { count: 0 });
}
