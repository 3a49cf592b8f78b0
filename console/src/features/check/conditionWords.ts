/**
 * A condition of a rule in words, as far as it is plain: one fact that holds, does not hold, or equals something. What is more than
 * that stays as the pack writes it. Pure.
 */
import { orderFacts } from '../../../../contract/vocabulary.ts';

interface Worded {
  /** The fact's own words, in both languages. */
  fact: { zh: string; en: string };
  how: 'holds' | 'is' | 'isNot' | 'known' | 'unknown';
  value: string;
}

const known: Readonly<Record<string, { zh: string; en: string }>> = orderFacts;
const plain = /^(!?)(order(?:\.\w+)+)(?:\s*(==|!=)\s*(null|"[^"]*"|\d+))?$/;

export function wordsOfCondition(condition: string): Worded | undefined {
  const [, not, name = '', sign, value = ''] = plain.exec(condition.trim()) ?? [];
  const fact = known[name];
  if (!fact) return undefined;
  // What follows the colon lists the codes that it may have.
  const short = { zh: fact.zh.split(/[：；]|，如/)[0] ?? '', en: fact.en.split(/[:;]|, such/)[0] ?? '' };
  if (sign === undefined && not) return { fact: negated(short), how: 'holds', value: '' };
  if (sign === undefined) return { fact: short, how: 'holds', value: '' };
  if (value === 'null') return { fact: short, how: sign === '==' ? 'unknown' : 'known', value: '' };
  return { fact: short, how: sign === '==' ? 'is' : 'isNot', value: value.replaceAll('"', '') };
}

/** 有买家留言 → 没有买家留言. */
const negated = ({ zh, en }: Worded['fact']): Worded['fact'] => ({
  zh: zh.startsWith('有') ? `没${zh}` : `不是：${zh}`,
  en: `Not: ${en}`,
});
