/** Random bytes by the thousand: the generator of the system is asked for 8 KiB at a time, because each call to it costs. */
import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(8192);
let used = pool.length;

/** To be used at once and not kept: the next refill overwrites it. */
export function passingRandom(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.subarray(used - bytes, used);
}

/** In memory of its own, to be kept; what the pool held of it is wiped. */
export function randomKey(bytes = 32): Buffer {
  const key = Buffer.allocUnsafeSlow(bytes);
  const passing = passingRandom(bytes);
  passing.copy(key);
  passing.fill(0);
  return key;
}
