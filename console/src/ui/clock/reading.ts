/**
 * Reads a clock at an instant: its rung, its time and what is left of it. Pure, so that the badge, the order page and the tests
 * read the same. Under one hour is `soon`; the pie then shows the hour, before that the whole budget (OT-3.1).
 */
export interface ClockFace {
  state: 'running' | 'paused' | 'met' | 'missed';
  startedAt: string;
  /** Absent while the clock stands still. */
  dueAt?: string | undefined;
  /** When a clock that has ended was stopped. */
  stoppedAt?: string | undefined;
  /** Milliseconds from start to due, suspensions left out. */
  budgetMs: number;
}

export type Rung = 'ok' | 'soon' | 'late' | 'paused' | 'met' | 'missed';

export interface Reading {
  rung: Rung;
  /** `1:12`, `0:07`, `9:58` with seconds when fine, `6d` marker handled by days. */
  time: string;
  /** Whole days when a time in hours would not be read any more. */
  days?: number;
  /** 0–100: what the pie shows. */
  share: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS_FROM = 100 * HOUR;

export function hoursMinutes(milliseconds: number, fine: boolean): string {
  const whole = Math.abs(milliseconds);
  if (fine && whole < 10 * MINUTE) {
    const seconds = Math.floor(whole / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
  const minutes = Math.floor(whole / MINUTE);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function lengthOf(milliseconds: number, fine: boolean): Pick<Reading, 'time' | 'days'> {
  const whole = Math.abs(milliseconds);
  const time = hoursMinutes(milliseconds, fine);
  return whole >= DAYS_FROM ? { time, days: Math.floor(whole / (24 * HOUR)) } : { time };
}

export function readClock(face: ClockFace, now: number, fine = false): Reading {
  const started = Date.parse(face.startedAt);
  if (face.state === 'paused' || face.dueAt === undefined) return { rung: 'paused', time: '', share: 0 };
  const due = Date.parse(face.dueAt);
  if (face.state === 'met' || face.state === 'missed') {
    const stopped = face.stoppedAt ? Date.parse(face.stoppedAt) : due;
    return {
      rung: face.state,
      ...lengthOf(face.state === 'met' ? stopped - started : stopped - due, false),
      share: 100,
    };
  }
  const left = due - now;
  if (left < 0) return { rung: 'late', ...lengthOf(left, fine), share: 0 };
  const share = left < HOUR ? (left / HOUR) * 100 : Math.min(100, (left / Math.max(face.budgetMs, left)) * 100);
  return { rung: left < HOUR ? 'soon' : 'ok', ...lengthOf(left, fine), share: Math.round(share) };
}

/** The clock that a reader must see first: overdue or earliest due; a paused one only when nothing runs. */
export function firstClock<C extends ClockFace>(clocks: readonly C[]): C | undefined {
  const running = clocks.filter((clock) => clock.state === 'running' && clock.dueAt !== undefined);
  const byDue = [...running].sort((a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''));
  return byDue[0] ?? clocks.find((clock) => clock.state === 'paused') ?? clocks[0];
}
