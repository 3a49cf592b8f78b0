/** One rule with its parameters as the pack writes them; those that the policy's text does not give carry 推定. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { confirmRule, RuleView } from '../../../../contract/policy.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { AsWritten } from '../../ui/AsWritten.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { audienceWords, rungsOf, rungWords, valueWords, type Rung } from './ruleWords.ts';

/** The order in which a reader asks: to what does it apply, from when to when, how long, what happens then. */
const order = [
  'subject',
  'of',
  'side',
  'on',
  'when',
  'demand',
  'source',
  'department',
  'start',
  'stop',
  'cancel',
  'pause',
  'details',
  'called',
  'tell',
  'acknowledge',
  'target',
  'basis',
  'customer',
  'late',
  'priority',
  'before',
  'stage',
  'after',
  'action',
  'otherwise',
  'owner',
  'sample',
  'blocks',
  'holds',
  'opens',
  'stale',
  'within',
  'escalate',
  'recurs',
  'steps',
  'formula',
  'unit',
  'better',
  'class',
  'keep',
  'from',
  'then',
  'data',
  'roles',
  'demands',
  'expires',
  'ladder',
];

function place(name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}

export function RuleCard({ rule, version }: { rule: RuleView; version: number }) {
  const { t } = useTranslation();
  const name = useName();
  const parameters = Object.entries(rule.parameters).sort(([a], [b]) => place(a) - place(b));
  const assumed = (parameter: string) => Array.isArray(rule.assumed) && rule.assumed.includes(parameter);
  return (
    <article className="rule">
      <RuleHead rule={rule} version={version} />
      <dl>
        {parameters.map(([parameter, value]) => (
          <div key={parameter} className="contents">
            <dt>{t(`policy.parameter.${parameter}`, { defaultValue: parameter })}</dt>
            <dd>
              {assumed(parameter) && !rule.confirmed && <span className="tag soon">{t('clause.assumed')}</span>}
              <Told rule={rule} parameter={parameter} value={value} />
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

/** The rule as one sentence, and for who may: confirming what the policy's text does not give (OT-6). */
function RuleHead({ rule, version }: { rule: RuleView; version: number }) {
  const { t } = useTranslation();
  const name = useName();
  const may = useMay();
  const queries = useQueryClient();
  const confirming = useSend(async () => {
    await call<typeof confirmRule>('POST /policy/confirmations', { rule: rule.id, version });
    await queries.invalidateQueries({ queryKey: ['policy'] });
    await queries.invalidateQueries({ queryKey: ['clause'] });
  });
  const open = rule.assumed !== null && !rule.confirmed;
  return (
    <header>
      <span className="tag plain">{t(`policy.kind.${rule.kind}`, { defaultValue: rule.kind })}</span>
      <b className="grow">{name(rule.sentence)}</b>
      {open && <span className="tag soon">{t('clause.assumed')}</span>}
      {rule.confirmed && <span className="tag ok">{t('clause.confirmedBy', { name: rule.confirmed.by })}</span>}
      {open && may('policy.confirm') && (
        <button type="button" className="btn sm" disabled={confirming.busy} onClick={() => confirming.send()}>
          {t('policy.confirm')}
        </button>
      )}
      <RefusalText error={confirming.error} />
    </header>
  );
}

interface Parameter {
  parameter: string;
  value: unknown;
}

/** A condition or an action in words with its code beneath, a ladder rung by rung, anything else by the words for it. */
function Told({ rule, parameter, value }: Parameter & { rule: RuleView }) {
  const name = useName();
  const inWords = rule.words[parameter];
  const rungs = rungsOf(value);
  if (rungs) return <LadderRows rungs={rungs} />;
  if (!inWords) return <Value rule={rule} parameter={parameter} value={value} />;
  return (
    <>
      {name(inWords)}
      <AsWritten code={String(value)} />
    </>
  );
}

function LadderRows({ rungs }: { rungs: readonly Rung[] }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <ol className="rungs">
      {rungs.map((rung) => (
        <li key={rung.at + rung.tell.join()}>
          <b>{rungWords(String(rung.at), t)}</b>
          <span>{rung.tell.map((audience) => audienceWords(audience, { t, name })).join(t('list.and'))}</span>
          {rung.level && <span className="sub">{t(`policy.level.${rung.level}`, { defaultValue: rung.level })}</span>}
        </li>
      ))}
    </ol>
  );
}

/** In a promise to the customer stands how long, by the name of the rule that says so. */
const LENGTH = /\{[\w-]+\.target\}/g;

function Value({ rule, parameter, value }: Parameter & { rule: RuleView }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const wording = { t, name, formats };
  const told = valueWords(parameter, value, wording);
  if (told === undefined) return <span className="mono">{JSON.stringify(value)}</span>;
  return <span>{told.replace(LENGTH, () => valueWords('target', rule.parameters['target'], wording) ?? '')}</span>;
}
