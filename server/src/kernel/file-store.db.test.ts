import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBareKernel, type BareKernel } from '../../test/bare-kernel.ts';
import { removeDestroyedFiles } from './file-store.ts';
import type { StoredFile } from './files.ts';
import { sha256 } from './secrets.ts';

let bare: BareKernel;

beforeAll(async () => {
  bare = await openBareKernel();
});
afterAll(() => bare.close());

const content = Buffer.concat([Buffer.from('收货人,电话\n'), randomBytes(200_000)]);

function store(bytes = content, maxBytes = 1_000_000): Promise<StoredFile> {
  return bare.kernel.files.put(bare.kernel.database, Readable.from([bytes.subarray(0, 999), bytes.subarray(999)]), {
    name: '订单 十一月.csv',
    mediaType: 'text/csv',
    maxBytes,
  });
}

function placeOf(file: StoredFile): string {
  const hex = file.sha256.toString('hex');
  return path.join(bare.dataFolder, 'files', hex.slice(0, 2), hex);
}

const read = async (id: string) => buffer(await bare.kernel.files.open(bare.kernel.database, id));

test('a file comes back with its name, and lies encrypted under the hash of what lies there', async () => {
  const file = await store();
  expect(await bare.kernel.files.describe(bare.kernel.database, file.id)).toEqual(file);
  expect((await read(file.id)).equals(content)).toBe(true);
  const stored = readFileSync(placeOf(file));
  expect(sha256(stored).equals(file.sha256)).toBe(true);
  expect(stored.includes(Buffer.from('收货人'))).toBe(false);
  expect(statSync(placeOf(file)).mode & 0o077).toBe(0);
  const rows = await bare.asSuperuser<{ all: string }>(
    `select encode(name_enc, 'hex') as all from files where id = $1`,
    [file.id],
  );
  expect(rows[0]?.all).not.toContain(Buffer.from('订单').toString('hex'));
});

test('the same content twice is two files that do not resemble each other', async () => {
  const [first, second] = [await store(), await store()];
  expect(first.sha256.equals(second.sha256)).toBe(false);
});

test('a file that is too large is refused and leaves nothing', async () => {
  const count = async () => (await bare.asSuperuser<{ n: number }>('select count(*)::int as n from files'))[0]?.n;
  const before = await count();
  await expect(store(content, 100_000)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  expect(await count()).toBe(before);
  expect(readdirSync(path.join(bare.dataFolder, 'files')).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('a sender that breaks off leaves nothing', async () => {
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield randomBytes(100_000);
    throw new Error('the line is down');
  }
  await expect(
    bare.kernel.files.put(bare.kernel.database, breaking(), { name: 'x', mediaType: 'x/y', maxBytes: 1e9 }),
  ).rejects.toThrow('the line is down');
  expect(readdirSync(path.join(bare.dataFolder, 'files')).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('a changed or shortened file is not given out', async () => {
  const file = await store();
  const stored = readFileSync(placeOf(file));
  const changed = Buffer.from(stored);
  changed[70_000] = (changed[70_000] as number) ^ 1;
  writeFileSync(placeOf(file), changed);
  await expect(read(file.id)).rejects.toThrow('a stored file is not what was stored');
  writeFileSync(placeOf(file), stored.subarray(0, 65_552));
  await expect(read(file.id)).rejects.toThrow('a stored file is not what was stored');
});

test('a destroyed file is gone from the database at once and from the disk by the sweep', async () => {
  const file = await store();
  await bare.kernel.files.destroy(bare.kernel.database, [file.id]);
  await expect(read(file.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await bare.kernel.files.describe(bare.kernel.database, file.id)).toBeUndefined();
  const [row] = await bare.asSuperuser<{ wrapped: Buffer | null }>('select wrapped from files where id = $1', [
    file.id,
  ]);
  expect(row?.wrapped).toBeNull();
  expect(await removeDestroyedFiles(bare.kernel.database, bare.dataFolder)).toBe(1);
  expect(existsSync(placeOf(file))).toBe(false);
});
