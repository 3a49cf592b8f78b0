/**
 * Money, numbers, times and durations as people read them, by Intl in the company's zone. Amounts arrive as integer minor units,
 * prices and quantities as decimal strings; neither ever becomes a sum of floating numbers here.
 */
import type { Language } from '../app/appearance.ts';
import { serverNow } from '../app/serverTime.ts';

const ZONE = 'Asia/Shanghai';

const DAY = 86_400_000;

const zoned = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** English has no short words for the days beside today: there the date says it in less room. */
const dayWords: Record<Language, Partial<Record<number, string>>> = {
  'zh-CN': { [-1]: '昨', 0: '今', 1: '明' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface Formats {
  /** `¥457.00`; minor units of the currency. */
  money(minor: number, currency?: string): string;
  /** `457.00`, for columns whose head names the currency. */
  amount(minor: number, currency?: string): string;
  number(value: number): string;
  /** A decimal string with no zeros behind that mean nothing: a quantity. */
  decimal(value: string): string;
  /** A unit price as a decimal string, with at least the currency's two places: `329.00`, `0.333333`. */
  price(value: string): string;
  /** `¥`, for the head of a column. */
  symbol(currency: string): string;
  /** `21:26:08` in the company's zone. */
  clock(at: number | string, seconds?: boolean): string;
  /** `今 21:18`, `昨 22:08` or `yesterday 22:08`, `11-09 22:08` or `Nov 9 22:08`, `2025-11-09 22:08`: as people say it. */
  when(at: number | string, seconds?: boolean): string;
  /** The past in a column: the same without a word for today, nor in English for yesterday, which is longer than its date. */
  whenPassed(at: number | string): string;
  date(at: number | string): string;
  /** Everything of it, for who rests the pointer on a shorter one. */
  exact(at: number | string): string;
  /** `3 分`, `1 时 20 分`: lengths of time in words. */
  span(milliseconds: number): string;
  bytes(size: number): string;
}

interface Parts {
  year: string;
  monthDay: string;
  minute: string;
  second: string;
  /** The calendar day in the company's zone as a count of days, so that yesterday is one less. */
  day: number;
}

function parts(at: number | string): Parts {
  const found: Record<string, string> = {};
  for (const part of zoned.formatToParts(typeof at === 'number' ? at : Date.parse(at))) found[part.type] = part.value;
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = found;
  return {
    year,
    monthDay: `${month}-${day}`,
    minute: `${hour}:${minute}`,
    second: `${hour}:${minute}:${second}`,
    day: Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY,
  };
}

let today: { minute: number; parts: Parts } | undefined;

/** Asked for each instant that a list shows; it is the same for a minute. */
function partsOfToday(): Parts {
  const now = serverNow();
  const minute = Math.floor(now / 60_000);
  if (today?.minute !== minute) today = { minute, parts: parts(now) };
  return today.parts;
}

function monthDayInEnglish({ monthDay }: Parts): string {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  return `${months[month - 1]} ${day}`;
}

function whenIn(language: Language, p: Parts, seconds: boolean): string {
  const time = seconds ? p.second : p.minute;
  const word = dayWords[language][p.day - partsOfToday().day];
  return word ? `${word} ${time}` : datedIn(language, p, time);
}

function datedIn(language: Language, p: Parts, time: string): string {
  if (p.year !== partsOfToday().year) return `${p.year}-${p.monthDay} ${time}`;
  return `${language === 'en' ? monthDayInEnglish(p) : p.monthDay} ${time}`;
}

function spanIn(language: Language, milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const unit = (value: number, name: 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: language === 'en' ? 'short' : 'narrow',
    })
      .format(value)
      // Chinese sets figures and units apart, as everywhere here.
      .replace(/(\d)(?=\p{Script=Han})/gu, '$1 ');
  if (minutes < 60) return unit(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}` : unit(hours, 'hour');
  return hours % 24 ? `${unit(Math.floor(hours / 24), 'day')} ${unit(hours % 24, 'hour')}` : unit(hours / 24, 'day');
}

/** Data with a code that is no currency still shows its figures. */
function currencyFormat(language: Language, currency: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  } catch {
    return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }
}

export function formatsFor(language: Language): Formats {
  const numbers = new Intl.NumberFormat(language);
  const moneys = new Map<string, { full: Intl.NumberFormat; bare: Intl.NumberFormat; scale: number }>();
  const currencyOf = (currency: string) => {
    let kept = moneys.get(currency);
    if (!kept) {
      const full = currencyFormat(language, currency);
      const digits = full.resolvedOptions().maximumFractionDigits ?? 2;
      const bare = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      kept = { full, bare, scale: 10 ** digits };
      moneys.set(currency, kept);
    }
    return kept;
  };
  return {
    money: (minor, currency = 'CNY') => currencyOf(currency).full.format(minor / currencyOf(currency).scale),
    amount: (minor, currency = 'CNY') => currencyOf(currency).bare.format(minor / currencyOf(currency).scale),
    number: (value) => numbers.format(value),
    decimal: (value) => {
      const [whole = '0', places = ''] = value.split('.');
      const kept = places.replace(/0+$/, '');
      // A whole part that is nothing keeps its sign: -0.5.
      const shown = Number(whole) === 0 ? whole : numbers.format(Number(whole));
      return kept ? `${shown}.${kept}` : shown;
    },
    price: (value) => {
      const [whole = '0', places = ''] = value.split('.');
      return `${numbers.format(Number(whole))}.${places.replace(/0+$/, '').padEnd(2, '0')}`;
    },
    symbol: (currency) =>
      currencyOf(currency)
        .full.formatToParts(0)
        .find((part) => part.type === 'currency')?.value ?? currency,
    clock: (at, seconds = true) => (seconds ? parts(at).second : parts(at).minute),
    when: (at, seconds = false) => whenIn(language, parts(at), seconds),
    whenPassed: (at) => {
      const p = parts(at);
      if (p.day === partsOfToday().day) return p.minute;
      return language === 'en' ? datedIn(language, p, p.minute) : whenIn(language, p, false);
    },
    date: (at) => `${parts(at).year}-${parts(at).monthDay}`,
    exact: (at) => `${parts(at).year}-${parts(at).monthDay} ${parts(at).second}`,
    span: (milliseconds) => spanIn(language, milliseconds),
    bytes: (size) =>
      size < 1_048_576
        ? `${numbers.format(Math.max(1, Math.round(size / 1024)))} KB`
        : `${(size / 1_048_576).toFixed(1)} MB`,
  };
}
