// A limit that nothing breaks proves nothing: each is planted to be broken by one byte.
import { expect, test } from 'vitest';
import { limits, pageSizes } from './sizes.mjs';

const signIn = 'src/features/signin/SignInPage.tsx';
const orders = 'src/features/orders/OrdersPage.tsx';

const [chinese, english] = ['src/i18n/zh-CN/index.ts', 'src/i18n/en/index.ts'];

const manifest = {
  'index.html': {
    file: 'entry.js',
    imports: ['_react.js'],
    dynamicImports: ['src/app/Frame.tsx', signIn, orders, chinese, english],
  },
  '_react.js': { file: 'react.js' },
  '_table.js': { file: 'table.js', imports: ['_react.js'] },
  'src/app/Frame.tsx': { file: 'frame.js', imports: ['index.html', '_react.js'] },
  [signIn]: { file: 'sign-in.js', imports: ['_react.js'] },
  [chinese]: { file: 'zh.js' },
  [english]: { file: 'en.js' },
  'src/ui/Popover.tsx': { file: 'popover.js' },
  [orders]: { file: 'orders.js', imports: ['_table.js', 'index.html'], dynamicImports: ['src/ui/Popover.tsx'] },
};

function sizes(bytes) {
  const rows = pageSizes(manifest, (file) => bytes[file] ?? 0);
  return Object.fromEntries(rows.map((row) => [row.name, row]));
}

const over = (row) => row.bytes > row.limit;

test('a page counts the entry, the frame, itself and what they need, each once', () => {
  const all = { 'entry.js': 1, 'react.js': 10, 'table.js': 100, 'frame.js': 1000, 'orders.js': 10_000 };
  expect(sizes(all).OrdersPage.bytes).toBe(11_111);
  expect(sizes(all).SignInPage.bytes).toBe(11);
});

test('pages that a part of the entry opens are counted like its own', () => {
  const { 'index.html': entry, ...rest } = manifest;
  const parted = {
    ...rest,
    'index.html': { file: 'entry.js', imports: ['_start.js'] },
    '_start.js': { ...entry, file: 'start.js' },
  };
  const rows = pageSizes(parted, (file) => (file === 'start.js' || file === 'orders.js' ? 1 : 0));
  expect(rows.find((row) => row.name === 'OrdersPage').bytes).toBe(2);
});

test('a manifest without pages is no good result', () => {
  expect(() => pageSizes({ 'index.html': { file: 'entry.js' } }, () => 0)).toThrow('names no pages');
});

test('of two languages and of several parts the larger one counts', () => {
  const bytes = { 'entry.js': 1, 'zh.js': 10, 'en.js': 20, 'popover.js': 100 };
  expect(sizes(bytes).OrdersPage.bytes).toBe(121);
  expect(sizes(bytes).SignInPage.bytes).toBe(21);
});

test('a sign-in of one byte too many is found, and one of just enough is not', () => {
  expect(over(sizes({ 'entry.js': limits.signIn }).SignInPage)).toBe(false);
  expect(over(sizes({ 'entry.js': limits.signIn, 'sign-in.js': 1 }).SignInPage)).toBe(true);
});

test('a page of one byte too many is found, wherever the byte is', () => {
  expect(over(sizes({ 'entry.js': limits.page }).OrdersPage)).toBe(false);
  for (const file of ['react.js', 'table.js', 'frame.js', 'orders.js'])
    expect(over(sizes({ 'entry.js': limits.page, [file]: 1 }).OrdersPage), file).toBe(true);
});
