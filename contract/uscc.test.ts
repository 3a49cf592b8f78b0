import { expect, test } from 'vitest';
import { usccChecksumHolds, usccWarnings } from './uscc.ts';

test.each(['91330100799655058B', '9144030071526726XG', '91110000802100433B', '91310000MA1FL70B67'])(
  'the code %s holds its checksum',
  (code) => {
    expect(usccChecksumHolds(code)).toBe(true);
  },
);

test('a code with two figures exchanged fails its checksum', () => {
  expect(usccChecksumHolds('91330100799655085B')).toBe(false);
});

test('a code that was issued early and fails the checksum is accepted with a warning', () => {
  expect(usccWarnings('91350100M0001TGQXM')).toEqual(['USCC_CHECKSUM']);
  expect(usccWarnings(null)).toEqual([]);
});
