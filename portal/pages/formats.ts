/** Times and amounts as a customer reads them, in the company's zone. */
import type { Language, Say } from './words.ts';

const zone = 'Asia/Shanghai';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const dayOf = (at: Date): string => at.toLocaleDateString('sv-SE', { timeZone: zone });
const clockOf = (at: Date): string =>
  at.toLocaleTimeString('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

export interface Formats {
  /** 今天 22:02, 11 月 11 日 22:08 */
  when(iso: string): string;
  /** The time alone. */
  clock(iso: string): string;
  /** 24 小时, 35 分钟: how far apart two instants are. */
  span(fromIso: string, toIso: string): string;
  money(minor: number, currency: string): string;
}

export function formatsOf(language: Language, say: Say, now: Date): Formats {
  return {
    when: (iso) => {
      const at = new Date(iso);
      if (dayOf(at) === dayOf(now)) return say('time.today', { clock: clockOf(at) });
      if (dayOf(at) === dayOf(new Date(now.getTime() - day))) return say('time.yesterday', { clock: clockOf(at) });
      return `${dateOf(language, at)} ${clockOf(at)}`;
    },
    clock: (iso) => clockOf(new Date(iso)),
    span: (fromIso, toIso) => {
      const ms = Math.abs(new Date(toIso).getTime() - new Date(fromIso).getTime());
      if (ms >= 2 * day) return say('time.days', { n: Math.floor(ms / day) });
      if (ms >= hour) return say('time.hours', { n: Math.floor(ms / hour) });
      return say('time.minutes', { n: Math.max(1, Math.floor(ms / minute)) });
    },
    money: (minor, currency) => moneyText(minor, currency),
  };
}

function dateOf(language: Language, at: Date): string {
  if (language === 'en') return at.toLocaleDateString('en-GB', { timeZone: zone, day: 'numeric', month: 'long' });
  const [, month, date] = dayOf(at).split('-');
  return `${Number(month)} 月 ${Number(date)} 日`;
}

export function moneyText(minor: number, currency = 'CNY'): string {
  const amount = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
  return currency === 'CNY' ? `¥${amount}` : `${currency} ${amount}`;
}
