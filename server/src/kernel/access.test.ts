import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayTouch, permissionsOf, scopeCondition, type Actor, type Scope } from './access.ts';

const actor = (scope: Scope, more: Partial<Actor> = {}): Actor => ({
  kind: 'staff',
  id: 'p1',
  name: 'somebody',
  roles: [],
  departmentId: 'd1',
  shopIds: null,
  warehouseIds: null,
  allowed: null,
  accessVersion: 0,
  permissions: new Map([['orders.get', scope]]),
  ...more,
});

test('the widest scope of several roles counts', () => {
  const matrix = { clerk: { 'orders.*': 'shop' }, agency: { 'orders.get': 'session' }, admin: { '*': 'all' } } as const;
  const names = ['orders.get', 'orders.check', 'people.list'];
  expect([...permissionsOf(matrix, ['agency', 'clerk'], names)]).toEqual([
    ['orders.get', 'shop'],
    ['orders.check', 'shop'],
  ]);
  expect(permissionsOf(matrix, ['admin', 'clerk'], names).get('orders.get')).toBe('all');
});

test('a scope of live sessions without any reaches nothing, one of shops without any reaches every shop', () => {
  expect(mayTouch(actor('session', { sessionIds: null }), 'orders.get', { sessionId: 's1' })).toBe(false);
  expect(mayTouch(actor('session', { sessionIds: ['s1'] }), 'orders.get', { sessionId: 's1' })).toBe(true);
  expect(mayTouch(actor('session', { sessionIds: ['s1'] }), 'orders.get', { sessionId: null })).toBe(false);
  expect(mayTouch(actor('shop'), 'orders.get', { shopId: 'x' })).toBe(true);
});

test('a key can touch nothing by an action that it was not given', () => {
  expect(mayTouch(actor('all', { kind: 'key', allowed: ['catalog.*'] }), 'orders.get', {})).toBe(false);
  expect(scopeCondition(actor('all', { kind: 'key', allowed: ['catalog.*'] }), 'orders.get', {}, [])).toBe('false');
});

const ids = (letter: string) => fc.array(fc.constantFrom(`${letter}1`, `${letter}2`, `${letter}3`), { maxLength: 2 });
const anyActor = fc.record({
  scope: fc.constantFrom<Scope>('all', 'shop', 'warehouse', 'department', 'session', 'own'),
  shopIds: fc.option(ids('s')),
  warehouseIds: fc.option(ids('w')),
  sessionIds: fc.option(ids('l')),
  departmentIds: ids('d'),
});
const anyRow = fc.record({
  shopId: fc.constantFrom('s1', 's2', 's3'),
  warehouseIds: fc.array(fc.constantFrom('w1', 'w2', 'w3'), { minLength: 1, maxLength: 1 }),
  departmentId: fc.constantFrom('d1', 'd2', 'd3'),
  sessionId: fc.constantFrom('l1', 'l2', 'l3', null),
  ownerId: fc.constantFrom('p1', 'p2', null),
});

/** Evaluates the few forms that scopeCondition writes. */
function holds(condition: string, row: Record<string, string | null>, params: unknown[]): boolean {
  const text = condition.replace(/^\((.*)\)$/, '$1');
  return text.split(' and ').every((part) => {
    if (part === 'true' || part === 'false') return part === 'true';
    const [, column = '', many, one] = /^(\w+) = (?:any\(\$(\d+)::uuid\[\]\)|\$(\d+)::uuid)$/.exec(part) ?? [];
    const value = row[column];
    const asked = params[Number(many ?? one) - 1] as string | string[];
    return value !== null && value !== undefined && [asked].flat().includes(value);
  });
}

test('a list shows exactly the rows that may be touched one by one', () => {
  fc.assert(
    fc.property(anyActor, anyRow, ({ scope, ...bounds }, row) => {
      const who = actor(scope, bounds);
      const params: unknown[] = [];
      const columns = {
        shop: 'shop',
        warehouse: 'warehouse',
        department: 'department',
        session: 'session',
        owner: 'owner',
      };
      const condition = scopeCondition(who, 'orders.get', columns, params);
      const flat = {
        shop: row.shopId,
        warehouse: row.warehouseIds[0] ?? null,
        department: row.departmentId,
        session: row.sessionId,
        owner: row.ownerId,
      };
      expect(holds(condition, flat, params)).toBe(mayTouch(who, 'orders.get', row));
    }),
    { numRuns: 2000 },
  );
});
