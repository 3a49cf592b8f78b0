import { expect, test } from 'vitest';
import { emptyDraft, type Draft } from './draft.ts';
import { choose, guessesOf } from './guessChoices.ts';
import type { ReadPart } from './pasted.ts';

const where = { confidence: 70, origin: '大杯', start: 0, end: 2, n: 1, unsure: true };
const other = { skuId: 'b', sku: 'B', name: '保温杯 500', unitPrice: '79' };
const cup: ReadPart = {
  ...where,
  skuId: 'a',
  sku: 'A',
  name: '保温杯 800',
  unitPrice: '99',
  quantity: '3',
  others: [other],
};
const date: ReadPart = { ...where, start: 4, end: 7, n: 2, field: 'requiredAt', value: '2026-11-30' };
const draft: Draft = {
  ...emptyDraft,
  guesses: { requiredAt: { field: 'requiredAt', confidence: 70, origin: '月底前' } },
  lines: [
    { key: 'k', ...other, ...cup, unitPrice: '99', discount: '', note: '', guess: { confidence: 70, origin: '大杯' } },
  ],
};

test('every possible reading has a number of its own, through all that is not sure [CC-2.2]', () => {
  const sure = { ...date, unsure: false };
  expect(guessesOf([cup, sure, date]).map(({ choices }) => choices.map(({ n }) => n))).toEqual([[1, 2], [3]]);
});

test('what a person chose is no guess any more, and can be chosen back [CC-2.2]', () => {
  const [guess] = guessesOf([cup]);
  const swapped = { ...draft, ...choose(draft, cup, guess!.choices[1]!) };
  expect(swapped.lines).toMatchObject([{ sku: 'B', unitPrice: '79', quantity: '3' }]);
  expect(swapped.lines[0]).not.toHaveProperty('guess');
  expect(choose(swapped, cup, guess!.choices[0]!).lines).toMatchObject([{ sku: 'A', unitPrice: '99' }]);
  expect(choose(draft, date, { n: 3 }).guesses).toEqual({});
});
