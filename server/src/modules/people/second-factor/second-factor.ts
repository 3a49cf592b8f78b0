/**
 * What a second factor is: a time-based code (RFC 6238) of which each step counts once, and recovery codes for the day on
 * which the phone is gone. Codes follow real time, as phones do, never the company's moved clock. (OS-8.3)
 */
import { randomInt } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';

const stepSeconds = 30;
const recoveryCodeCount = 10;
/** Without what looks alike: no 0 and O, no 1, I and L. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export const newSecret = (): string => generateSecret();

export function enrolmentAddress(secret: string, account: string, company: string): string {
  return generateURI({ issuer: company, label: account, secret });
}

/** The step of a code that is right now, one step early or late; never a step that was accepted before, or an earlier one. */
export function acceptedStep(secret: string, code: string, lastStep: number, nowMs: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(nowMs / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: stepSeconds });
  if (!result.valid || !('timeStep' in result)) return undefined;
  return result.timeStep > lastStep ? result.timeStep : undefined;
}

/** Blanks and dashes are for the eye. */
export const bareCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

export function newRecoveryCodes(): string[] {
  const group = () => Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join('');
  return Array.from({ length: recoveryCodeCount }, () => `${group()}-${group()}-${group()}`);
}

/** Must somebody with these roles have a second factor? `required` is the setting's list. */
export function isRequired(roles: readonly string[], required: string): boolean {
  const named = required.split(',');
  return roles.some((role) => named.includes(role));
}
