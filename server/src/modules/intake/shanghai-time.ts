/**
 * Reads the times of Chinese platforms. They carry no zone and are Beijing time, which has had no summer time since 1991:
 * always UTC+8. A time that does not exist (25:03, 30 February) is refused, never moved.
 */
import type { Parsed } from './numbers.ts';

const shanghaiOffset = 8 * 3_600_000;

const form =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]+(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d{1,6})?)?[分秒]?)?$/u;

interface Written {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** `dateOnly` tells what a date without an hour means: nothing, or the end of that day (a promise to ship by a day). */
export function parseShanghaiTime(text: string, dateOnly: 'refused' | 'end-of-day' = 'refused'): Parsed<Date> {
  const found = text.length > 40 ? null : (form.exec(text) ?? form.exec(text.normalize('NFKC')));
  if (!found) return { code: 'TIME_NOT_UNDERSTOOD', params: {} };
  const [, year, month, day, hour, minute, second] = found;
  if (hour === undefined && dateOnly === 'refused') return { code: 'TIME_WITHOUT_HOUR', params: {} };
  const endOfDay = hour === undefined;
  const written: Written = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: endOfDay ? 23 : Number(hour),
    minute: endOfDay ? 59 : Number(minute),
    second: endOfDay ? 59 : Number(second ?? 0),
  };
  if (written.year < 2010 || written.year > 2099) return { code: 'TIME_OUT_OF_RANGE', params: {} };
  const impossible = impossiblePart(written);
  if (impossible !== undefined) return { code: 'TIME_IMPOSSIBLE', params: { part: impossible } };
  const { year: y, month: m, day: d, hour: h, minute: min, second: s } = written;
  return { value: new Date(Date.UTC(y, m - 1, d, h, min, s) - shanghaiOffset) };
}

function impossiblePart({ year, month, day, hour, minute, second }: Written): string | undefined {
  const two = (value: number) => String(value).padStart(2, '0');
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) {
    return `${year}-${two(month)}-${two(day)}`;
  }
  if (hour > 23 || minute > 59 || second > 59) return `${two(hour)}:${two(minute)}:${two(second)}`;
  return undefined;
}

/** How a person in China reads the instant. */
export function shanghaiText(at: Date): string {
  return new Date(at.getTime() + shanghaiOffset).toISOString().slice(0, 19).replace('T', ' ');
}
