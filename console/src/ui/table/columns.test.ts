/** A narrow screen gives up the last columns first and never a fixed one. */
import { expect, test } from 'vitest';
import { allowedWidth, fitting, gridOf, inTwoLines, isTwoLine, visible } from './columns.ts';
import type { Column } from './DataTable.tsx';

const column = (id: string, width: number, more: Partial<Column<unknown>> = {}): Column<unknown> => ({
  id,
  title: id,
  width,
  cell: () => null,
  ...more,
});
const columns = [
  column('due', 200, { fixed: true }),
  column('stage', 100),
  column('lines', 200, { fixed: true }),
  column('owner', 100),
];

test('with room for all nothing is given up', () => {
  expect(fitting(columns, 600).map((one) => one.id)).toEqual(['due', 'stage', 'lines', 'owner']);
});

test('the last column goes first', () => {
  expect(fitting(columns, 550).map((one) => one.id)).toEqual(['due', 'stage', 'lines']);
});

test('the deadline stays on the narrowest screen', () => {
  expect(fitting(columns, 100).map((one) => one.id)).toEqual(['due', 'lines']);
});

test('a fixed column cannot be hidden by choice, an extra one shows only by choice', () => {
  const all = [...columns, column('remark', 50, { extra: true })];
  expect(visible(all, { shown: { due: false, stage: false }, widths: {} }).map((one) => one.id)).toEqual([
    'due',
    'lines',
    'owner',
  ]);
  expect(visible(all, { shown: { remark: true }, widths: {} }).map((one) => one.id)).toContain('remark');
});

test('a width that was chosen is kept within what can be read', () => {
  expect(visible(columns, { shown: {}, widths: { stage: 140 } }).map((one) => one.width)).toEqual([200, 140, 200, 100]);
  expect([allowedWidth(1), allowedWidth(5000), allowedWidth(120.4)]).toEqual([48, 800, 120]);
});

test('every row has the same tracks: what grows takes the rest, and without it all widen in proportion', () => {
  expect(gridOf([column('a', 100), { ...column('b', 80), grows: true }])).toEqual({
    tracks: '100px minmax(80px, 1fr)',
    least: 180,
  });
  expect(gridOf([column('a', 100), column('b', 50)]).tracks).toBe('minmax(100px, 100fr) minmax(50px, 50fr)');
});

test('what stands below takes no room of the first line on a phone, and is a column like any other elsewhere', () => {
  const all = [column('due', 200, { fixed: true }), column('lines', 300, { below: 1 }), column('stage', 100)];
  const phone = inTwoLines(all, 300);
  expect(phone.map((one) => one.id)).toEqual(['due', 'stage', 'lines']);
  expect(isTwoLine(phone)).toBe(true);
  expect(gridOf(phone).least).toBe(300);
  const desk = fitting(all, 600);
  expect(desk.map((one) => one.id)).toEqual(['due', 'lines', 'stage']);
  expect(isTwoLine(desk)).toBe(false);
  expect(gridOf(desk).least).toBe(600);
});
