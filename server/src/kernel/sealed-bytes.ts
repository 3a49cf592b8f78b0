/** Authenticated encryption of small values: AES-256-GCM, bound to a context so that a value cannot be moved elsewhere. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { passingRandom } from './random-bytes.ts';

/** AES-256-GCM with a fresh nonce: nonce ‖ ciphertext ‖ tag. */
export function sealBytes(key: Buffer, plain: Buffer, context: Buffer): Buffer {
  const nonce = passingRandom(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(context);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function openBytes(key: Buffer, sealed: Buffer, context: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAAD(context);
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()]);
}
