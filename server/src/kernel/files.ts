/** The encrypted file store: each file under its own key, addressed by the hash of its ciphertext. (OS-8.3, PD-4.2) */
import type { Readable } from 'node:stream';
import type { Queryable } from './database.ts';

export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  /** SHA-256 of the plain bytes would tell what is inside; this is of the ciphertext. */
  sha256: Buffer;
}

export interface FileStore {
  /** Encrypts and stores a stream, bounded in memory; the row is written at once, so a crash leaves at most an unused file. */
  put(
    db: Queryable,
    content: AsyncIterable<Uint8Array>,
    meta: { name: string; mediaType: string; maxBytes: number },
  ): Promise<StoredFile>;
  describe(db: Queryable, id: string): Promise<StoredFile | undefined>;
  /** Decrypts as a stream; fails when the content was tampered with. */
  open(db: Queryable, id: string): Promise<Readable>;
  /** Destroys the files' keys, after which their bytes mean nothing; a sweep takes those off the disk. */
  destroy(db: Queryable, ids: readonly string[]): Promise<void>;
}
