/** Standard Webhooks: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, the secret in base64 after `whsec_`. (facts A7) */
import { hmac64 } from '../proof.ts';

/** Undefined where the text is no such secret: 24 to 64 bytes. */
export function secretBytes(secret: string): Buffer | undefined {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/u.exec(secret)?.[1];
  const bytes = encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
  return bytes && bytes.length >= 24 && bytes.length <= 64 ? bytes : undefined;
}

export function signStandard(secret: string, id: string, timestamp: string, body: Buffer | string): string {
  return `v1,${hmac64(secretBytes(secret) ?? '', `${id}.${timestamp}.`, body)}`;
}
