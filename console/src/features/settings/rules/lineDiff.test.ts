import { expect, test } from 'vitest';
import { lineDiff } from './lineDiff.ts';

const told = (before: string, after: string) => lineDiff(before, after).map(({ sign, line }) => sign + line);

test('a changed line is taken out and put in at its place', () => {
  expect(told('a\ntarget: 48h\nb\n', 'a\ntarget: 36h\nb\n')).toEqual([' a', '−target: 48h', '+target: 36h', ' b']);
});

test('a new clause is all new, and an unchanged one is all common', () => {
  expect(told('', 'a\nb')).toEqual(['+a', '+b']);
  expect(told('a\nb', 'a\nb')).toEqual([' a', ' b']);
});

test('lines that were added at the end or taken away at the start are told so', () => {
  expect(told('a\nb', 'b\nc')).toEqual(['−a', ' b', '+c']);
});
