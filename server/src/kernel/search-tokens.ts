/**
 * The keyed hashes by which encrypted names and phones are found: exact phone, last four digits, exact name, pairs of
 * neighbouring characters. Platform ciphertext and masked values give none, because they would only find themselves. (OS-8.3, CC-7.1)
 */
import type { Secrets } from './secrets.ts';

export type TokenKind = 'phone' | 'tail' | 'name' | 'bigram' | 'initials';

export interface SearchToken {
  kind: TokenKind;
  token: Buffer;
}

type Hashes = Pick<Secrets, 'token'>;

const ciphered = /^(##|\$\$|~)|\*/;

/** Digits of a phone without country code, separators and the extension of a virtual number. */
export function phoneDigits(phone: string): string {
  const [main = ''] = phone
    .normalize('NFKC')
    .trim()
    .split(/(?:转|,|#|\[)/);
  const virtual = /^(1\d{10})-\d{1,6}$/.exec(main.trim());
  const digits = (virtual?.[1] ?? main).replace(/\D/g, '');
  return /^(00)?86\d{11}$/.test(digits) ? digits.slice(-11) : digits;
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·・]/g, '');
}

function bigrams(text: string): string[] {
  const letters = [...text];
  return [...new Set(letters.slice(1).map((second, n) => `${letters[n]}${second}`))];
}

/** The tokens under which a person or company can be found. */
export function searchTokens(
  secrets: Hashes,
  { name, phone }: { name?: string | undefined; phone?: string | undefined },
): SearchToken[] {
  const tokens: SearchToken[] = [];
  const add = (kind: TokenKind, value: string): void => void tokens.push({ kind, token: secrets.token(kind, value) });
  if (phone && !ciphered.test(phone)) {
    const digits = phoneDigits(phone);
    if (digits.length >= 5) add('phone', digits);
    if (digits.length >= 4) add('tail', digits.slice(-4));
  }
  if (name && !ciphered.test(name)) {
    const plain = plainName(name);
    if (plain) add('name', plain);
    for (const pair of bigrams(plain)) add('bigram', pair);
  }
  return tokens;
}

/** What a typed text may mean. A subject is found when it has ALL tokens of one of the alternatives. */
export function tokensToFind(secrets: Hashes, text: string): SearchToken[][] {
  const plain = plainName(text);
  const digits = /^[\d+\-() ]+$/.test(text.trim()) ? phoneDigits(text) : '';
  const one = (kind: TokenKind, value: string): SearchToken => ({ kind, token: secrets.token(kind, value) });
  if (digits.length >= 5) return [[one('phone', digits)]];
  if (digits.length === 4) return [[one('tail', digits)]];
  const pairs = bigrams(plain);
  const alternatives =
    pairs.length > 0 ? [pairs.map((pair) => one('bigram', pair))] : plain ? [[one('name', plain)]] : [];
  if (/^[a-z]{2,6}$/.test(plain)) alternatives.push([one('initials', plain)]);
  return alternatives;
}
