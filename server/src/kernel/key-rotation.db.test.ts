import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBareKernel, type BareKernel } from '../../test/bare-kernel.ts';
import type { Kernel } from './kernel.ts';
import { listKeys, rotateMasterKey } from './key-rotation.ts';
import { addMasterKey, readMasterKeys, StartProblem } from './master-key.ts';
import type { DataKey } from './secrets.ts';
import { compose, Writes } from './writes.ts';

let bare: BareKernel;

beforeEach(async () => {
  bare = await openBareKernel();
});
afterEach(() => bare.close());

/** A new subject with something that only its key can read. */
async function newSubject(kernel: Kernel): Promise<{ key: DataKey; sealed: Buffer }> {
  const writes = new Writes();
  const key = kernel.secrets.newSubjectKey(writes);
  const { sql, params } = compose(writes, kernel.database.schema);
  await kernel.database.query(sql, params);
  return { key, sealed: kernel.secrets.encrypt(key, '张三 13800001234') };
}

/** Reads as a process that has just started would. */
async function readAnew({ key, sealed }: { key: DataKey; sealed: Buffer }): Promise<string> {
  const another = await bare.openAnother();
  const found = (await another.secrets.subjectKeys(another.database, [key.id])).get(key.id);
  return found ? another.secrets.decrypt(found, sealed) : 'destroyed';
}

test('what is encrypted under a subject’s key comes back, and names its key', async () => {
  const subject = await newSubject(bare.kernel);
  expect(subject.sealed.includes(Buffer.from('张三'))).toBe(false);
  expect(bare.kernel.secrets.keyIdOf(subject.sealed)).toBe(subject.key.id);
  expect(await readAnew(subject)).toBe('张三 13800001234');
});

test('nothing opens once the subject’s key is destroyed, and no other key opens it', async () => {
  const [subject, other] = [await newSubject(bare.kernel), await newSubject(bare.kernel)];
  expect(() => bare.kernel.secrets.decrypt(other.key, subject.sealed)).toThrow();
  await bare.asSuperuser('update subject_keys set wrapped = null, destroyed_at = now() where id = $1', [
    subject.key.id,
  ]);
  expect(await readAnew(subject)).toBe('destroyed');
});

test('a search hash is the same in every process and differs by kind', async () => {
  const another = await bare.openAnother();
  expect(bare.kernel.secrets.token('phone', '13800001234').equals(another.secrets.token('phone', '13800001234'))).toBe(
    true,
  );
  expect(bare.kernel.secrets.token('name', '13800001234').equals(another.secrets.token('phone', '13800001234'))).toBe(
    false,
  );
});

test('rotation wraps everything by the new key, retires the old one, and all stays readable', async () => {
  const subject = await newSubject(bare.kernel);
  const file = await bare.kernel.files.put(bare.kernel.database, Readable.from([Buffer.from('原始文件')]), {
    name: 'a.csv',
    mediaType: 'text/csv',
    maxBytes: 100,
  });
  const seen: string[] = [];
  const result = await rotateMasterKey(bare.kernel.database, bare.dataFolder, ({ table }) => void seen.push(table));
  expect(result).toEqual({ current: 'k2', retired: ['k1'] });
  expect([...new Set(seen)].sort()).toEqual(['files', 'subject_keys', 'system_keys']);
  const listing = await listKeys(bare.kernel.database, bare.dataFolder);
  expect(listing).toMatchObject([
    { id: 'k2', current: true, wraps: 5, retiredAt: null },
    { id: 'k1', present: false, wraps: 0 },
  ]);
  expect(readFileSync(path.join(bare.dataFolder, 'master.key'), 'utf8')).toMatch(/^k2:/);
  expect(await readAnew(subject)).toBe('张三 13800001234');
  const another = await bare.openAnother();
  expect(String(await buffer(await another.files.open(another.database, file.id)))).toBe('原始文件');
});

test('a process that has not heard of the rotation cannot store a key under the old one', async () => {
  const another = await bare.openAnother();
  await rotateMasterKey(bare.kernel.database, bare.dataFolder);
  await expect(newSubject(another)).rejects.toMatchObject({ code: 'LY001' });
  await another.secrets.refresh(another.database);
  expect(await readAnew(await newSubject(another))).toBe('张三 13800001234');
  const stale = await bare.openAnother();
  await rotateMasterKey(bare.kernel.database, bare.dataFolder);
  const file = await stale.files.put(stale.database, Readable.from([Buffer.from('x')]), {
    name: 'a',
    mediaType: 'a/b',
    maxBytes: 9,
  });
  const [row] = await bare.asSuperuser<{ kek_id: string }>('select kek_id from files where id = $1', [file.id]);
  expect(row?.kek_id).toBe('k3');
});

test('an interrupted rotation goes on with the key that it had begun with', async () => {
  const subject = await newSubject(bare.kernel);
  addMasterKey(bare.dataFolder, readMasterKeys(bare.dataFolder, false));
  expect(await rotateMasterKey(bare.kernel.database, bare.dataFolder)).toEqual({ current: 'k2', retired: ['k1'] });
  expect(await readAnew(subject)).toBe('张三 13800001234');
});

test('a missing or foreign master key stops the start with one sentence', async () => {
  const file = path.join(bare.dataFolder, 'master.key');
  const own = readFileSync(file);
  writeFileSync(file, `k1:${Buffer.alloc(32, 7).toString('base64')}\n`);
  await expect(bare.openAnother()).rejects.toThrow('is not the one this data was written with');
  writeFileSync(file, 'k1:short\n');
  await expect(bare.openAnother()).rejects.toThrow(StartProblem);
  rmSync(file);
  await expect(bare.openAnother()).rejects.toThrow('the master key is missing');
  writeFileSync(file, own);
});
