/** Times of the story in the company's zone: when people buy, when warehouses pick and when carriers come. */
import { companyZoneOffsetMs } from '../../kernel/numbers.ts';
import type { Chance } from './random.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The instant at which the day of `at` began. */
export function startOfDay(at: number): number {
  return at - ((at + companyZoneOffsetMs) % day);
}

export function hourOf(at: number): number {
  return Math.floor((at - startOfDay(at)) / hour);
}

export function weekdayOf(at: number): number {
  return new Date(at + companyZoneOffsetMs).getUTCDay();
}

export function dateOf(at: number): string {
  return new Date(at + companyZoneOffsetMs).toISOString().slice(0, 10);
}

/** The next full step of so many milliseconds, counted from the start of the day. */
export function nextTick(at: number, step: number): number {
  const begun = startOfDay(at);
  return begun + Math.ceil((at - begun) / step) * step;
}

/** The first of these minutes of the day that is not before `at`. */
export function nextOf(at: number, minutesOfDay: readonly number[]): number {
  for (const begun of [startOfDay(at), startOfDay(at) + day]) {
    const found = minutesOfDay.map((one) => begun + one * minute).find((one) => one >= at);
    if (found !== undefined) return found;
  }
  throw new Error('a day without any such time');
}

const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
/** When a warehouse prints the next batch of orders to pick. */
export const waves = ['08:30', '10:30', '13:30', '15:30', '18:30', '21:00', '23:00'].map(clock);
export const pickUps = ['12:00', '18:00', '23:30'].map(clock);

/** Percent of the orders by the hour of the day, from midnight. */
const shareByHour = [3, 1, 0.4, 0.4, 0.4, 0.4, 0.4, 1, 2, 2.5, 4, 4, 4, 3.5, 4, 4, 3.5, 3, 5, 9, 14, 16, 10.5, 4];
const highest = Math.max(...shareByHour);

/** How many of a hundred orders are so many days old; before that the company was quiet. */
const shareByAge = [24, 17, 12, 10, 8, 7, 6, 5, 4, 3];
const oldest = 26;

/** When one of the ordinary orders is placed: more of late, and in the evenings. */
export function purchaseTime(luck: Chance, end: number): number {
  const age = luck.happens(0.045)
    ? luck.between(shareByAge.length, oldest - 1)
    : luck.weighted(shareByAge.map((share, n) => [n, share] as const));
  for (let attempt = 0; attempt < 200; attempt++) {
    const at = end - age * day - Math.round(luck.next() * day);
    const isOver = at > end - 12 * minute;
    if (!isOver && luck.happens((shareByHour[hourOf(at)] ?? 0) / highest)) return at;
  }
  return end - age * day - 12 * hour;
}
