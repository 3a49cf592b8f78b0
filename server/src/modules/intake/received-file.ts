/** Takes a file in as it streams: encrypted into the file store, with a keyed hash of its bytes. (OS-2.1, OS-8.3) */
import { createHash } from 'node:crypto';
import type { Kernel } from '../../kernel/kernel.ts';

export interface ReceivedFile {
  id: string;
  name: string;
  size: number;
  /** Of the plain bytes; it becomes keyed before it is stored. */
  sha256: string;
}

const largestFileBytes = 200 * 1024 * 1024;

export async function receiveFile(
  kernel: Kernel,
  name: string,
  content: AsyncIterable<Uint8Array>,
): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const part of content) {
      hash.update(part);
      yield part;
    }
  }
  const shown = [...name.toWellFormed().replace(/[\u0000-\u001f\u007f]/gu, '')].slice(-200).join('') || 'orders.csv';
  const stored = await kernel.files.put(kernel.database, hashed(), {
    name: shown,
    mediaType: 'text/csv',
    maxBytes: largestFileBytes,
  });
  return { id: stored.id, name: shown, size: stored.size, sha256: hash.digest('hex') };
}
