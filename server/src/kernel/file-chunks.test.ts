import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkBytes, FileTampered, openChunks, sealChunks } from './file-chunks.ts';

const key = randomBytes(32);
const fileId = randomBytes(16);
const sealedBytes = chunkBytes + 16;
async function* streamOf(bytes: Buffer, step = 7919): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

async function seal(plain: Buffer): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const { sealed } of sealChunks(key, fileId, streamOf(plain))) parts.push(sealed);
  return Buffer.concat(parts);
}

async function unseal(sealed: Buffer, plainSize: number, id = fileId): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of openChunks(key, id, streamOf(sealed), { stored: sealed.length, plain: plainSize }))
    parts.push(part);
  return Buffer.concat(parts);
}

test.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes, 3 * chunkBytes + 17])(
  '%i bytes come back as they were',
  async (size) => {
    const plain = randomBytes(size);
    expect((await unseal(await seal(plain), size)).equals(plain)).toBe(true);
  },
);

test('changing any one byte is noticed', async () => {
  const plain = randomBytes(2 * chunkBytes + 100);
  const sealed = await seal(plain);
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ by;
      await expect(unseal(changed, plain.length)).rejects.toThrow(FileTampered);
    }),
    { numRuns: 40 },
  );
});

test('chunks that are cut off, swapped or repeated are noticed, even where the size was forged as well', async () => {
  const sealed = await seal(randomBytes(3 * chunkBytes));
  const [a, b, c] = [0, 1, 2].map((n) => sealed.subarray(n * sealedBytes, (n + 1) * sealedBytes)) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  await expect(unseal(Buffer.concat([a, b]), 2 * chunkBytes)).rejects.toThrow(FileTampered);
  await expect(unseal(Buffer.concat([a, b]), 3 * chunkBytes)).rejects.toThrow(FileTampered);
  await expect(unseal(Buffer.concat([b, a, c]), 3 * chunkBytes)).rejects.toThrow(FileTampered);
  await expect(unseal(Buffer.concat([a, b, c, c]), 4 * chunkBytes)).rejects.toThrow(FileTampered);
  await expect(unseal(sealed.subarray(0, -20), 3 * chunkBytes)).rejects.toThrow(FileTampered);
});

test('one file’s content does not open as another’s', async () => {
  await expect(unseal(await seal(Buffer.from('甲')), 3, randomBytes(16))).rejects.toThrow(FileTampered);
});
