import { describe, expect, test } from 'vitest';
import { durationWords, parseDuration, rungDelay } from './duration.ts';

const hour = 3_600_000;

describe('lengths of time', () => {
  test('hours, minutes and days become milliseconds', () => {
    expect(parseDuration('24h')).toEqual({ kind: 'time', value: 24, unit: 'h', ms: 24 * hour });
    expect(parseDuration('30m')).toMatchObject({ ms: hour / 2 });
    expect(parseDuration('7d')).toMatchObject({ ms: 168 * hour });
  });

  test('a time before the limit is negative and the limit itself is 0', () => {
    expect(parseDuration('-4h')).toMatchObject({ kind: 'time', ms: -4 * hour });
    expect(parseDuration('0')).toMatchObject({ kind: 'time', ms: 0 });
  });

  test('shares and years keep their own kind', () => {
    expect(parseDuration('50%')).toEqual({ kind: 'share', percent: 50 });
    expect(parseDuration('30y')).toEqual({ kind: 'years', years: 30 });
  });

  test.each(['', '24', '24 h', 'h', '1.5h', '--4h', '24H', '5w', '999999d', '1e3h', '-50%'])(
    '%j is not a duration',
    (text) => expect(parseDuration(text)).toBeUndefined(),
  );
});

test('a rung at half of 24 hours lies 12 hours after the start, one at -4h lies 20 hours after it', () => {
  expect(rungDelay({ kind: 'share', percent: 50 }, 24 * hour)).toBe(12 * hour);
  expect(rungDelay({ kind: 'time', value: -4, unit: 'h', ms: -4 * hour }, 24 * hour)).toBe(20 * hour);
});

test('durations are said in Chinese and in English, with the plural where it belongs', () => {
  const said = (text: string) => durationWords(parseDuration(text) ?? { kind: 'years', years: 0 });
  expect(said('1h')).toEqual({ zh: '1 小时', en: '1 hour' });
  expect(said('48h')).toEqual({ zh: '48 小时', en: '48 hours' });
  expect(said('3y')).toEqual({ zh: '3 年', en: '3 years' });
  expect(said('5%')).toEqual({ zh: '5%', en: '5 %' });
});
