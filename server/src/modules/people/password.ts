/**
 * Passwords: argon2id hashes, and the few things that make one too easy to guess. Length counts, recipes of signs do not.
 * (OS-8.3)
 */
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../../kernel/refusal.ts';

const shortest = 8;

/** A run such as 12345678, abcdefgh or aaaaaaaa: every step is the same and at most one. */
function isRun(text: string): boolean {
  const codes = [...text].map((c) => c.codePointAt(0) ?? 0);
  const step = (codes[1] ?? 0) - (codes[0] ?? 0);
  return Math.abs(step) <= 1 && codes.slice(1).every((code, n) => code - (codes[n] ?? 0) === step);
}

const common =
  /^(password|passw0rd|qwerty|qwertyuiop|admin|administrator|welcome|letmein|iloveyou|woaini|1q2w3e4r)[\d!@#.]*$/i;

export function isWeak(password: string, known: { account: string; name: string }): boolean {
  const lower = password.toLowerCase();
  if ([...password].length < shortest || isRun(password) || common.test(password)) return true;
  if (new Set(lower).size < 4) return true;
  return [known.account, known.name].some((word) => [...word].length >= 3 && lower.includes(word.toLowerCase()));
}

export async function hashPassword(password: string, known: { account: string; name: string }): Promise<string> {
  if (isWeak(password, known)) throw new Refusal('PASSWORD_TOO_WEAK', { field: 'password', params: { min: shortest } });
  return hash(password);
}

let decoy: Promise<string> | undefined;

/** Takes as long for somebody who does not exist or has no password as for everybody else. */
export async function passwordMatches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password');
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && typeof passwordHash === 'string';
}
