/**
 * Draws a sample that anybody can draw again: each id is hashed with the day's seed, and the smallest hashes are it. Which
 * orders it will be cannot be known before the seed exists, and not be changed afterwards. Pure. (CC-2.3)
 */
import { createHash } from 'node:crypto';

/** At least one of those that passed, however small the share. */
export function sampleSize(population: number, percent: number): number {
  return population === 0 || percent === 0
    ? 0
    : Math.min(population, Math.max(1, Math.ceil((population * percent) / 100)));
}

export function drawSample(ids: readonly string[], seed: Buffer, percent: number): string[] {
  const keyed = ids.map((id) => ({ id, key: createHash('sha256').update(seed).update(id).digest('hex') }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return keyed.slice(0, sampleSize(ids.length, percent)).map((one) => one.id);
}
