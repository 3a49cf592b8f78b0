/** Closes the clocks that a platform's report has decided: silently, with source `platform`, and starting none. (OT-3.1) */
import type { RowCtx } from '../../kernel/action.ts';
import type { PolicySnapshot } from '../policy/index.ts';
import { isOpen, nextDue, type Clock } from './clock.ts';
import { stopClock } from './observe.ts';
import { ruleOfClock } from './rules.ts';

/** These events have happened by this time, though nobody reported when; answers the earliest limit that is left. */
export function closeReported(
  ctx: RowCtx,
  policy: PolicySnapshot,
  clocks: Clock[],
  events: readonly string[],
  at: Date,
): Date | null {
  for (const clock of clocks.filter(isOpen)) {
    if (ruleOfClock(policy, clock)?.stop.some((event) => events.includes(event)))
      stopClock(ctx, clock, { occurredAt: at, source: 'platform' });
  }
  return nextDue(clocks);
}
