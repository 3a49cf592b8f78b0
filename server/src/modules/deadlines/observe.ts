/**
 * What an event of an order does to its clocks, decided under the order's lock and written with it: starts those whose
 * rules apply, stops, voids, pauses and resumes those that run. (OT-3.1, OT-4.4, PD-3.1)
 */
import type { RowCtx } from '../../kernel/action.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { newId } from '../../kernel/ids.ts';
import type { FactValues, PolicySnapshot } from '../policy/index.ts';
import { calendarOf } from './calendars.ts';
import type { Calendar } from './calendar.ts';
import { dueAfterPause, isOpen, nextDue, rungAt, stopState, type Clock } from './clock.ts';
import { dueAfter, type NoLimit } from './due.ts';
import { ruleOfClock, rulesStartedBy, type VersionedDeadline } from './rules.ts';

export interface ObservedEvent {
  /** Such as order.paid. */
  name: string;
  occurredAt: Date;
  facts: FactValues;
  /** Who says that it happened: our own scan, or the platform's report on first import. */
  source?: 'company' | 'platform';
  /** Alerts of old orders that come in one import go out as one digest. */
  digestId?: string | undefined;
  /** The company's calendars, for rules that count working time. */
  calendars?: readonly Calendar[] | undefined;
}

/** Applies one event; changes `clocks` in place and returns the earliest limit that is left. */
export function observe(
  ctx: RowCtx,
  policy: PolicySnapshot,
  orderId: string,
  clocks: Clock[],
  event: ObservedEvent,
): Date | null {
  for (const clock of clocks.filter(isOpen)) {
    const rule = ruleOfClock(policy, clock);
    if (rule?.stop.includes(event.name)) stopClock(ctx, clock, event);
    else if (rule?.cancel.includes(event.name)) voidClock(ctx, clock, event.occurredAt);
  }
  for (const rule of rulesStartedBy(policy, event.name, event.facts, ctx.now)) {
    if (clocks.some((c) => c.rule === rule.id && isOpen(c))) continue;
    const clock = startClock(ctx, rule, orderId, event);
    if (clock) clocks.push(clock);
  }
  return nextDue(clocks);
}

function startClock(ctx: RowCtx, rule: VersionedDeadline, orderId: string, event: ObservedEvent): Clock | undefined {
  const calendar = rule.basis === 'working' ? calendarOf(event.calendars ?? [], rule.department) : null;
  const limit = dueAfter(rule, event, calendar);
  if ('missing' in limit) {
    tellNotStarted(ctx, rule, orderId, limit);
    return undefined;
  }
  const clock: Clock = {
    id: newId(),
    orderId,
    rule: rule.id,
    clause: rule.clause,
    clauseVersion: rule.clauseVersion,
    source: rule.source,
    department: rule.department,
    calendar,
    budgetMs: limit.budgetMs,
    startedAt: event.occurredAt,
    dueAt: limit.dueAt,
    nextRung: 0,
    nextFireAt: null,
    state: 'running',
    pausedAt: null,
    stoppedAt: null,
  };
  clock.nextFireAt = rungAt(rule, clock, 0);
  ctx.insert('clocks', {
    id: clock.id,
    order_id: orderId,
    rule: clock.rule,
    clause: clock.clause,
    clause_version: clock.clauseVersion,
    source: clock.source,
    department: clock.department,
    calendar_id: calendar?.id ?? null,
    calendar_version: calendar?.version ?? null,
    budget_ms: clock.budgetMs,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    next_rung: 0,
    next_fire_at: clock.nextFireAt,
    // What is still to come alerts like that of any order; only what is late already goes into the digest.
    digest_id: event.digestId && clock.nextFireAt && clock.nextFireAt <= ctx.now ? event.digestId : null,
    state: 'running',
    stopped_at: null,
    stop_source: null,
  });
  noteExercised('rule', rule.id);
  return clock;
}

/** A clock whose limit nobody knows does not run on a guess, and does not go missing in silence either. */
function tellNotStarted(ctx: RowCtx, rule: VersionedDeadline, orderId: string, { missing, year }: NoLimit): void {
  if (missing === 'promise') return;
  ctx.emit({
    name: 'clock.not-started',
    v: 1,
    data: {
      orderId,
      rule: rule.id,
      clauseVersion: rule.clauseVersion,
      department: rule.department,
      missing,
      ...(year ? { year } : {}),
    },
  });
}

/** A clock that was started in the same flush is changed before it is inserted. */
function save(ctx: RowCtx, clock: Clock, columns: Record<string, unknown>): void {
  const inserted = ctx.writes.inserts.get('clocks')?.find((row) => row.id === clock.id);
  if (inserted) Object.assign(inserted, columns);
  else ctx.patch('clocks', clock.id, columns);
}

export function stopClock(ctx: RowCtx, clock: Clock, event: Pick<ObservedEvent, 'occurredAt' | 'source'>): void {
  if (clock.state === 'paused') resumeClock(ctx, clock, event.occurredAt);
  clock.state = stopState(clock, event.occurredAt);
  clock.stoppedAt = event.occurredAt;
  clock.nextFireAt = null;
  save(ctx, clock, {
    state: clock.state,
    stopped_at: event.occurredAt,
    stop_source: event.source ?? 'company',
    next_fire_at: null,
  });
  noteExercised('rule', clock.rule);
}

function voidClock(ctx: RowCtx, clock: Clock, at: Date): void {
  if (clock.state === 'paused') resumeClock(ctx, clock, at);
  clock.state = 'voided';
  clock.stoppedAt = at;
  clock.nextFireAt = null;
  save(ctx, clock, { state: 'voided', stopped_at: at, next_fire_at: null });
}

/** Stands still for a cause that the rule allows; a platform's clock never does. */
export function pauseClocks(
  ctx: RowCtx,
  policy: PolicySnapshot,
  clocks: Clock[],
  cause: string,
  at: Date,
): Date | null {
  for (const clock of clocks) {
    if (clock.state !== 'running' || clock.source === 'platform') continue;
    const rule = ruleOfClock(policy, clock);
    if (!rule?.pause.some((allowed) => allowed === cause)) continue;
    clock.state = 'paused';
    clock.pausedAt = at;
    ctx.insert('suspensions', { id: newId(), clock_id: clock.id, cause, from_at: at });
    save(ctx, clock, { state: 'paused', paused_at: at });
  }
  return nextDue(clocks);
}

export function resumeClocks(ctx: RowCtx, policy: PolicySnapshot, clocks: Clock[], at: Date): Date | null {
  for (const clock of clocks) {
    if (clock.state !== 'paused') continue;
    resumeClock(ctx, clock, at);
    const rule = ruleOfClock(policy, clock);
    clock.nextFireAt = rule ? rungAt(rule, clock, clock.nextRung) : null;
    save(ctx, clock, { next_fire_at: clock.nextFireAt });
  }
  return nextDue(clocks);
}

function resumeClock(ctx: RowCtx, clock: Clock, at: Date): void {
  clock.dueAt = dueAfterPause(clock, clock.pausedAt ?? at, at);
  clock.state = 'running';
  clock.pausedAt = null;
  // What is learned late may have happened before the pause began.
  ctx.statement(
    `update suspensions set to_at = greatest(from_at, $2::timestamptz) where clock_id = $1 and to_at is null`,
    [clock.id, at],
  );
  save(ctx, clock, { state: 'running', paused_at: null, due_at: clock.dueAt });
}
