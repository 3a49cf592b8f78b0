import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { phoneDigits, searchTokens, tokensToFind } from './search-tokens.ts';

const secrets = {
  token: (kind: string, value: string) => createHash('sha256').update(`${kind}\0${value}`).digest().subarray(0, 16),
};
const hex = (tokens: { token: Buffer }[]): string[] => tokens.map((t) => t.token.toString('hex'));

/** Would what was stored be found by what is typed? */
function finds(stored: { name?: string; phone?: string }, typed: string): boolean {
  const present = new Set(hex(searchTokens(secrets, stored)));
  return tokensToFind(secrets, typed).some((all) => all.length > 0 && hex(all).every((token) => present.has(token)));
}

test.each([
  ['13812345678', '13812345678'],
  ['+86 138-1234-5678', '13812345678'],
  ['0086 13812345678', '13812345678'],
  ['18412345678-1234', '18412345678'],
  ['18412345678[1234]', '18412345678'],
  ['0571-8888 6666转801', '057188886666'],
  ['１３８１２３４５６７８', '13812345678'],
])('the phone %s has the digits %s', (phone, digits) => {
  expect(phoneDigits(phone)).toBe(digits);
});

test('a phone is found by itself however it is written, and by its last four digits', () => {
  expect(finds({ phone: '138 1234 5678' }, '+86 13812345678')).toBe(true);
  expect(finds({ phone: '18412345678-1234' }, '5678')).toBe(true);
  expect(finds({ phone: '13812345678' }, '13812345679')).toBe(false);
});

test('a name is found by any part of at least two characters', () => {
  expect(finds({ name: '欧阳 明远' }, '明远')).toBe(true);
  expect(finds({ name: '欧阳明远' }, '欧阳明远')).toBe(true);
  expect(finds({ name: '欧阳明远' }, '阳远')).toBe(false);
  expect(finds({ name: '买买提·艾力' }, '买买提艾力')).toBe(true);
  expect(finds({ name: 'Anna Berg' }, 'anna')).toBe(true);
});

test('a name of one character is found by that character', () => {
  expect(finds({ name: '禾' }, '禾')).toBe(true);
});

test.each([
  { name: '李**' },
  { phone: '138****1234' },
  { name: '##cipher##' },
  { phone: '$$cipher$$' },
  { name: '~abc~' },
  { name: ' ' },
  {},
])('masks, ciphers and nothing give no tokens: %j', (stored) => {
  expect(searchTokens(secrets, stored)).toEqual([]);
});
