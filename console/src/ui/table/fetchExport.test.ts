/** Frames come in pieces of any size and are put together again. */
import { expect, test } from 'vitest';
import { takeFrames } from './fetchExport.ts';

const frame = (rows: number, bytes: number[]) => {
  const head = new DataView(new ArrayBuffer(8));
  head.setUint32(0, rows);
  head.setUint32(4, bytes.length);
  return [...new Uint8Array(head.buffer), ...bytes];
};

test('whole frames are taken, a piece waits for the rest', () => {
  const bytes = new Uint8Array([...frame(200, [1, 2, 3]), ...frame(400, [4, 5])]);
  const first = takeFrames(bytes.slice(0, 15));
  expect(first.parts.map((part) => [...part])).toEqual([[1, 2, 3]]);
  expect(first).toMatchObject({ rows: 200, ended: false });
  expect(first.rest).toHaveLength(4);
  expect(takeFrames(new Uint8Array([...first.rest, ...bytes.slice(15)])).parts.map((part) => [...part])).toEqual([
    [4, 5],
  ]);
});

test('the empty frame is the end, and nothing before it is', () => {
  expect(takeFrames(new Uint8Array(frame(7, []))).ended).toBe(true);
  expect(takeFrames(new Uint8Array(frame(7, [1]))).ended).toBe(false);
});
