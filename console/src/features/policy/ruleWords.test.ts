/** Every parameter of the policies that come along has a name, and what it holds is told in words. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import i18next, { type TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { words as en } from '../../i18n/en/index.ts';
import { formatsFor } from '../../i18n/format.ts';
import { words as zh } from '../../i18n/zh-CN/index.ts';
import { rungsOf, valueWords } from './ruleWords.ts';

interface Pack {
  clauses: { rules?: Record<string, unknown>[] }[];
}

const folder = path.join(import.meta.dirname, '../../../../policies');
const rules = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => (parse(readFileSync(path.join(folder, file), 'utf8')) as Pack).clauses)
  .flatMap((clause) => clause.rules ?? []);
const headed = new Set(['kind', 'name', 'assumed', 'note', 'title']);
/** Conditions come with words of their own; an action and the code of a special order are told as they are. */
const elsewhere = new Set(['when', 'demand', 'action', 'flag']);
const parameters = rules.flatMap((rule) => Object.entries(rule).filter(([key]) => !headed.has(key)));

async function wordingIn(language: 'zh-CN' | 'en') {
  const spoken = i18next.createInstance();
  await spoken.init({ lng: language, resources: { [language]: { translation: language === 'en' ? en : zh } } });
  const t = spoken.t as TFunction;
  return {
    t,
    name: (one?: { zh: string; en: string }) => one?.[language === 'en' ? 'en' : 'zh'] ?? '',
    formats: formatsFor(language),
  };
}

/** Letters joined by a dot, or what is left of an object; English words may look like other codes. */
const looksLikeCode = (told: string) => /[a-z]\.[a-z]|[{}"[\]]/.test(told);

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  test('every kind and every parameter has a name', async () => {
    const { t } = await wordingIn(language);
    const keys = [...rules.map(({ kind }) => `kind.${String(kind)}`), ...parameters.map(([key]) => `parameter.${key}`)];
    expect([...new Set(keys)].filter((key) => t(`policy.${key}`, { defaultValue: '' }) === '')).toEqual([]);
  });

  test('nothing that a parameter holds is told as a code', async () => {
    const wording = await wordingIn(language);
    const told = parameters
      .filter(([key, value]) => !elsewhere.has(key) && !rungsOf(value) && key !== 'customer')
      .map(([key, value]) => ({ key, value, words: valueWords(key, value, wording) }));
    const codes = told.filter(({ words }) => words === undefined || looksLikeCode(words));
    expect(codes).toEqual([]);
    // In Chinese there is no letter of a code either, but in names of platforms and what people type.
    const letters = told.filter(
      ({ key, words }) => key !== 'platforms' && key !== 'called' && /[a-z]{3}/.test(words ?? ''),
    );
    expect(language === 'zh-CN' ? letters : []).toEqual([]);
  });
});
