/**
 * Files on local disk, `<data folder>/files/ab/…`, addressed by the hash of their ciphertext: AES-256-GCM in chunks of
 * 64 KiB under a key of the file's own, so that cutting, swapping or changing any of them is noticed. (OS-8.3, PD-4.2)
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Database, Queryable } from './database.ts';
import { chunkBytes, deriveFileKeys, openChunks, sealChunks } from './file-chunks.ts';
import type { FileStore, StoredFile } from './files.ts';
import { newId } from './ids.ts';
import type { Kernel } from './kernel.ts';
import { Refusal } from './refusal.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import { idBytes, masterKeyVersion, type Secrets } from './secrets.ts';

interface FileRow {
  id: string;
  sha256: Buffer;
  size: number;
  media_type: string;
  name_enc: Buffer;
  wrapped: Buffer;
  kek_id: string;
}

const megabyte = 1024 * 1024;

export function openFileStore({ dataFolder, secrets }: Pick<Kernel, 'dataFolder' | 'secrets'>): FileStore {
  const folder = path.join(dataFolder, 'files');
  return {
    put: (db, content, meta) => put(folder, secrets, db, content, meta),
    describe: async (db, id) => {
      const row = await find(db, id);
      return row && describe(secrets, row);
    },
    open: async (db, id) => {
      const row = await find(db, id);
      if (!row) throw new Refusal('NOT_FOUND');
      const file = placeOf(folder, row.sha256);
      const { contentKey } = deriveFileKeys(secrets.unwrap(row.id, row.wrapped, row.kek_id));
      const { size } = await stat(file);
      const chunks = createReadStream(file, { highWaterMark: chunkBytes });
      return Readable.from(openChunks(contentKey, idBytes(row.id), chunks, { stored: size, plain: row.size }), {
        objectMode: false,
      });
    },
    destroy: async (db, ids) => {
      await db.query(
        `update files set wrapped = null, name_enc = '', destroyed_at = now() where id = any($1::uuid[]) and destroyed_at is null`,
        [ids],
      );
    },
  };
}

function placeOf(folder: string, sha256: Buffer): string {
  const name = sha256.toString('hex');
  return path.join(folder, name.slice(0, 2), name);
}

async function find(db: Queryable, id: string): Promise<FileRow | undefined> {
  const [row] = await db.query<FileRow>(
    `select id, sha256, size, media_type, name_enc, wrapped, kek_id from files where id = $1 and destroyed_at is null`,
    [id],
  );
  return row;
}

function describe(secrets: Secrets, row: FileRow): StoredFile {
  const { nameKey } = deriveFileKeys(secrets.unwrap(row.id, row.wrapped, row.kek_id));
  const name = openBytes(nameKey, row.name_enc, idBytes(row.id)).toString('utf8');
  return { id: row.id, name, mediaType: row.media_type, size: row.size, sha256: row.sha256 };
}

type Meta = Parameters<FileStore['put']>[2];

async function put(
  folder: string,
  secrets: Secrets,
  db: Queryable,
  content: AsyncIterable<Uint8Array>,
  meta: Meta,
): Promise<StoredFile> {
  const id = newId();
  const key = randomBytes(32);
  const { contentKey, nameKey } = deriveFileKeys(key);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = path.join(folder, `${id}.partial`);
  try {
    const { sha256, size } = await writeSealed(temporary, contentKey, id, bounded(content, meta.maxBytes));
    const place = placeOf(folder, sha256);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await rename(temporary, place);
    await syncFolder(path.dirname(place));
    const nameEnc = sealBytes(nameKey, Buffer.from(meta.name, 'utf8'), idBytes(id));
    await insertRow(db, secrets, { id, sha256, size, media_type: meta.mediaType, name_enc: nameEnc }, key);
    return { id, name: meta.name, mediaType: meta.mediaType, size, sha256 };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function insertRow(
  db: Queryable,
  secrets: Secrets,
  row: Omit<FileRow, 'wrapped' | 'kek_id'>,
  key: Buffer,
  attempt = 1,
): Promise<void> {
  const { wrapped, kekId } = secrets.wrap(row.id, key);
  try {
    await db.query(
      `insert into files (id, sha256, size, media_type, name_enc, wrapped, kek_id)
       select $1::uuid, $2::bytea, $3::bigint, $4, $5::bytea, $6::bytea, $7
        where kernel_assume(array[$8::text], array[$9::bigint])`,
      [
        row.id,
        row.sha256,
        row.size,
        row.media_type,
        row.name_enc,
        wrapped,
        kekId,
        masterKeyVersion,
        secrets.masterVersion,
      ],
    );
  } catch (error) {
    // A rotation of the master key began meanwhile: wrap by the new one.
    if ((error as { code?: unknown }).code !== 'LY001' || attempt > 3) throw error;
    await secrets.refresh(db);
    await insertRow(db, secrets, row, key, attempt + 1);
  }
}

async function* bounded(content: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of content) {
    size += part.length;
    if (size > maxBytes)
      throw new Refusal('FILE_TOO_LARGE', { params: { maxMb: Math.max(1, Math.floor(maxBytes / megabyte)) } });
    yield part;
  }
}

async function writeSealed(file: string, contentKey: Buffer, id: string, content: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  let size = 0;
  try {
    for await (const { sealed, plainBytes } of sealChunks(contentKey, idBytes(id), content)) {
      hash.update(sealed);
      size += plainBytes;
      await writeAll(handle, sealed);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest(), size };
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten;
}

/** Without this a power cut may forget the new name of a file whose bytes are safe. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes the bytes of destroyed files off the disk; their keys are gone already, so this only frees space. */
export async function removeDestroyedFiles(database: Database, dataFolder: string): Promise<number> {
  const folder = path.join(dataFolder, 'files');
  const rows = await database.query<{ id: string; sha256: Buffer }>(
    `select id, sha256 from files where destroyed_at is not null and removed_at is null order by destroyed_at limit 1000`,
  );
  for (const row of rows) {
    await rm(placeOf(folder, row.sha256), { force: true });
    await database.query(`update files set removed_at = now() where id = $1`, [row.id]);
  }
  return rows.length;
}
