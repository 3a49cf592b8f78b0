/** Who finds which area where. */
import { expect, test } from 'vitest';
import { areas, areasOf, type Area } from './areas.ts';

const area = (id: string, more: Partial<Area> = {}): Area => ({
  id,
  to: `/${id}`,
  icon: 'orders',
  needs: [id],
  ...more,
});
const ids = (list: readonly Area[]) => list.map(({ id }) => id);

test('an area stands in the rail of those whose daily work it is, and one step away for others who may open it', () => {
  const list = [area('a'), area('b', { daily: ['clerk'] }), area('c')];
  const may = ['a', 'b'];
  expect(ids(areasOf(list, { may, roles: ['clerk'] }).rail)).toEqual(['a', 'b']);
  const finance = areasOf(list, { may, roles: ['finance'] });
  expect(ids(finance.rail)).toEqual(['a']);
  expect(ids(finance.others)).toEqual(['b']);
});

test('a rail has room for nine areas; none is lost', () => {
  const list = Array.from({ length: 12 }, (_, n) => area(`a${n}`));
  const { rail, others } = areasOf(list, { may: ids(list), roles: ['admin'] });
  expect([rail.length, others.length]).toEqual([9, 3]);
});

test('each area has an address of its own', () => {
  expect(new Set(areas.map(({ to }) => to)).size).toBe(areas.length);
});
