// Every fault of a pack, each in a pack that is sound but for it. The sign § stands where the fault must be reported
// and is taken out before reading.
import { describe, expect, test } from 'vitest';
import { checkPack } from './check-pack.ts';
import { problemTexts } from './pack-problems.ts';
import type { PolicyProblem, ProblemCode } from './pack-problems.ts';
import { readPack } from './read-pack.ts';
import type { PackFile } from './read-pack.ts';
import { reviewCases } from './review-cases-for-tests.ts';
import { vocabularyWith } from './vocabulary.ts';

const vocabulary = vocabularyWith({ actions: ['orders.close', 'orders.check'], metrics: ['entry-error-rate'] });

function problemsOf(files: readonly PackFile[]): PolicyProblem[] {
  const { pack, problems } = readPack(files);
  return [...problems, ...checkPack(pack, vocabulary)];
}

const head = `policy: OT
title: { zh: 超时, en: Overdue }
clauses:
`;
const clause = (id: string, rest = '', effective = '2026-01-01T00:00:00+08:00') => `  - id: ${id}
    title: { zh: 标题, en: Title }
    text: { zh: 条文。, en: Text. }
    version: 1
    effective: ${effective}
${rest}`;
const rules = (...each: string[]) =>
  `    rules:\n${each.map((rule) => `      - ${rule.replaceAll('\n', '\n        ')}\n`).join('')}`;
const pack = (...each: string[]) => head + clause('OT-1', rules(...each));

