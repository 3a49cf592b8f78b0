/** A clock reads the same to everybody at the same instant. */
import { expect, test } from 'vitest';
import { firstClock, hoursMinutes, readClock, type ClockFace } from './reading.ts';

const start = Date.parse('2026-11-10T14:00:00Z');
const hour = 3_600_000;
const face: ClockFace = {
  state: 'running',
  startedAt: '2026-11-10T14:00:00Z',
  dueAt: '2026-11-11T14:00:00Z',
  budgetMs: 24 * hour,
};

test('a running clock shows what is left of its budget', () => {
  expect(readClock(face, start + 12 * hour)).toEqual({ rung: 'ok', time: '12:00', share: 50 });
});

test('below one hour the pie shows what is left of the hour', () => {
  expect(readClock(face, start + 23.5 * hour)).toEqual({ rung: 'soon', time: '0:30', share: 50 });
});

test('a clock is late only after its due instant has passed', () => {
  expect(readClock(face, start + 24 * hour).rung).toBe('soon');
  expect(readClock(face, start + 24 * hour + 24 * 60_000 + 1)).toEqual({ rung: 'late', time: '0:24', share: 0 });
});

test('a paused clock shows no time, because it has none', () => {
  expect(readClock({ ...face, state: 'paused', dueAt: undefined }, start)).toEqual({
    rung: 'paused',
    time: '',
    share: 0,
  });
});

test('seconds are shown only on a fine clock under ten minutes', () => {
  expect(hoursMinutes(9 * 60_000 + 58_000, true)).toBe('9:58');
  expect(hoursMinutes(9 * 60_000 + 58_000, false)).toBe('0:09');
  expect(hoursMinutes(11 * 60_000, true)).toBe('0:11');
});

test('beyond a hundred hours days are told', () => {
  expect(readClock({ ...face, dueAt: '2026-11-25T14:00:00Z', budgetMs: 15 * 24 * hour }, start).days).toBe(15);
});

test('the earlier clock comes first and a paused one only when nothing runs', () => {
  const platform: ClockFace = { ...face, dueAt: '2026-11-11T10:00:00Z' };
  const paused: ClockFace = { ...face, state: 'paused', dueAt: undefined };
  expect(firstClock([face, platform, paused])).toBe(platform);
  expect(firstClock([paused])).toBe(paused);
});
