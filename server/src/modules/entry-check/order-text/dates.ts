/** When the customer wants it: 12月1日, 30号前, 明天, 下周三, 月底前. What is not a date itself is a guess. Pure. (OS-2.2) */
import type { ReadField } from './span.ts';

const offset = 8 * 3_600_000;
const day = 86_400_000;
const weekdays = '日一二三四五六';

/** Days of the company's zone as whole numbers. */
const dayOf = (at: Date): number => Math.floor((at.getTime() + offset) / day);
const textOf = (number: number): string => new Date(number * day).toISOString().slice(0, 10);
const dateOf = (year: number, month: number, date: number): number | undefined => {
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() / day : undefined;
};

interface Reading {
  pattern: RegExp;
  confidence: number;
  read: (match: RegExpExecArray, today: number) => number | undefined;
}

const partsOf = (today: number): { year: number; month: number; date: number; weekday: number } => {
  const at = new Date(today * day);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate(), weekday: at.getUTCDay() };
};

const readings: readonly Reading[] = [
  {
    pattern: /(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?/gu,
    confidence: 95,
    read: (match) => dateOf(Number(match[1]), Number(match[2]), Number(match[3])),
  },
  {
    pattern: /(?<!\d)(\d{1,2})月(\d{1,2})[日号]?/gu,
    confidence: 92,
    read: (match, today) => inYear(Number(match[1]), Number(match[2]), today),
  },
  {
    pattern: /(?<!\d)(\d{1,2})[日号](?=之?前|到|送|要|左右|发)/gu,
    confidence: 75,
    read: (match, today) => inMonth(Number(match[1]), today),
  },
  {
    pattern: /(今天|今日|明天|明日|后天|大后天)/gu,
    confidence: 80,
    read: ([, word = ''], today) => today + ({ 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3 }[word] ?? 0),
  },
  {
    pattern: /(下下|下|这|本)?(?:周|星期|礼拜)([一二三四五六日天])/gu,
    confidence: 75,
    read: ([, which = '', name = ''], today) => weekday(which, name, today),
  },
  {
    pattern: /(下|这个|本)?月底/gu,
    confidence: 65,
    read: ([, which = ''], today) => {
      const { year, month } = partsOf(today);
      return (
        dateOf(year, month + (which === '下' ? 2 : 1), 1) ?? Date.UTC(year, month + (which === '下' ? 1 : 0), 1) / day
      );
    },
  },
];

function inYear(month: number, date: number, today: number): number | undefined {
  const { year } = partsOf(today);
  const found = dateOf(year, month, date);
  return found !== undefined && found < today - 60 ? dateOf(year + 1, month, date) : found;
}

function inMonth(date: number, today: number): number | undefined {
  const { year, month } = partsOf(today);
  const found = dateOf(year, month, date);
  if (found !== undefined && found >= today) return found;
  return month === 12 ? dateOf(year + 1, 1, date) : dateOf(year, month + 1, date);
}

function weekday(which: string, name: string, today: number): number | undefined {
  const wanted = weekdays.indexOf(name === '天' ? '日' : name);
  if (wanted < 0) return undefined;
  const { weekday: now } = partsOf(today);
  // Weeks begin on Monday: Sunday is the last day of its week.
  const monday = today - ((now + 6) % 7);
  const at = monday + ((wanted + 6) % 7) + ({ 下: 7, 下下: 14 }[which] ?? 0);
  return which === '' && at < today ? at + 7 : at;
}

export function dateIn(text: string, now: Date): ReadField | undefined {
  const today = dayOf(now);
  for (const { pattern, confidence, read } of readings) {
    for (const match of text.matchAll(pattern)) {
      const found = read(match, today);
      if (found === undefined || found < today || found > today + 400) continue;
      const isEndOfMonth = match[0].includes('月底');
      const value = textOf(isEndOfMonth ? found - 1 : found);
      return { field: 'requiredAt', value, start: match.index, end: match.index + match[0].length, confidence };
    }
  }
  return undefined;
}