const deadline = (over: Record<string, string> = {}) => {
  const fields: Record<string, string> = {
    name: 'ship',
    subject: 'order',
    department: 'warehouse',
    start: 'order.paid',
    stop: '[order.shipped]',
    target: '48h',
    ladder: '[{ at: 0, tell: [warehouse], level: over }]',
    ...over,
  };
  return ['kind: deadline', ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`)].join('\n');
};
const timeout = (more = '') =>
  `kind: timeout\nname: close\nsubject: order\nstage: accepted\nafter: 7d\naction: orders.close\noutcome: by-default${more}`;
const retention = (kept: string) => `kind: retention\nname: keep\n${kept}\nfrom: order.closed\nthen: destroy`;
const access = (roles: string) => `kind: access\nname: reveal\ndata: personal\nroles: ${roles}\ndemands: [reason]`;
const metric = 'kind: metric\nname: errors\ntitle: { zh: 差错, en: Errors }\nunit: share\nbetter: lower\n';
const penalty = 'kind: penalty\nname: fine\ntitle: { zh: 扣减, en: Deduction }\ngravity: grave\nappeal: 7d\n';
const until = (at: string) => deadline({ target: '{ until: order.platformShipBy }', ladder: at });
const rung = (at: string) => `{ at: ${at}, tell: [warehouse], level: soon }`;

const cases: [ProblemCode, string, string][] = [
  ['BAD_YAML', 'a quotation that never ends', `${head}  - id: "OT-1\n§`],
  ['BAD_YAML', 'a tab for indentation', `policy: OT\ntitle:\n§\tzh: 一\n`],
  ['BAD_YAML', 'an alias', `policy: &code OT\ntitle: { zh: 一, en: One }\nclauses: [§*code]\n`],
  [
    'DUPLICATE_KEY',
    'a key written twice',
    pack(deadline()).replace('    version: 1', '    version: 1\n    §version: 2'),
  ],
  [
    'MISSING_FIELD',
    'a clause without its version',
    pack(deadline()).replace('    version: 1\n', '').replace('- id', '- §id'),
  ],
  ['MISSING_FIELD', 'a rule without a kind', pack('§name: ship')],
  [
    'MISSING_FIELD',
    'a deadline without a target',
    pack(deadline())
      .replace(/ *target: 48h\n/, '')
      .replace('kind:', '§kind:'),
  ],
  ['MISSING_FIELD', 'a file without clauses', `§policy: OT\ntitle: { zh: 一, en: One }\n`],
  [
    'MISSING_TEXT',
    'a clause without its English text',
    head + clause('OT-1').replace('{ zh: 条文。, en: Text. }', '§{ zh: 条文。 }'),
  ],
  ['MISSING_TEXT', 'a Chinese title of blanks', head + clause('OT-1').replace('zh: 标题', 'zh: §"  "')],
  ['MISSING_NOTE', 'an assumed rule without a note', pack(timeout('\nassumed: §true'))],
  ['UNKNOWN_FIELD', 'a misspelt parameter', pack(`${deadline()}\n§pauses: [waiting_for_customer]`)],
  ['UNKNOWN_FIELD', 'a field that a clause does not have', head + clause('OT-1', '    §owner: it\n')],
  ['UNKNOWN_KIND', 'a kind of rule that does not exist', pack('kind: §dead-line\nname: ship')],
  ['UNKNOWN_KIND', 'a kind that every object has', pack('kind: §constructor\nname: ship')],
  ['WRONG_TYPE', 'a number where a word belongs', pack(deadline({ start: '§5' }))],
  ['WRONG_TYPE', 'a list where a length of time belongs', pack(deadline({ target: '§[48h]' }))],
  ['WRONG_TYPE', 'a clause that is a word', `${head}  - §OT-1\n`],
  ['BAD_VALUE', 'a basis that is neither natural nor working', pack(deadline({ basis: '§lunar' }))],
  ['BAD_VALUE', 'an unknown reason to pause', pack(deadline({ pause: '[§tired]' }))],
  ['BAD_VALUE', 'a deadline without any rung', pack(deadline({ ladder: '§[]' }))],
  ['BAD_VALUE', 'a rule name with blanks', pack(deadline({ name: '§Ship it' }))],
  ['BAD_DURATION', 'a length of time in words', pack(deadline({ target: '§two days' }))],
  ['BAD_DURATION', 'a target of years', pack(deadline({ target: '§1y' }))],
  ['BAD_DURATION', 'a target of nothing', pack(deadline({ target: '§0h' }))],
  ['BAD_DURATION', 'a rung without a unit', pack(deadline({ ladder: `[${rung('§-4')}]` }).replace('-4,', '"-4",'))],
  [
    'BAD_AUDIENCE',
    'somebody who cannot be told',
    pack(deadline({ ladder: '[{ at: 0, tell: [§"warehouse.*"], level: over }]' })),
  ],
  ['BAD_CLAUSE_ID', 'a clause id that is none', head + clause('§OT3')],
  ['BAD_CLAUSE_ID', 'a clause of another policy', head + clause('§CC-1')],
  ['BAD_EFFECTIVE_DATE', 'a date without its zone', head + clause('OT-1', '', '§2026-01-01T00:00:00')],
  ['BAD_EFFECTIVE_DATE', 'a day that does not exist', head + clause('OT-1', '', '§2026-02-30T00:00:00+08:00')],
  ['BAD_EFFECTIVE_DATE', 'a year before the system', head + clause('OT-1', '', '§0026-01-01T00:00:00+08:00')],
  [
    'UNKNOWN_PLACEHOLDER',
    'a text that names no rule',
    pack(deadline()).replace('en: Text.', 'en: §"In {shipp.target}."'),
  ],
  ['DUPLICATE_CLAUSE', 'a clause written twice', head + clause('OT-1') + clause('§OT-1')],
  ['DUPLICATE_RULE', 'a rule written twice', pack(timeout(), timeout().replace('name: ', 'name: §'))],
  [
    'UNKNOWN_FACT',
    'a misspelt fact, at its place in the condition',
    pack(deadline({ when: 'order.isPaid && §order.typ == "normal"' })),
  ],
  ['UNKNOWN_FACT', 'the same in quotes', pack(deadline({ when: "'!§order.paid'" }))],
  ['UNKNOWN_FACT', 'a target that is no known date', pack(deadline({ target: '{ until: §order.shipSoon }' }))],
  ['UNKNOWN_FACT', 'a target that is a fact but no date', pack(deadline({ target: '{ until: §order.amount }' }))],
  ['UNKNOWN_EVENT', 'an unknown start', pack(deadline({ start: '§order.payed' }))],
  ['UNKNOWN_EVENT', 'an unknown stop', pack(deadline({ stop: '[order.shipped, §order.sent]' }))],
  [
    'UNKNOWN_EVENT',
    'an unknown beginning of retention',
    pack(retention('class: tax-paper\nkeep: 10y').replace('order.closed', '§order.done')),
  ],
  ['UNKNOWN_DEPARTMENT', 'an unknown department in charge', pack(deadline({ department: '§packing' }))],
  [
    'UNKNOWN_DEPARTMENT',
    'an unknown department to tell',
    pack(deadline({ ladder: '[{ at: 0, tell: [owner, §packing.lead], level: over }]' })),
  ],
  ['UNKNOWN_ROLE', 'an unknown role', pack(access('[service, §wizard]'))],
  [
    'UNKNOWN_ROLE',
    'an unknown role to tell',
    pack(deadline({ ladder: '[{ at: 0, tell: [§role.wizard], level: over }]' })),
  ],
  ['UNKNOWN_ACTION', 'an action that the system lacks', pack(timeout().replace('orders.close', '§orders.finish'))],
  ['UNKNOWN_METRIC', 'a formula that nobody computes', pack(`${metric}formula: §luck`)],
  [
    'UNKNOWN_PART',
    'an assumed parameter that is not there',
    pack(timeout('\nassumed: [after, §ladder]\nnote: { zh: 说明, en: Why }')),
  ],
  ['BAD_CONDITION', 'a comparison without its right side', pack(deadline({ when: 'order.type ==§' }))],
  ['BAD_CONDITION', 'a word compared with a number', pack(deadline({ when: 'order.isPaid && §order.type == 3' }))],
  ['CONDITION_NOT_BOOLEAN', 'a condition that is an amount', pack(deadline({ when: '§order.amount' }))],
  [
    'LADDER_OUT_OF_ORDER',
    'a rung before the one above it',
    pack(deadline({ ladder: `[${rung('-1h')}, ${rung('§50%')}]` })),
  ],
  ['LADDER_OUT_OF_ORDER', 'the same rung twice', pack(until(`[${rung('-4h')}, ${rung('§-4h')}]`))],
  ['LADDER_OUT_OF_ORDER', 'a share after the limit of a dated target', pack(until(`[${rung('0')}, ${rung('§50%')}]`))],
  ['LADDER_BEYOND_TARGET', 'a rung before the start', pack(deadline({ ladder: `[${rung('§-48h')}]` }))],
  ['LADDER_BEYOND_TARGET', 'a rung after the limit', pack(deadline({ ladder: `[${rung('§4h')}]` }))],
  ['LADDER_BEYOND_TARGET', 'a share above the whole', pack(deadline({ ladder: `[${rung('§120%')}]` }))],
  ['OVERLAPPING_DEADLINES', 'two deadlines over one span', pack(deadline(), deadline({ name: '§ship-too' }))],
  [
    'OVERLAPPING_DEADLINES',
    'two deadlines whose conditions can both hold',
    pack(deadline({ when: 'order.type == "normal"' }), deadline({ name: '§urgent', when: 'order.flags.urgent' })),
  ],
  [
    'PLATFORM_CLOCK_PAUSED',
    "a platform's clock that pauses",
    pack(deadline({ source: 'platform', pause: '§[waiting_for_customer]' })),
  ],
  ['WORKING_DAYS_UNCLEAR', 'working time in days', pack(deadline({ basis: 'working', target: '§2d' }))],
  ['RETENTION_UNDER_FLOOR', 'vouchers kept ten years', pack(retention('class: accounting-voucher\nkeep: §10y'))],
  [
    'RETENTION_UNDER_FLOOR',
    'three years written as days that a leap year exceeds',
    pack(retention('class: transaction-record\nkeep: §1095d')),
  ],
  ['RETENTION_UNDER_FLOOR', 'logs kept under six months', pack(retention('class: operation-log\nkeep: §180d'))],
  [
    'RETENTION_UNDER_FLOOR',
    'destruction lists that are not kept for ever',
    pack(retention('class: destruction-list\nkeep: §99y')),
  ],
  ...reviewCases.map(([code, what, rule]): [ProblemCode, string, string] => [code, what, pack(rule)]),
  ['PENALTY_OVER_WAGE_CAP', 'a quarter of the wage', pack(`${penalty}wage: §25%`)],
];

function placed(source: string): { text: string; line: number; column: number } {
  const before = source.slice(0, source.indexOf('§'));
  const lines = before.split('\n');
  return { text: source.replace('§', ''), line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

describe('a fault is told with its file, line and column', () => {
  test.each(cases)('%s: %s', (code, _what, source) => {
    const { text, line, column } = placed(source);
    const found = problemsOf([{ file: 'policies/OT.yaml', text }]);
    expect(found.map((each) => [each.code, each.line, each.column])).toEqual([[code, line, column]]);
    const [problem] = found;
    expect(problem?.file).toBe('policies/OT.yaml');
    for (const words of [problem?.message, problem?.remedy]) {
      expect(`${words?.zh}${words?.en}`).not.toMatch(/undefined|\[object/);
      expect(words?.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  test('every code that there is has a case here', () => {
    expect(new Set(cases.map(([code]) => code))).toEqual(new Set(Object.keys(problemTexts)));
  });
});

test('all faults of all files are told at once, in the order of their places', () => {
  const first = pack(
    deadline({ start: 'order.payed', stop: '[order.sent]', target: '2w' }),
    'kind: nothing',
    timeout('\nextra: 1'),
  );
  const second = head + clause('OT-1') + clause('OT-3');
  const found = problemsOf([
    { file: 'b.yaml', text: first },
    { file: 'a.yaml', text: second.replace('version: 1', 'version: one') },
  ]);
  expect(found.map((each) => [each.file, each.code])).toEqual([
    ['a.yaml', 'WRONG_TYPE'],
    ['b.yaml', 'BAD_DURATION'],
    ['b.yaml', 'UNKNOWN_KIND'],
    ['b.yaml', 'UNKNOWN_FIELD'],
  ]);
});

test('a fault of form in one rule does not hide faults of meaning in its neighbours', () => {
  const found = problemsOf([{ file: 'a.yaml', text: pack('kind: nothing', deadline({ start: 'order.payed' })) }]);
  expect(found.map((each) => [each.code, each.line])).toEqual([
    ['UNKNOWN_KIND', 10],
    ['UNKNOWN_EVENT', 15],
  ]);
});

test('a clause that stands in two files is told at the second, with the place of the first', () => {
  const text = head + clause('OT-1');
  const [problem] = problemsOf([
    { file: 'a.yaml', text },
    { file: 'b.yaml', text },
  ]);
  expect(problem).toMatchObject({ code: 'DUPLICATE_CLAUSE', file: 'b.yaml', line: 4 });
  expect(problem?.message.en).toContain('a.yaml:4');
});

test.each(['', '[]', '5', 'null', '- a: 1', '\u0000', '{', 'policy: &a [*a]'])(
  '%j is refused and breaks nothing',
  (text) => {
    expect(problemsOf([{ file: 'a.yaml', text }]).length).toBeGreaterThan(0);
  },
);

test('deadlines over one span that exclude each other, or have another source, stand side by side', () => {
  const text = pack(
    deadline({ when: 'order.type == "normal"' }),
    deadline({ name: 'presale', when: 'order.type == "presale" && order.promisedShipAt != null' }),
    deadline({ name: 'undated', when: 'order.type == "presale" && order.promisedShipAt == null' }),
    deadline({ name: 'platform', source: 'platform' }),
    deadline({ name: 'prepare', stop: '[order.prepared]' }),
  );
  expect(problemsOf([{ file: 'a.yaml', text }])).toEqual([]);
});

test('what reaches the legal limit exactly is allowed', () => {
  const keep = (name: string, kept: string) => retention(kept).replace('name: keep', `name: ${name}`);
  const text = pack(
    keep('vouchers', 'class: accounting-voucher\nkeep: 30y'),
    keep('logs', 'class: operation-log\nkeep: 184d'),
    keep('lists', 'class: destruction-list\nkeep: permanent'),
    keep('transactions', 'class: transaction-record\nkeep: 1098d'),
    keep('people', 'class: personal-data\nkeep: 30d'),
    `${penalty}wage: 20%`,
  );
  expect(problemsOf([{ file: 'a.yaml', text }])).toEqual([]);
});
