import { generateSync } from 'otplib';
import { describe, expect, test } from 'vitest';
import { acceptedStep, bareCode, enrolmentAddress, isRequired, newRecoveryCodes, newSecret } from './second-factor.ts';

const secret = newSecret();
const now = 1_800_000_000_000;
const step = now / 30_000;
const codeAt = (ms: number): string => generateSync({ secret, epoch: Math.floor(ms / 1000) });

describe('a code of the second factor', () => {
  test.each([-30_000, 0, 30_000])('is accepted %d ms away from now, and names its step [OS-8.3]', (away) => {
    expect(acceptedStep(secret, codeAt(now + away), 0, now)).toBe(step + away / 30_000);
  });

  test.each([-90_000, 90_000])('is refused %d ms away from now [OS-8.3]', (away) => {
    expect(acceptedStep(secret, codeAt(now + away), 0, now)).toBeUndefined();
  });

  test('counts once: its step and every earlier one are refused afterwards [OS-8.3]', () => {
    expect(acceptedStep(secret, codeAt(now), step, now)).toBeUndefined();
    expect(acceptedStep(secret, codeAt(now - 30_000), step, now)).toBeUndefined();
    expect(acceptedStep(secret, codeAt(now + 30_000), step, now)).toBe(step + 1);
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%j is none', (text) => {
    expect(acceptedStep(secret, text, 0, now)).toBeUndefined();
  });
});

test('the address of the QR code names company and account', () => {
  expect(decodeURIComponent(enrolmentAddress(secret, 'clerk', '岑汀家居'))).toBe(
    `otpauth://totp/岑汀家居:clerk?secret=${secret}&issuer=岑汀家居`,
  );
});

test('recovery codes are ten, all different, and typed with or without dashes', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}$/);
  expect(bareCode(' abcd-efgh 2345 ')).toBe('ABCDEFGH2345');
});

test('a role that must have a second factor is one of the setting’s list', () => {
  expect(isRequired(['clerk', 'finance'], 'admin,finance')).toBe(true);
  expect(isRequired(['clerk'], 'admin,finance')).toBe(false);
  expect(isRequired(['clerk'], '')).toBe(false);
});
