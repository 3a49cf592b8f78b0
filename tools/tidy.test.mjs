// Each rule of tidy is shown a planted failure, and the same text put right.
import { expect, test } from 'vitest';
import { checkSizes, shrink } from './tidy/sizes.mjs';
import { checkTables } from './tidy/tables.mjs';
import { checkWords } from './tidy/words.mjs';

const file = (path, text) => ({ path, text });
const lines = (count) => Array.from({ length: count }, (_, at) => `  f(${at});`).join('\n');
const longFunction = file('server/src/kernel/a.ts', `function walk() {\n${lines(60)}\n}\n`);

test('a file of 301 lines is too long and one of 300 is not', () => {
  expect(checkSizes([file('a.ts', `${lines(301)}\n`)])).toHaveLength(1);
  expect(checkSizes([file('a.ts', `${lines(300)}\n`)])).toEqual([]);
});

test('a function of more than 50 lines is named with its place', () => {
  expect(checkSizes([longFunction])).toEqual(['server/src/kernel/a.ts:1 walk has 62 lines; 50 are allowed']);
});

test('a suite of tests may be long, a test may not', () => {
  const suite = `describe('x', () => {\n${lines(60)}\n});\n`;
  expect(checkSizes([file('a.test.ts', suite)])).toEqual([]);
  expect(checkSizes([file('a.test.ts', suite.replace('describe', 'test'))])).toHaveLength(1);
});

test('an allowance holds for the length it was given, and must be lowered when the function shrinks', () => {
  const key = 'server/src/kernel/a.ts#walk';
  expect(checkSizes([longFunction], { [key]: 62 })).toEqual([]);
  expect(checkSizes([longFunction], { [key]: 61 })).toHaveLength(1);
  expect(checkSizes([longFunction], { [key]: 70 })).toHaveLength(1);
  expect(shrink([longFunction], { [key]: 70, gone: 80 })).toEqual({ [key]: 62 });
  expect(shrink([longFunction], { [key]: 55 })).toEqual({ [key]: 55 });
});

test.each([
  ['server/src/kernel/order-utils.ts', ''],
  ['server/src/common/a.ts', ''],
  ['server/src/kernel/a.ts', 'class OrderManager {}'],
  ['server/src/kernel/a.ts', 'export interface OrderDto { id: string }'],
  ['server/src/kernel/a.ts', 'const dateHelper = () => 1;'],
  ['server/src/kernel/a.ts', 'type OrderService = {};'],
])('an empty name is refused: %s %s', (path, text) => {
  expect(checkWords([file(path, text)])).toHaveLength(1);
});

test.each([
  'const customerServiceHours = () => 1;',
  'const database = 1; // based on common words',
  'type Baseline = 1;',
])('a word that means something is let through: %s', (text) => {
  expect(checkWords([file('server/src/kernel/a.ts', text)])).toEqual([]);
});

test('unfinished business and banners are refused with what to do instead', () => {
  expect(checkWords([file('a.ts', `// ${'TO'}DO later`)])).toHaveLength(1);
  expect(checkWords([file('a.ts', `// ${'='.repeat(20)}\n`)])).toHaveLength(1);
});

test('a path of one machine and the address of a registry are found in any text', () => {
  expect(checkWords([file('docs/a.md', `see ${'/wo'}rk/main/a`)])).toHaveLength(1);
  expect(checkWords([file('a.yaml', `x: "${'/ro'}ot/x"`)])).toHaveLength(1);
  expect(checkWords([file('docs/a.md', `from registry.npm${'js'}.org`)])).toHaveLength(1);
  expect(checkWords([file('docs/a.md', 'open /orders, /home or /api/work; work/main is relative')])).toEqual([]);
});

const tree = (sql) => [
  file('server/migrations/0001-a.sql', 'create table orders (id uuid); create table stock (id uuid);'),
  file('server/src/modules/orders/README.md', '# orders\n\nTables: `orders`\n'),
  file('server/src/modules/inventory/README.md', '# inventory\n\nTables: `stock`\n'),
  file('server/src/modules/inventory/store.ts', 'export const a = `select on_hand from stock`;'),
  file('server/src/modules/orders/store.ts', sql),
];

test.each([
  'const a = `select * from stock where id = $1`;',
  'const a = `select 1 from orders join stock on true`;',
  "const a = 'update stock set reserved = 0';",
  'const a = `insert into ${schema} select 1; delete from only stock`;',
  "ctx.insert('stock', {});",
])('a table of another module is refused, to read and to write: %s', (sql) => {
  expect(checkTables(tree(sql))).toEqual([
    'server/src/modules/orders/store.ts names stock, a table of inventory: ask its door',
  ]);
});

test('its own tables and words that only look like one are let through', () => {
  const sql =
    "// rows come from stock\nimport { x } from '../inventory/index.ts';\nconst a = `select stock from orders`;";
  expect(checkTables(tree(sql))).toEqual([]);
});

test('an exception needs an entry, and an entry that is no longer needed must go', () => {
  const allowed = { shared: {}, exceptions: [{ module: 'orders', table: 'stock', reason: 'the hot path' }] };
  expect(checkTables(tree('const a = `select 1 from stock`;'), allowed)).toEqual([]);
  expect(checkTables(tree(''), allowed)).toHaveLength(1);
});

test('a table without an owner, with two owners, and a module without a README are found', () => {
  const two = file('server/src/modules/inventory/README.md', 'Tables: stock, orders\n');
  expect(checkTables([...tree('').slice(0, 2), two])).toHaveLength(1);
  expect(checkTables(tree('').filter((one) => !one.path.includes('inventory')))).toEqual([
    'the table stock is owned by no README.md',
  ]);
  expect(checkTables(tree('').filter((one) => !one.path.endsWith('README.md')))).toHaveLength(4);
});
