/**
 * The format of a stored file: chunks of 64 KiB, each sealed with the file's id, its number and whether it is the last,
 * so that a chunk that is missing, moved or added at the end does not open.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

export const chunkBytes = 64 * 1024;
const tagBytes = 16;
const sealedChunkBytes = chunkBytes + tagBytes;

/** The bytes on disk are not those that were stored. */
export class FileTampered extends Error {
  constructor() {
    super('a stored file is not what was stored');
    this.name = 'FileTampered';
  }
}

/** Content and name have keys of their own, because their nonces are made differently. */
export function deriveFileKeys(key: Buffer): { contentKey: Buffer; nameKey: Buffer } {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
  return { contentKey: derive('content'), nameKey: derive('name') };
}

/** The key is used for one file only, so the number of the chunk is a nonce that never repeats. */
function nonceOf(n: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(n), 4);
  return nonce;
}

function contextOf(fileId: Buffer, n: number, last: boolean): Buffer {
  return Buffer.concat([fileId, nonceOf(n), Buffer.from([last ? 1 : 0])]);
}

function sealChunk(key: Buffer, fileId: Buffer, n: number, last: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(n));
  cipher.setAAD(contextOf(fileId, n, last));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Buffer, fileId: Buffer, n: number, last: boolean, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(n));
    decipher.setAAD(contextOf(fileId, n, last));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    throw new FileTampered();
  }
}

/** Cuts a stream into pieces of one size; the last may be shorter, and an empty stream is one empty piece. */
async function* pieces(
  content: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let waiting: Buffer[] = [];
  let held = 0;
  for await (const part of content) {
    waiting.push(Buffer.from(part.buffer, part.byteOffset, part.length));
    held += part.length;
    // Something must stay behind, because only the end tells which piece is the last.
    if (held <= size) continue;
    let all = Buffer.concat(waiting);
    for (; all.length > size; all = all.subarray(size)) yield { piece: all.subarray(0, size), last: false };
    waiting = [all];
    held = all.length;
  }
  yield { piece: Buffer.concat(waiting), last: true };
}

export async function* sealChunks(key: Buffer, fileId: Buffer, content: AsyncIterable<Uint8Array>) {
  let n = 0;
  for await (const { piece, last } of pieces(content, chunkBytes)) {
    yield { sealed: sealChunk(key, fileId, n++, last, piece), plainBytes: piece.length };
  }
}

/** Decrypts what `sealChunks` made; `sizes` are the file's on disk and the one that was written down. */
export async function* openChunks(
  key: Buffer,
  fileId: Buffer,
  content: AsyncIterable<Uint8Array>,
  sizes: { stored: number; plain: number },
): AsyncGenerator<Buffer> {
  const chunks = Math.max(1, Math.ceil(sizes.plain / chunkBytes));
  if (sizes.stored !== sizes.plain + chunks * tagBytes) throw new FileTampered();
  let n = 0;
  for await (const { piece, last } of pieces(content, sealedChunkBytes)) {
    const plain = openChunk(key, fileId, n++, last, piece);
    if (plain.length > 0) yield plain;
  }
}
