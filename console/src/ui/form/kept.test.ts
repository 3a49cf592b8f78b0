import { expect, test } from 'vitest';
import { keptOf, takenUp } from './kept.ts';

const standing = (name: string, unit: string) => ({ name, unit, codes: ['6901'] });

test('Only what differs from what stands is kept, beside what it differed from', () => {
  expect(keptOf(standing('保温杯', '个'), standing('保温杯', '只'))).toEqual({ unit: { was: '个', now: '只' } });
});

test('What was typed comes back where the same still stands, and not over what a colleague changed since', () => {
  const kept = keptOf(standing('保温杯', '个'), standing('杯', '只'));
  expect(takenUp(standing('保温杯', '个'), kept)).toEqual(standing('杯', '只'));
  expect(takenUp(standing('保温杯', '盒'), kept)).toEqual(standing('杯', '盒'));
});

test('A field that is there only since the draft was kept says what stands', () => {
  expect(takenUp({ name: '', note: undefined }, { name: { was: '', now: '杯' } })).toEqual({
    name: '杯',
    note: undefined,
  });
});
