import { expect, test } from 'vitest';
import { factsWithoutSource } from './modules/policy/index.ts';
import { buildRegistry } from './wire.ts';

test('every fact that a policy may ask for is told by some module', () => {
  expect(buildRegistry().actions.size).toBeGreaterThan(0);
  expect(factsWithoutSource()).toEqual([]);
});
