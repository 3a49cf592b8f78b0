/** When a deadline falls due: a length of time after its start, or an instant that the order itself promises. (OT-3.1) */
import type { VersionedDeadline } from './rules.ts';
import type { ObservedEvent } from './observe.ts';

export interface Limit {
  dueAt: Date;
  budgetMs: number;
}

/** Undefined where the promised instant is not known, so that no clock runs on a guess. */
export function dueAfter(rule: Pick<VersionedDeadline, 'target'>, event: Pick<ObservedEvent, 'occurredAt' | 'facts'>): Limit | undefined {
  const start = event.occurredAt.getTime();
  const { target } = rule;
  if (!('until' in target)) return { dueAt: new Date(start + target.ms), budgetMs: target.ms };
  const promised = event.facts[target.until];
  if (!(promised instanceof Date)) return undefined;
  const due = promised.getTime() - (target.less?.ms ?? 0);
  return { dueAt: new Date(due), budgetMs: Math.max(0, due - start) };
}
