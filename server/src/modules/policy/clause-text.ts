// Lets a clause's words name a number of its own rules, as {prepare-normal.target}, so that the number is written once
// and a change from 48 h to 36 h changes the words with it.
import { durationWords } from './duration.ts';
import type { Duration } from './duration.ts';

const placeholder = /\{([a-z][a-z0-9-]*)\.([a-z][A-Za-z]*)\}/g;

/** The text with its numbers, and the placeholders for which no rule has a duration. */
export function fillText(
  text: string,
  rules: readonly { name: string }[],
  language: 'zh' | 'en',
): { text: string; unknown: string[] } {
  const unknown: string[] = [];
  const filled = text.replace(placeholder, (whole, name: string, field: string) => {
    const rule = rules.find((each) => each.name === name);
    const value = rule ? (rule as Record<string, unknown>)[field] : undefined;
    if (isDuration(value)) return durationWords(value)[language];
    unknown.push(whole);
    return whole;
  });
  return { text: filled, unknown };
}

/** The rules of whose numbers these words speak. */
export function rulesInWords(words: { zh: string; en: string }): string[] {
  const found = [...`${words.zh} ${words.en}`.matchAll(placeholder)].map((match) => match[1] ?? '');
  return [...new Set(found)];
}

function isDuration(value: unknown): value is Duration {
  const kind = (value as { kind?: unknown } | null | undefined)?.kind;
  return kind === 'time' || kind === 'share' || kind === 'years';
}
