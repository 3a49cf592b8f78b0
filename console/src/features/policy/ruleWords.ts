/** Says the codes of a rule in the reader's words: departments, events, pauses, durations. */
import type { TFunction } from 'i18next';
import { departments, orderEvents, orderStages, pauseReasons } from '../../../../contract/vocabulary.ts';

interface Bilingual {
  zh: string;
  en: string;
}

const words: Record<string, Bilingual> = { ...departments, ...orderEvents, ...pauseReasons };

export interface RuleWording {
  t: TFunction;
  name: (name: Bilingual | undefined) => string;
}

/** `24h`, `30m`, `7d`; a share of the budget such as `50%`. */
function durationWords(text: string, t: TFunction): string | undefined {
  const match = /^(-?)(\d+)(m|h|d)$/.exec(text);
  if (!match) return undefined;
  return t(match[1] ? 'policy.before' : 'policy.length', {
    length: t(`policy.unit.${match[3]}`, { count: Number(match[2]) }),
  });
}

export function rungWords(at: string, t: TFunction): string {
  if (at === '0') return t('policy.atLimit');
  return at.endsWith('%') ? t('policy.share', { share: at }) : (durationWords(at, t) ?? at);
}

/** `warehouse.lead` is the head of the warehouse. */
export function audienceWords(audience: string, { t, name }: RuleWording): string {
  const [department = '', post] = audience.split('.');
  const known = words[department] ? name(words[department]) : audience;
  return post === 'lead' ? t('policy.lead', { department: known }) : known;
}

export function valueWords(parameter: string, value: string, wording: RuleWording): string {
  const { t, name } = wording;
  if (parameter === 'basis' || parameter === 'source' || parameter === 'subject')
    return t(`policy.value.${value}`, { defaultValue: value });
  if (parameter === 'priority') return t(value === 'high' ? 'special.first' : 'special.normal');
  if (parameter === 'before') return t(`orders.blocks.${value}`);
  if (parameter === 'stage') return name(orderStages[value as keyof typeof orderStages]) || value;
  return durationWords(value, t) ?? (words[value] ? name(words[value]) : value);
}
