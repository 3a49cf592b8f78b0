/**
 * A clock: a budget, a start, a ledger of suspensions and a stop; pure decisions over it. A clock keeps the clause version
 * that it started under, so a new policy changes nothing that already runs. A platform's clock never pauses. (OT-3.1, OT-4.4)
 */
import { rungDelay } from '../policy/index.ts';
import type { Calendar } from './calendar.ts';
import type { VersionedDeadline } from './rules.ts';
import { addWorkingTime, isUnknown, workingTimeBetween } from './working-time.ts';

export interface Clock {
  id: string;
  orderId: string;
  rule: string;
  clause: string;
  clauseVersion: number;
  source: 'company' | 'platform';
  department: string;
  /** The calendar version that it counts working time on; null where it counts natural time. */
  calendar: Calendar | null;
  budgetMs: number;
  startedAt: Date;
  dueAt: Date;
  nextRung: number;
  nextFireAt: Date | null;
  state: 'running' | 'paused' | 'met' | 'missed' | 'voided';
  pausedAt: Date | null;
  stoppedAt: Date | null;
}

export function isOpen(clock: Clock): boolean {
  return clock.state === 'running' || clock.state === 'paused';
}

/**
 * When a rung is due: it moves with the deadline, so a suspension shifts every rung that has not fired. Where the limit is
 * so near that a rung would lie before the start, it is due at the start.
 */
export function rungAt(
  rule: Pick<VersionedDeadline, 'ladder'>,
  clock: Pick<Clock, 'budgetMs' | 'dueAt' | 'calendar'>,
  rung: number,
): Date | null {
  const step = rule.ladder[rung];
  if (!step) return null;
  const delay = Math.max(0, rungDelay(step.at, clock.budgetMs));
  return shifted(clock, clock.dueAt, delay - clock.budgetMs);
}

/** Moves an instant in the clock's own time, natural or working. */
function shifted(clock: Pick<Clock, 'calendar'>, at: Date, ms: number): Date {
  const natural = new Date(at.getTime() + ms);
  if (!clock.calendar) return natural;
  const working = addWorkingTime(clock.calendar, at, ms);
  // Only a limit that a pause pushes into a year that is not known gets here: natural time warns too soon, never too late.
  return isUnknown(working) ? natural : working;
}

/** The limit after a pause: as much later as the pause took of the clock's own time. */
export function dueAfterPause(clock: Pick<Clock, 'calendar' | 'dueAt'>, from: Date, to: Date): Date {
  if (to <= from) return clock.dueAt;
  if (!clock.calendar) return new Date(clock.dueAt.getTime() + to.getTime() - from.getTime());
  const lost = workingTimeBetween(clock.calendar, from, to);
  return isUnknown(lost) ? clock.dueAt : shifted(clock, clock.dueAt, lost);
}

/** Stopping in time meets the clock; at the very moment of its limit still counts as in time. */
export function stopState(clock: Clock, at: Date): 'met' | 'missed' {
  return at <= clock.dueAt ? 'met' : 'missed';
}

/** The earliest limit of the clocks that still run. */
export function nextDue(clocks: readonly Clock[]): Date | null {
  const dues = clocks.filter((c) => c.state === 'running').map((c) => c.dueAt.getTime());
  return dues.length > 0 ? new Date(Math.min(...dues)) : null;
}

export interface FiringDecision {
  /** Rungs to mark, lowest first; only the last one speaks, those before it were overtaken. */
  fired: { rung: number; due: Date; superseded: boolean }[];
  nextRung: number;
  nextFireAt: Date | null;
}

/** What fires now: every rung whose time has come, in order; after a pause in service only the highest speaks. */
export function decideFiring(rule: Pick<VersionedDeadline, 'ladder'>, clock: Clock, now: Date): FiringDecision {
  const fired: FiringDecision['fired'] = [];
  let rung = clock.nextRung;
  let at = rungAt(rule, clock, rung);
  while (at && at <= now) {
    fired.push({ rung, due: at, superseded: true });
    rung++;
    at = rungAt(rule, clock, rung);
  }
  const last = fired[fired.length - 1];
  if (last) last.superseded = false;
  return { fired, nextRung: rung, nextFireAt: at };
}
