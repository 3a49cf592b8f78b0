/** One rule with its parameters as the pack writes them; those that the policy's text does not give carry 推定. */
import { useTranslation } from 'react-i18next';
import { useName } from '../../i18n/useFormats.ts';
import type { RuleAnswer } from './policyQueries.ts';

/** The order in which a reader asks: to what does it apply, from when to when, how long, what happens then. */
const order = ['subject', 'when', 'source', 'department', 'start', 'stop', 'cancel', 'pause', 'target', 'basis', 'stage', 'after', 'action', 'ladder'];

function place(name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}

interface Rung {
  at: string;
  tell: string[];
  level: string;
}

function isLadder(value: unknown): value is Rung[] {
  return Array.isArray(value) && value.every((rung) => typeof rung === 'object' && rung !== null && 'tell' in rung);
}

export function RuleCard({ rule }: { rule: RuleAnswer }) {
  const { t } = useTranslation();
  const name = useName();
  const isAssumed = (parameter: string) => rule.assumed === true || (Array.isArray(rule.assumed) && rule.assumed.includes(parameter));
  const parameters = Object.entries(rule.parameters).sort(([a], [b]) => place(a) - place(b));
  return (
    <article className="rule">
      <header>
        <b>{t(`policy.kind.${rule.kind}`, { defaultValue: rule.kind })}</b>
        <span className="sub">{rule.name}</span>
        {rule.assumed === true && <span className="tag soon">{t('clause.assumed')}</span>}
      </header>
      <dl>
        {parameters.map(([parameter, value]) => (
          <div key={parameter} className="contents">
            <dt>{t(`policy.parameter.${parameter}`, { defaultValue: parameter })}</dt>
            <dd>
              {isLadder(value) ? <LadderRows rungs={value} /> : <Value value={value} />}
              {rule.assumed !== true && isAssumed(parameter) && <span className="tag soon">{t('clause.assumed')}</span>}
            </dd>
          </div>
        ))}
        {rule.note && (
          <div className="contents">
            <dt>{t('policy.note')}</dt>
            <dd>{name(rule.note)}</dd>
          </div>
        )}
      </dl>
    </article>
  );
}

function LadderRows({ rungs }: { rungs: readonly Rung[] }) {
  return (
    <ol className="rungs">
      {rungs.map((rung) => (
        <li key={rung.at + rung.level}>
          <b>{rung.at}</b>
          <span>{rung.tell.join(', ')}</span>
          <span className="sub">{rung.level}</span>
        </li>
      ))}
    </ol>
  );
}

function Value({ value }: { value: unknown }) {
  if (Array.isArray(value)) return <span className="mono">{value.map(String).join(', ')}</span>;
  return <span className="mono">{typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value)}</span>;
}
