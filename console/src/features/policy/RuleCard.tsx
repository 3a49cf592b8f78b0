/** One rule with its parameters as the pack writes them; those that the policy's text does not give carry 推定. */
import { useTranslation } from 'react-i18next';
import { useName } from '../../i18n/useFormats.ts';
import { audienceWords, rungWords, valueWords } from './ruleWords.ts';
import type { RuleAnswer } from './policyQueries.ts';

/** The order in which a reader asks: to what does it apply, from when to when, how long, what happens then. */
const order = [
  'subject',
  'when',
  'source',
  'department',
  'start',
  'stop',
  'cancel',
  'pause',
  'target',
  'basis',
  'stage',
  'after',
  'action',
  'ladder',
];

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
  const isAssumed = (parameter: string) =>
    rule.assumed === true || (Array.isArray(rule.assumed) && rule.assumed.includes(parameter));
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
              {rule.assumed !== true && isAssumed(parameter) && <span className="tag soon">{t('clause.assumed')}</span>}
              {isLadder(value) ? <LadderRows rungs={value} /> : <Value parameter={parameter} value={value} />}
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
  const { t } = useTranslation();
  const name = useName();
  return (
    <ol className="rungs">
      {rungs.map((rung) => (
        <li key={rung.at + rung.level}>
          <b>{rungWords(String(rung.at), t)}</b>
          <span>{rung.tell.map((audience) => audienceWords(audience, { t, name })).join(t('list.and'))}</span>
          <span className="sub">{t(`policy.level.${rung.level}`, { defaultValue: rung.level })}</span>
        </li>
      ))}
    </ol>
  );
}

function Value({ parameter, value }: { parameter: string; value: unknown }) {
  const { t } = useTranslation();
  const name = useName();
  const told = (one: unknown) =>
    typeof one === 'string' ? valueWords(parameter, one, { t, name }) : JSON.stringify(one);
  if (Array.isArray(value)) return <span>{value.map(told).join(t('list.and'))}</span>;
  return <span className={parameter === 'when' || typeof value === 'object' ? 'mono' : ''}>{told(value)}</span>;
}
