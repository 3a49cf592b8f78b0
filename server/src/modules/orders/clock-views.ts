/** Clocks as screens show them: time, source, and the clause that demands it. (OT-3.1) */
import type { z } from 'zod';
import type { clockView } from '../../../../contract/orders.ts';
import { ruleOfClock, type Clock } from '../deadlines/index.ts';
import { clauseRef, clauseOfVersion, type PolicySnapshot } from '../policy/index.ts';

export function clockViews(policy: PolicySnapshot, clocks: readonly Clock[]): z.infer<typeof clockView>[] {
  return clocks.map((clock) => {
    const rule = ruleOfClock(policy, clock);
    return {
      id: clock.id,
      rule: clock.rule,
      clause: clauseRef(clock.clause, clock.clauseVersion),
      source: clock.source,
      startedAt: clock.startedAt.toISOString(),
      dueAt: clock.dueAt.toISOString(),
      budgetMs: clock.budgetMs,
      state: clock.state,
      stoppedAt: clock.stoppedAt?.toISOString() ?? null,
      assumed: Boolean(rule?.assumed),
      title: clauseOfVersion(policy, clock.clause, clock.clauseVersion)?.title ?? { zh: clock.rule, en: clock.rule },
      nextFireAt: clock.nextFireAt?.toISOString() ?? null,
    };
  });
}
