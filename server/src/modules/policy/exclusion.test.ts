import { expect, test } from 'vitest';
import { excludeEachOther } from './exclusion.ts';

test.each([
  ['a.type == "normal"', 'a.type == "presale"'],
  ['a.type == "normal"', '"presale" == a.type'],
  ['a.type == "normal" && a.x', 'a.type != "normal"'],
  ['a.type == "normal"', 'a.type in ["presale", "custom"]'],
  ['a.by == null', 'a.by != null && a.x'],
  ['a.by == null', 'a.by > 3'],
  ['a.flag', '!a.flag'],
  ['a.flag == false', 'a.flag'],
  ['a.n > 5', 'a.n <= 5'],
  ['a.n >= 5', '5 > a.n'],
  ['a.n == 4', 'a.n > 4.5'],
  ['"gift" in a.kinds', '!("gift" in a.kinds) && a.x'],
])('%s and %s are never both true', (a, b) => {
  expect(excludeEachOther(a, b)).toBe(true);
  expect(excludeEachOther(b, a)).toBe(true);
});

test.each([
  [undefined, 'a.flag'],
  [undefined, undefined],
  ['a.type == "normal"', 'a.type == "normal"'],
  ['a.type == "normal"', 'a.flag'],
  ['a.type != "normal"', 'a.type != "presale"'],
  ['a.n >= 5', 'a.n <= 5'],
  ['a.n > 1', 'a.n > 2'],
  ['a.flag || a.x', '!a.flag'],
  ['a.type in ["normal", "custom"]', 'a.type == "custom"'],
  ['"gift" in a.kinds', '!("card" in a.kinds)'],
  ['size(a.type) == 1', 'size(a.type) == 2'],
])('%s and %s may both be true', (a, b) => {
  expect(excludeEachOther(a, b)).toBe(false);
  expect(excludeEachOther(b, a)).toBe(false);
});
