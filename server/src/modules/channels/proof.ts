/** Proofs of messages: HMAC and MD5 over the raw bytes, compared in constant time, against each secret that counts. (facts A1–A7) */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

type Bytes = Buffer | string;

export function hmac64(secret: Bytes, ...parts: Bytes[]): string {
  const mac = createHmac('sha256', secret);
  for (const part of parts) mac.update(part);
  return mac.digest('base64');
}

export function hmacHex(secret: Bytes, message: Bytes): string {
  return createHmac('sha256', secret).update(message).digest('hex');
}

export function md5Hex(...parts: Bytes[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Tells nothing by its time, not even the length: both are hashed first. */
function sameText(one: string, other: string): boolean {
  const hashed = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashed(one), hashed(other));
}

/** Every candidate is compared, so that the time does not tell which one it was. */
export function anySame(given: string, wanted: readonly string[]): boolean {
  return wanted.map((one) => sameText(given, one)).some(Boolean);
}
