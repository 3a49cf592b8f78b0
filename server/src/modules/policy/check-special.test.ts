// Every fault of a kind of special order, told at its line; a sound one passes (OS-2.3).
import { expect, test } from 'vitest';
import { checkPack } from './check-pack.ts';
import { readPack } from './read-pack.ts';
import { vocabularyWith } from './vocabulary.ts';

const vocabulary = vocabularyWith({ actions: [], metrics: [] });
const head = `policy: OS
title: { zh: 订单, en: Orders }
clauses:
  - id: OS-2.3
    title: { zh: 特殊, en: Special }
    text: { zh: 条文。, en: Text. }
    version: 1
    effective: 2026-01-01T00:00:00+08:00
    rules:
`;
const sound = ['kind: special', 'name: engraving', 'title: { zh: 刻字, en: Engraving }', 'tell: [sales]'];
const rule = (...lines: string[]) => `      - ${[...sound, ...lines].join('\n        ')}\n`;
const detail = '{ key: text, title: { zh: 字, en: Text }, type: text }';
const choice = (more: string) => `{ key: font, title: { zh: 字体, en: Font }, type: choice${more} }`;
const choices = ', choices: [{ key: song, title: { zh: 宋, en: Song } }, { key: kai, title: { zh: 楷, en: Kai } }]';

function faults(text: string): string[] {
  const { pack, problems } = readPack([{ file: 'OS.yaml', text: head + text }]);
  return [...problems, ...checkPack(pack, vocabulary)].map((one) => `${one.code} ${one.line - 9}`);
}

test('a sound kind has none, and other rules may ask for it [OS-2.3]', () => {
  const deadline = `      - kind: deadline
        name: engraved
        subject: order
        when: '"engraving" in order.special && order.priority == "normal"'
        department: production
        start: order.checked
        stop: [order.prepared]
        target: 8h
        ladder: [{ at: 0, tell: [production], level: over }]
`;
  const kind = rule(
    'acknowledge: 4h',
    'basis: working',
    'late: [quality]',
    'before: prepare',
    'details:',
    `  - ${detail}`,
  );
  expect(faults(kind + deadline)).toEqual([]);
});

test.each([
  ['two details of one key', ['details:', `  - ${detail}`, `  - ${detail}`], 'DUPLICATE_NAME 7'],
  ['a choice without choices', ['details:', `  - ${choice('')}`], 'MISSING_FIELD 6'],
  [
    'choices of a text',
    ['details:', `  - { key: a, title: { zh: 字, en: A }, type: text${choices} }`],
    'UNKNOWN_FIELD 6',
  ],
  ['a type that there is not', ['details:', `  - { key: a, title: { zh: 字, en: A }, type: colour }`], 'BAD_VALUE 6'],
  ['a lapse without a clock', ['late: [quality]'], 'MISSING_FIELD 1'],
  ['a step that waits for nobody', ['before: pack'], 'MISSING_FIELD 1'],
  ['working days', ['acknowledge: 2d', 'basis: working'], 'WORKING_DAYS_UNCLEAR 5'],
  ['a department that there is not', ['late: [magicians]', 'acknowledge: 1h'], 'UNKNOWN_DEPARTMENT 5'],
  ['a condition of its own', ['when: order.isPaid'], 'UNKNOWN_FIELD 5'],
])('%s is told at its line', (_what, lines, expected) => {
  expect(faults(rule(...lines))).toEqual([expected]);
});

test('a kind that is misspelt in a condition is told, with those that there are', () => {
  const late =
    rule('acknowledge: 4h') +
    `      - kind: timeout
        name: wait
        subject: order
        when: '"engravin" in order.special'
        stage: accepted
        after: 7d
        action: orders.close
        outcome: by-default
`;
  expect(faults(late)).toContain('BAD_VALUE 9');
});

test('one kind under two rules is told, whichever way it is named', () => {
  expect(faults(rule() + rule().replace('name: engraving', 'name: other\n        flag: engraving'))).toEqual([
    'DUPLICATE_NAME 7',
  ]);
});
