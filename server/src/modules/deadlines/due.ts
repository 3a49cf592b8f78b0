/**
 * When a deadline falls due: a length of time after its start, natural or working, or an instant that the order itself
 * promises. A promise that has passed when the clock starts is due at the start: the work is late at once and says so, for
 * to wait for it in silence would hide it, and a limit before the start would measure time that nobody had. (OT-3.1)
 */
import type { Calendar } from './calendar.ts';
import type { ObservedEvent } from './observe.ts';
import type { VersionedDeadline } from './rules.ts';
import { addWorkingTime, isUnknown, workingTimeBetween } from './working-time.ts';

export interface Limit {
  dueAt: Date;
  budgetMs: number;
}

/** Why no limit can be told without guessing. */
export interface NoLimit {
  missing: 'calendar' | 'calendar-year' | 'promise';
  year?: number;
}

export function dueAfter(
  rule: Pick<VersionedDeadline, 'target' | 'basis'>,
  event: Pick<ObservedEvent, 'occurredAt' | 'facts'>,
  calendar: Calendar | null,
): Limit | NoLimit {
  const working = rule.basis === 'working';
  if (working && !calendar) return { missing: 'calendar' };
  const basis = working ? calendar : null;
  const { target } = rule;
  if (!('until' in target))
    return limitAt(event.occurredAt, shifted(basis, event.occurredAt, target.ms), basis, target.ms);
  const promised = event.facts[target.until];
  if (!(promised instanceof Date)) return { missing: 'promise' };
  return limitAt(event.occurredAt, shifted(basis, promised, -(target.less?.ms ?? 0)), basis);
}

type Shifted = ReturnType<typeof addWorkingTime>;

function shifted(calendar: Calendar | null, at: Date, ms: number): Shifted {
  return calendar ? addWorkingTime(calendar, at, ms) : new Date(at.getTime() + ms);
}

function limitAt(start: Date, due: Shifted, calendar: Calendar | null, budgetMs?: number): Limit | NoLimit {
  if (isUnknown(due)) return { missing: 'calendar-year', year: due.unknownYear };
  if (due <= start) return { dueAt: start, budgetMs: 0 };
  if (budgetMs !== undefined) return { dueAt: due, budgetMs };
  const budget = calendar ? workingTimeBetween(calendar, start, due) : due.getTime() - start.getTime();
  return isUnknown(budget) ? { missing: 'calendar-year', year: budget.unknownYear } : { dueAt: due, budgetMs: budget };
}
