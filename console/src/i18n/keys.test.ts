/** Both languages say everything that the console asks for, and nothing is kept that nobody asks for. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { words as en } from './en/index.ts';
import { words as zh } from './zh-CN/index.ts';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, before = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(before + key, value);
    else for (const [inner, text] of flat(value, `${before}${key}.`)) all.set(inner, text);
  }
  return all;
}

/** `count_one` and `count_other` are one key to the caller; Chinese has only `other`. */
const bare = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const holes = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)]
    .map((match) => match[1])
    .filter((name) => name !== 'count')
    .sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(at);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts') && !at.includes(`${path.sep}i18n${path.sep}`)
      ? [readFileSync(at, 'utf8')]
      : [];
  });
}

const code = sources(path.join(import.meta.dirname, '..')).join('\n');
const asked = [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? '');
/** `t(`orders.queue.${id}`)` asks for a whole branch; what stands behind the hole must match too. */
const askedBranches = [...code.matchAll(/\bt\(\s*`([^`]+)`/g)].map(
  (match) => new RegExp(`^${(match[1] ?? '').replace(/[.]/g, '\\.').replace(/\$\{[^}]+\}/g, '[\\w.-]+')}$`),
);
/** Conditional keys: `first ? 'a.b' : 'a.c'`. */
const quoted = new Set([...code.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/gi)].map((match) => match[1] ?? ''));

const zhKeys = flat(zh as Tree);
const enKeys = flat(en as Tree);
const zhBare = new Set([...zhKeys.keys()].map(bare));
const enBare = new Set([...enKeys.keys()].map(bare));

test('both languages have the same keys', () => {
  expect([...zhBare].filter((key) => !enBare.has(key))).toEqual([]);
  expect([...enBare].filter((key) => !zhBare.has(key))).toEqual([]);
});

test('both languages fill in the same values', () => {
  const differing = [...zhKeys].filter(([key, text]) => {
    const other = enKeys.get(key);
    return other !== undefined && holes(text).join() !== holes(other).join();
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

test('English has a singular wherever it has a plural', () => {
  const plurals = [...enKeys.keys()].filter((key) => key.endsWith('_other'));
  expect(plurals.filter((key) => !enKeys.has(key.replace(/_other$/, '_one')))).toEqual([]);
});

test('every key that the console asks for exists', () => {
  expect([...new Set(asked)].filter((key) => !zhBare.has(key))).toEqual([]);
  expect(askedBranches.filter((branch) => ![...zhBare].some((key) => branch.test(key))).map(String)).toEqual([]);
});

test('no key is kept that nobody asks for', () => {
  const used = (key: string) =>
    asked.includes(key) || quoted.has(key) || askedBranches.some((branch) => branch.test(key));
  expect([...zhBare].filter((key) => !used(key))).toEqual([]);
});
