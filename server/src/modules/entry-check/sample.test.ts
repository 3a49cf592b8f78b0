import { expect, test } from 'vitest';
import { drawSample, sampleSize } from './sample.ts';

const ids = Array.from({ length: 200 }, (_, n) => `order-${n}`);

test('the same seed draws the same orders, in whatever sequence they come [CC-2.3]', () => {
  const seed = Buffer.from('7a'.repeat(16), 'hex');
  const drawn = drawSample(ids, seed, 5);
  expect(drawn).toHaveLength(10);
  expect(drawSample([...ids].reverse(), seed, 5)).toEqual(drawn);
  expect(drawSample(ids, Buffer.from('7b'.repeat(16), 'hex'), 5)).not.toEqual(drawn);
});

test('a day with few orders still has one looked at, a day without has none', () => {
  expect([sampleSize(3, 5), sampleSize(0, 5), sampleSize(1, 100), sampleSize(10, 0)]).toEqual([1, 0, 1, 0]);
});
