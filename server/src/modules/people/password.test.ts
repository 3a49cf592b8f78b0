import { expect, test } from 'vitest';
import { hashPassword, isWeak, passwordMatches } from './password.ts';

const who = { account: 'heyu', name: '何屿' };

test.each(['short7!', '12345678', 'aaaaaaaa', 'abcdefghij', 'password123', 'Qwerty!!', 'abababab', 'heyu-2026-11'])(
  '%s is too easy to guess',
  (password) => {
    expect(isWeak(password, who)).toBe(true);
  },
);

test.each(['correct horse battery', '青山不改绿水长流', 'f3-Kestrel'])('%s is accepted', (password) => {
  expect(isWeak(password, who)).toBe(false);
});

test('a password matches its own hash only, and nobody matches a missing one', async () => {
  const hash = await hashPassword('correct horse battery', who);
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await passwordMatches(hash, 'correct horse battery')).toBe(true);
  expect(await passwordMatches(hash, 'correct horse batterz')).toBe(false);
  expect(await passwordMatches(null, 'nobody has this password')).toBe(false);
});
