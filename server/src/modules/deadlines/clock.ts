/**
 * A clock: a budget, a start, a ledger of suspensions and a stop; pure decisions over it. A clock keeps the clause version
 * that it started under, so a new policy changes nothing that already runs. A platform's clock never pauses. (OT-3.1, OT-4.4)
 */
import { rungDelay } from '../policy/index.ts';
import type { VersionedDeadline } from './rules.ts';

export interface Clock {
  id: string;
  orderId: string;
  rule: string;
  clause: string;
  clauseVersion: number;
  source: 'company' | 'platform';
  department: string;
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

/** When a rung is due: it moves with the deadline, so a suspension shifts every rung that has not fired. */
export function rungAt(rule: Pick<VersionedDeadline, 'ladder'>, clock: Pick<Clock, 'budgetMs' | 'dueAt'>, rung: number): Date | null {
  const step = rule.ladder[rung];
  if (!step) return null;
  const delay = Math.max(0, rungDelay(step.at, clock.budgetMs));
  return new Date(clock.dueAt.getTime() - clock.budgetMs + delay);
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
