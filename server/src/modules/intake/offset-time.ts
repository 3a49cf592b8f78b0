/**
 * Times whose zone is known: written behind the time (`2026-11-20 11:13:25 -0500`, as Shopify does), or the zone that
 * somebody named for the list. Only fixed offsets: a list without offsets from a place with summer time is not guessed.
 */
import type { Parsed } from './numbers.ts';
import { parseShanghaiTime } from './shanghai-time.ts';
import type { TimeReader } from './sheet.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';

const shanghaiMinutes = 8 * 60;
const written = /^(.*?\d)\s*(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-])(\d{2}):?(\d{2}))$/u;

/** `minutes` east of UTC is what a time without its own zone means. */
export function timeReader(minutes: number, order: DateOrder = 'ymd'): TimeReader {
  return (text, dateOnly) => {
    const found = /[:点]/u.test(text) ? written.exec(text) : null;
    const own = found?.[4] === undefined ? 0 : (found[3] === '-' ? -1 : 1) * (Number(found[4]) * 60 + Number(found[5]));
    const offset = found ? own : minutes;
    return moved(parseShanghaiTime(yearFirst(found?.[1] ?? text, order), dateOnly), offset);
  };
}

function moved(parsed: Parsed<Date>, minutes: number): Parsed<Date> {
  return 'value' in parsed
    ? { value: new Date(parsed.value.getTime() + (shanghaiMinutes - minutes) * 60_000) }
    : parsed;
}

/** 20/11/2026 or 11/20/2026 with the year in front; what begins with a year stays. */
function yearFirst(text: string, order: DateOrder): string {
  const found = order === 'ymd' ? null : /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/u.exec(text);
  if (!found) return text;
  const [, first, second, year, rest] = found;
  return order === 'dmy' ? `${year}-${second}-${first}${rest}` : `${year}-${first}-${second}${rest}`;
}
