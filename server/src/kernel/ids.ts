/**
 * UUIDv7 keys made in the application: sortable by real time, monotonic within a process.
 * Ids always use real time, also where the company's clock is moved.
 */
import { passingRandom } from './random-bytes.ts';

let lastMs = 0;
let counter = 0;

/** A new UUIDv7; within one millisecond the 12-bit counter keeps the order. */
export function newId(): string {
  let ms = Date.now();
  if (ms <= lastMs) {
    ms = lastMs;
    counter++;
    if (counter > 0xfff) {
      ms = ++lastMs;
      counter = 0;
    }
  } else {
    lastMs = ms;
    counter = (passingRandom(8)[0] ?? 0) & 0x7f;
  }
  const time = ms.toString(16).padStart(12, '0');
  const tail = passingRandom(8);
  tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
  const hex = tail.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${hex.slice(0, 4)}-${hex.slice(4)}`;
}
