/**
 * What an event of an order does to its work, written with the event itself and without a read: opens tasks, ends those that
 * waited for it, moves limits when a clock stands still, and has departments told of special orders. (OS-1, OS-2.3, OT-4.4)
 */
import type { TaskKind } from '../../../../contract/tasks.ts';
import type { RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { newId } from '../../kernel/ids.ts';
import type { Company } from '../company/index.ts';
import { ruleOfClock, type Clock } from '../deadlines/index.ts';
import {
  audienceText,
  clauseRef,
  clausesInForce,
  orderFactTypes,
  ruleApplies,
  rulesOf,
  type FactValues,
  type PolicySnapshot,
  type RuleInForce,
  type RuleOf,
} from '../policy/index.ts';
import { flow, kindOfStage, limitsOf, taskRules } from './flow.ts';
import { dropOpened, endTasks, moveDue, openTask } from './store.ts';

/** An order at one of its events: what was decided under its lock. */
export interface OrderMoment {
  event: string;
  /** When it happened. */
  at: Date;
  orderId: string;
  shopId: string;
  warehouseId: string | null;
  facts: FactValues;
  /** Of a correction: the facts before it. */
  factsBefore?: FactValues | undefined;
  clocks: readonly Clock[];
  policy: PolicySnapshot;
  company: Company;
  /** Of a hold: which one, and whose it is. */
  hold?: { id: string; owner: string } | undefined;
  digestId?: string | undefined;
}

export function followOrder(ctx: RowCtx, moment: OrderMoment): void {
  const step = flow[moment.event];
  const key = moment.event === 'order.released' ? (moment.hold?.id ?? '') : null;
  for (const kind of step?.ends ?? []) end(ctx, moment, 'done', kind, key);
  if (step?.voids === 'all') end(ctx, moment, 'voided', null, null);
  else for (const kind of step?.voids ?? []) end(ctx, moment, 'voided', kind, null);
  if (step?.opens && (step.opens.when?.(moment.facts) ?? true)) open(ctx, moment, step.opens.kind);
  if (moment.event === 'order.held' || moment.event === 'order.released') retime(ctx, moment);
  for (const notice of rulesOf(moment.policy, 'notice', ctx.now)) {
    if (isCalled(moment, notice.rule)) tellDepartments(ctx, moment, notice);
  }
}

/** A mark that a correction sets is news as it would have been at entry; one that was there before is none. */
function isCalled({ event, facts, factsBefore }: OrderMoment, rule: RuleOf<'notice'>): boolean {
  const isNews =
    factsBefore === undefined
      ? rule.on === event
      : rule.on === 'order.entered' && !ruleApplies(rule, factsBefore, orderFactTypes);
  return isNews && ruleApplies(rule, facts, orderFactTypes);
}

/** What was opened by this very flush was nobody's work yet and leaves no trace. */
function end(
  ctx: RowCtx,
  moment: OrderMoment,
  state: 'done' | 'voided',
  kind: TaskKind | null,
  key: string | null,
): void {
  const { orderId } = moment;
  dropOpened(ctx, orderId, kind, key);
  // A new order cannot have left anything open before this flush.
  if (isBeingEntered(ctx, orderId)) return;
  const by = state === 'done' && ctx.actor.kind !== 'system' ? (ctx.actor.personId ?? null) : null;
  endTasks(ctx, { orderId, kind, key, state, at: ctx.now, by: actorRef(ctx.actor), personId: by });
}

function isBeingEntered(ctx: RowCtx, orderId: string): boolean {
  return ctx.writes.inserts.get('orders')?.some((row) => row.id === orderId) ?? false;
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

function placeOf(moment: OrderMoment, department: string) {
  const { orderId, shopId, warehouseId, company, at } = moment;
  const shop = company.shops.get(shopId);
  // A department that the company does not have would leave the work with nobody: then the shop's own answers for it.
  const departmentId = company.departmentsByCode.get(department)?.id ?? shop?.departmentId;
  if (!departmentId) throw new Error(`no department answers for ${department}`);
  return { id: newId(), orderId, shopId, warehouseId, departmentId, openedAt: at };
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

/** A notice goes out to everybody whom the rule names; departments that are to confirm get a task for it. */
function tellDepartments(ctx: RowCtx, moment: OrderMoment, { rule, ref }: RuleInForce<'notice'>): void {
  noteExercised('rule', rule.id);
  ctx.emit({
    name: 'notice.called',
    v: 1,
    data: {
      orderId: moment.orderId,
      rule: rule.id,
      clause: ref,
      tell: rule.tell.map(audienceText),
      ...(moment.digestId ? { digestId: moment.digestId } : {}),
    },
  });
  if (!rule.acknowledge) return;
  const dueAt = new Date(moment.at.getTime() + rule.acknowledge.ms);
  for (const audience of rule.tell) {
    if (audience.kind !== 'department') continue;
    openTask(ctx, {
      ...placeOf(moment, audience.department),
      kind: 'acknowledge',
      key: `${rule.id}:${audience.department}`,
      clause: ref,
      rule: rule.id,
      clockId: null,
      dueAt,
    });
  }
}
