/** A colleague's change is neither lost nor does it take away what was typed. */
import { expect, test } from 'vitest';
import type { ActionField } from './orderActions.ts';
import { movedFields, rebased } from './rebase.ts';

const fields = (city: string, quantity: string): ActionField[] => [
  { name: 'city', kind: 'text', initial: city },
  { name: 'quantity', kind: 'text', initial: quantity },
];

test('untouched fields take the new content, touched ones keep what was typed', () => {
  const typed = { city: '杭州市', quantity: '5' };
  expect(rebased(typed, fields('杭州市', '2'), fields('宁波市', '3'))).toEqual({ city: '宁波市', quantity: '5' });
});

test('only what really moved is told', () => {
  expect(movedFields(fields('杭州市', '2'), fields('杭州市', '3')).map((field) => field.name)).toEqual(['quantity']);
  expect(movedFields(fields('杭州市', '2'), fields('杭州市', '2'))).toEqual([]);
});
