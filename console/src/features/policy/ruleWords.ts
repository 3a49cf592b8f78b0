/** Says the codes of a rule in the reader's words: departments, events, pauses, durations, choices. What has no words is told as it is written. */
import type { TFunction } from 'i18next';
import { metricFormulas } from '../../../../contract/metrics.ts';
import {
  departments,
  orderEvents,
  orderFacts,
  orderStages,
  pauseReasons,
  retentionWords,
  roles,
} from '../../../../contract/vocabulary.ts';
import type { Formats } from '../../i18n/format.ts';

interface Bilingual {
  zh: string;
  en: string;
}

const words: Record<string, Bilingual> = {
  ...departments,
  ...orderStages,
  ...orderEvents,
  ...pauseReasons,
  ...metricFormulas,
  ...retentionWords,
};
const facts: Record<string, Bilingual> = orderFacts;

export interface RuleWording {
  t: TFunction;
  name: (name: Bilingual | undefined) => string;
  formats: Pick<Formats, 'amount' | 'number'>;
}

export interface Rung {
  at: string;
  tell: string[];
  level?: string;
}

/** A ladder of warnings, or who is asked next as the time for a step runs out. */
export function rungsOf(value: unknown): Rung[] | undefined {
  const rungs = Array.isArray(value) ? (value as (Partial<Rung> & { to?: string })[]) : [];
  const told = rungs.map(({ at, tell, to, ...level }) => ({ ...level, at, tell: tell ?? (to ? [to] : []) }));
  return told.length > 0 && told.every(({ at, tell }) => at !== undefined && tell.length > 0)
    ? (told as Rung[])
    : undefined;
}

/** `24h`, `30m`, `7d`, `3y`; a share of the budget such as `50%`. */
function durationWords(text: string, t: TFunction): string | undefined {
  const match = /^(-?)(\d+)(m|h|d|y)$/.exec(text);
  if (!match) return undefined;
  return t(match[1] ? 'policy.before' : 'policy.length', {
    length: t(`policy.unit.${match[3]}`, { count: Number(match[2]) }),
  });
}

export function rungWords(at: string, t: TFunction): string {
  if (at === '0') return t('policy.atLimit');
  return at.endsWith('%') ? t('policy.share', { share: at }) : (durationWords(at, t) ?? at);
}

/** `warehouse.lead` is the head of the warehouse, `role.clerk` whoever has that role. */
export function audienceWords(audience: string, { t, name }: Pick<RuleWording, 't' | 'name'>): string {
  if (audience === 'owner') return t('policy.orderOwner');
  const [department = '', post] = audience.split('.');
  if (department === 'role') return name(roles[post as keyof typeof roles]) || audience;
  const known = words[department] ? name(words[department]) : audience;
  return post === 'lead' ? t('policy.lead', { department: known }) : known;
}

function codeWords(parameter: string, code: string, wording: RuleWording): string {
  const { t, name } = wording;
  if (parameter === 'basis' || parameter === 'source' || parameter === 'subject')
    return t(`policy.value.${code}`, { defaultValue: code });
  if (parameter === 'priority') return t(code === 'high' ? 'special.first' : 'special.normal');
  if (parameter === 'before') return t(`orders.blocks.${code}`);
  if (parameter === 'platforms') return t(`platform.${code}`, { defaultValue: code });
  if (parameter === 'nobody' || parameter === 'tell') return audienceWords(code, wording);
  if (parameter === 'roles' || parameter === 'owner') return name(roles[code as keyof typeof roles]) || code;
  return (
    durationWords(code, t) ??
    (words[code] ? name(words[code]) : t(`policy.choice.${parameter}.${code}`, { defaultValue: code }))
  );
}

/** What a parameter holds, in words; undefined for what has none. */
export function valueWords(parameter: string, value: unknown, wording: RuleWording): string | undefined {
  const { t, formats } = wording;
  if (typeof value === 'string') return codeWords(parameter, value, wording);
  if (typeof value === 'number') return parameter === 'amount' ? formats.amount(value) : formats.number(value);
  if (Array.isArray(value)) {
    const told = value.map((one) => valueWords(parameter, one, wording));
    return told.includes(undefined) ? undefined : told.join(t('list.and'));
  }
  return typeof value === 'object' && value !== null ? partWords(parameter, value, wording) : undefined;
}

interface Part {
  title?: Bilingual;
  promise?: Bilingual;
  until?: string;
  less?: string;
  within?: string;
  times?: number;
  by?: string[];
}

/** A part of a rule: by its own title, or a promise, a time by which, how often something may come back, a time per stage. */
function partWords(parameter: string, value: object, wording: RuleWording): string | undefined {
  const { t, name } = wording;
  const { title, promise, until, less, within, times, by } = value as Part;
  if (title) return name(title);
  if (promise) return name(promise);
  if (until) {
    const fact = name(facts[until]) || until;
    return less ? t('policy.beforeFact', { length: durationWords(less, t) ?? less, fact }) : fact;
  }
  if (within && times && by)
    return t('policy.comesBack', {
      times,
      within: durationWords(within, t) ?? within,
      by: valueWords('by', by, wording),
    });
  if (parameter !== 'stale') return undefined;
  const stages = Object.entries(value as Record<string, string>);
  return stages
    .map(([stage, span]) => `${codeWords('stage', stage, wording)} ${durationWords(span, t) ?? span}`)
    .join(t('list.and'));
}
