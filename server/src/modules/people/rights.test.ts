import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { roles } from '../../../../contract/vocabulary.ts';
import { permissionsOf } from '../../kernel/access.ts';
import { packageRoot } from '../../kernel/package-root.ts';
import { buildRegistry } from '../../wire.ts';
import { onlyForAdmins, rightsPage, unknownPatterns } from './rights-page.ts';
import { rights } from './rights.ts';

const registry = buildRegistry();
const names = [...registry.actions.keys(), ...registry.queries.keys()];

/** What no role but the administrator has; a new action must be given to a role or named here. What only the worker does says so itself. */
const adminsOnly =
  /^(company\.(found|set-logo|(add|change)-(department|legal-entity|room|shop|warehouse))|people\.(change-roles)|settings\.set|system\.rotate-master-key|policy\.publish)$/;

test('the matrix has every role of the vocabulary and no other', () => {
  expect(Object.keys(rights).sort()).toEqual(Object.keys(roles).sort());
});

test('the matrix names nothing that does not exist', () => {
  expect(unknownPatterns(rights, registry)).toEqual([]);
});

test('every action and query is open, given to a role, or meant for administrators alone', () => {
  const others = onlyForAdmins(rights, registry).filter((name) => !registry.actions.get(name)?.internal);
  expect(others.filter((name) => !adminsOnly.test(name))).toEqual([]);
});

test('agency streamers reach no customer, no clear data and no search', () => {
  const may = [...permissionsOf(rights, ['agency'], names)];
  expect(may.filter(([name]) => /customers|reveal|search|payments|inventory/.test(name)).map(([name]) => name)).toEqual(
    ['catalog.search'],
  );
  expect(new Set(may.filter(([name]) => name.startsWith('orders.')).map(([, scope]) => scope))).toEqual(
    new Set(['session']),
  );
});

test('nobody both enters and checks by one role', () => {
  for (const role of Object.keys(roles).filter((r) => r !== 'admin')) {
    const may = permissionsOf(rights, [role], names);
    expect(may.has('orders.create') && may.has('orders.check'), role).toBe(false);
  }
});

test('docs/rights.md is what the matrix says (write it with LUYUE_WRITE_DOCS=1)', () => {
  const file = path.join(packageRoot, 'docs/rights.md');
  const page = rightsPage(rights, registry);
  if (process.env.LUYUE_WRITE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
