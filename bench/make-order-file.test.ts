/** The file of the import bench is made the same for the same seed, and every order in it is good. */
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOrderFile } from '../server/src/modules/intake/index.ts';
import { makeDouyinCsv } from './make-order-file.ts';

test('a made file holds as many good orders as asked, and is the same again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'luyue-orders-'));
  try {
    const first = join(folder, 'first.csv');
    const again = join(folder, 'again.csv');
    const made = await makeDouyinCsv(first, 2000, 7);
    await makeDouyinCsv(again, 2000, 7);
    expect((await readFile(again)).equals(await readFile(first))).toBe(true);
    const kinds = new Map<string, number>();
    for await (const { kind } of readOrderFile(() => createReadStream(first)))
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(kinds)).toEqual({ order: 2000 });
    expect(made.rows).toBeGreaterThan(made.orders);
  } finally {
    await rm(folder, { recursive: true });
  }
});
