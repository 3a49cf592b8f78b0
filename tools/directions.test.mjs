// A rule that finds nothing proves nothing: each planted tree breaks exactly the rule that it is named after.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findViolations, root, ruleSet } from './directions.mjs';

const planted = path.join(root, 'tools/planted');
const trees = readdirSync(planted);

test.each(trees.filter((name) => name !== 'all-is-well'))('the planted violation of %s is found', async (name) => {
  const { violations } = await findViolations(path.join(planted, name));
  expect(violations.map((one) => one.rule)).toContain(name);
});

test('a tree that keeps to the rules has no violation', async () => {
  const { modules, violations } = await findViolations(path.join(planted, 'all-is-well'));
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(3);
});

test('every rule has a planted violation, one tier rule per kind of tier standing for the rest', () => {
  const rules = ruleSet.forbidden.map((rule) => rule.name).filter((name) => !name.startsWith('tier-of-'));
  expect(rules.filter((name) => !trees.includes(name))).toEqual([]);
  for (const name of ['orders', 'intake', 'analytics', 'home']) expect(trees).toContain(`tier-of-${name}`);
});
