/** Times with a zone of their own, or with the one that was named for the list. */
import { expect, test } from 'vitest';
import { timeReader } from './offset-time.ts';

const read = (text: string, minutes = 0, order: 'ymd' | 'dmy' | 'mdy' = 'ymd') => {
  const parsed = timeReader(minutes, order)(text);
  return 'value' in parsed ? parsed.value.toISOString() : parsed.code;
};

test.each([
  ['2026-11-20 11:13:25 -0500', 480, 'ymd', '2026-11-20T16:13:25.000Z'],
  ['2026-11-20T11:13:25Z', 480, 'ymd', '2026-11-20T11:13:25.000Z'],
  ['2026-11-20T11:13:25+08:00', 0, 'ymd', '2026-11-20T03:13:25.000Z'],
  ['2026/11/20 11:13', 480, 'ymd', '2026-11-20T03:13:00.000Z'],
  ['20/11/2026 11:13', 0, 'dmy', '2026-11-20T11:13:00.000Z'],
  ['11/20/2026 11:13', -300, 'mdy', '2026-11-20T16:13:00.000Z'],
  ['20/11/2026 11:13', 0, 'mdy', 'TIME_IMPOSSIBLE'],
  ['2026-11-20', 0, 'ymd', 'TIME_WITHOUT_HOUR'],
] as const)('%s read %d minutes east, %s, is %s', (text, minutes, order, wanted) => {
  expect(read(text, minutes, order)).toBe(wanted);
});
