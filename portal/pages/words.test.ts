/** Every text that a page says is there in both languages, with the same gaps to fill, and none is left over. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import en from '../words/en.json' with { type: 'json' };
import zh from '../words/zh-CN.json' with { type: 'json' };

const code = readdirSync(import.meta.dirname)
  .filter((name) => !name.endsWith('.test.ts'))
  .map((name) => readFileSync(path.join(import.meta.dirname, name), 'utf8'))
  .join('\n');

/** `state.${…}` stands for all words that begin so. */
function isSaid(word: string): boolean {
  if (code.includes(`'${word}'`)) return true;
  return [...code.matchAll(/`([a-z.]+)\$\{/g)].some((match) => word.startsWith(match[1] ?? ' '));
}

const gaps = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort();

test('both languages have the same texts with the same gaps', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const [word, text] of Object.entries(zh)) expect(gaps(en[word as keyof typeof en]), word).toEqual(gaps(text));
});

test('no text is left over', () => {
  expect(Object.keys(zh).filter((word) => !isSaid(word))).toEqual([]);
});
