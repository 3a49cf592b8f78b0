/**
 * What an event of an order does to its work, written with the event itself and without a read: opens tasks, ends those that
 * waited for it, moves limits when a clock stands still, and has departments told of special orders. (OS-1, OS-2.3, OT-4.4)
 */
import type { TaskKind } from '../../../../contract/tasks.ts';
import type { RowCtx } from '../../kernel/action.ts';
import { ruleOfClock } from '../deadlines/index.ts';
import { clauseRef, clausesInForce, orderFactTypes, ruleApplies, rulesOf, type RuleOf } from '../policy/index.ts';
import { flow, kindOfStage, limitsOf, taskRules } from './flow.ts';
import { endWork, isBeingEntered, placeOf, type OrderMoment } from './moment.ts';
import { moveDue, openTask } from './store.ts';
import { callNotice, followSpecial } from './tell-departments.ts';

export function followOrder(ctx: RowCtx, moment: OrderMoment): void {
  const step = flow[moment.event];
  const key = moment.event === 'order.released' ? (moment.hold?.id ?? '') : null;
  for (const kind of step?.ends ?? []) endWork(ctx, moment, 'done', kind, key);
  if (step?.voids === 'all') endWork(ctx, moment, 'voided', null, null);
  else for (const kind of step?.voids ?? []) endWork(ctx, moment, 'voided', kind, null);
  if (step?.opens && (step.opens.when?.(moment.facts) ?? true)) open(ctx, moment, step.opens.kind);
  if (moment.event === 'order.held' || moment.event === 'order.released') retime(ctx, moment);
  for (const notice of rulesOf(moment.policy, 'notice', ctx.now)) {
    if (isCalled(moment, notice.rule)) callNotice(ctx, moment, notice);
  }
  followSpecial(ctx, moment);
}

/** A mark that a correction sets is news as it would have been at entry; one that was there before is none. */
function isCalled({ event, facts, factsBefore }: OrderMoment, rule: RuleOf<'notice'>): boolean {
  const isNews =
    factsBefore === undefined
      ? rule.on === event
      : rule.on === 'order.entered' && !ruleApplies(rule, factsBefore, orderFactTypes);
  return isNews && ruleApplies(rule, facts, orderFactTypes);
}

function open(ctx: RowCtx, moment: OrderMoment, kind: TaskKind): void {
  const rule = taskRules[kind];
  const limit = limitFor(moment, kind);
  const department = kind === 'hold' ? (moment.hold?.owner ?? rule.department) : (limit?.department ?? rule.department);
  const version = clausesInForce(moment.policy, ctx.now).get(rule.clause)?.version ?? 1;
  openTask(ctx, {
    ...placeOf(moment, department),
    kind,
    key: kind === 'hold' ? (moment.hold?.id ?? '') : '',
    clause: limit?.clause ?? clauseRef(rule.clause, version),
    rule: limit?.rule ?? null,
    clockId: limit?.clockId ?? null,
    dueAt: limit?.dueAt ?? null,
  });
}

interface TaskLimit {
  clockId: string;
  dueAt: Date;
  rule: string;
  clause: string;
  department: string | undefined;
}

/** The earliest limit from the task's own event on: the company's or the platform's, whichever comes first. */
function limitFor(moment: OrderMoment, kind: TaskKind): TaskLimit | undefined {
  const events = limitsOf(kind);
  const waiting = moment.clocks.flatMap((clock) => {
    const rule = clock.state === 'running' ? ruleOfClock(moment.policy, clock) : undefined;
    return rule?.stop.some((event) => events.includes(event)) ? [{ clock, rule }] : [];
  });
  const [first] = waiting.sort((a, b) => a.clock.dueAt.getTime() - b.clock.dueAt.getTime());
  if (!first) return undefined;
  // A clock that waits for a later step is another department's: it hurries the task, it does not move it.
  const isOwn = first.rule.stop.includes(events[0] ?? '');
  return {
    clockId: first.clock.id,
    dueAt: first.clock.dueAt,
    rule: first.clock.rule,
    clause: clauseRef(first.clock.clause, first.clock.clauseVersion),
    department: isOwn ? first.rule.department : undefined,
  };
}

/** A pause takes the limit away, going on gives a later one. */
function retime(ctx: RowCtx, moment: OrderMoment): void {
  const kind = kindOfStage[String(moment.facts['order.stage'])];
  if (!kind || isBeingEntered(ctx, moment.orderId)) return;
  const limit = limitFor(moment, kind);
  moveDue(ctx, { orderId: moment.orderId, kind, clockId: limit?.clockId ?? null, dueAt: limit?.dueAt ?? null });
}
