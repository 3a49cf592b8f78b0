/**
 * The only way an order changes its stage: `prepareApply` loads and locks, `apply` decides by the lifecycle table, holds and
 * gates, moves the stage, drives the clocks and tasks and emits the event. Other modules call it; none writes a stage. (PD-3.1)
 */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache, type Company } from '../company/index.ts';
import { calendarCache, observe, type Calendar } from '../deadlines/index.ts';
import { policyCache, type PolicySnapshot } from '../policy/index.ts';
import { followOrder, type OrderMoment } from '../tasks/index.ts';
import { orderFactsOf } from './facts.ts';
import { askCompanions, type Follow } from './companions.ts';
import { askGates } from './gates.ts';
import { eventOf, stageByLines, transition, type LifecycleAction, type Stage } from './lifecycle.ts';
import { amountText } from './money.ts';
import { isPaid, notBefore, progressOf, type Order } from './order.ts';
import { holdParams, stageForbids } from './step-refusals.ts';
import { lockOrders } from './store.ts';

/** Everything that applying an action to one order needs, loaded under its lock. */
export interface Prepared {
  order: Order;
  policy: PolicySnapshot;
  company: Company;
  calendars: readonly Calendar[];
  refusedByGate: Refusal | undefined;
  /** What is written together with this action, once it is taken. */
  follows?: readonly Follow[] | undefined;
}

/** Locks the orders in id order and asks the gates of this action. */
export async function prepareApply(
  ctx: Ctx,
  ids: readonly string[],
  action: LifecycleAction | null,
): Promise<(Prepared | Refusal)[]> {
  const orders = await lockOrders(ctx, ids);
  const policy = await ctx.cached(policyCache);
  const company = await ctx.cached(companyCache);
  const calendars = await ctx.cached(calendarCache);
  const found = [...new Set(orders.filter((o): o is Order => !(o instanceof Refusal)))];
  const refused = action ? await askGates(ctx, action, found) : new Map<string, Refusal>();
  const follows = action ? await askCompanions(ctx, action, found) : new Map<string, Follow[]>();
  return orders.map((order) =>
    order instanceof Refusal
      ? order
      : {
          order,
          policy,
          company,
          calendars,
          refusedByGate: refused.get(order.record.id),
          follows: follows.get(order.record.id),
        },
  );
}

/** How an action loads that names an order each, and is this step of the lifecycle or none. */
export const loadOrders =
  (step: LifecycleAction | null) =>
  (ctx: Ctx, inputs: readonly { orderId: string }[]): Promise<(Prepared | Refusal)[]> =>
    prepareApply(
      ctx,
      inputs.map(({ orderId }) => orderId),
      step,
    );

export interface ApplyOptions {
  occurredAt?: Date;
  source?: 'company' | 'platform';
  /** More columns that change with the stage. */
  columns?: Record<string, unknown>;
  data?: Record<string, unknown>;
  /** Of a hold that is placed or lifted: which one, and whose it is. */
  hold?: OrderMoment['hold'];
  /** Of a correction: the facts before it. */
  factsBefore?: OrderMoment['factsBefore'];
  /** Of a correction: kinds of special order that mean something else now. */
  restated?: OrderMoment['restated'];
  /** Clocks that are late when they start speak together, under this id: old orders of one import. */
  digestId?: string | undefined;
}

const holdWord: Partial<Record<LifecycleAction, string>> = {
  check: 'check',
  prepare: 'prepare',
  pack: 'pack',
  'hand-over': 'hand-over',
  close: 'close',
};

/** Why this action is not possible now; undefined when it is. Pure over what was loaded, so the order page asks it too. */
export function obstacle(order: Order, action: LifecycleAction): Refusal | undefined {
  const { record } = order;
  if (!transition(record.stage, action)) {
    return stageForbids(record.stage, action);
  }
  const word = holdWord[action];
  const hold = order.holds.find((h) => h.line_id === null && word !== undefined && h.blocks.includes(word));
  if (hold) return new Refusal('ORDER_HELD', { params: holdParams(hold) });
  if (action === 'prepare' && record.payment_terms === 'prepaid' && !isPaid(record)) {
    return new Refusal('ORDER_UNPAID', {
      params: { total: amountText(record.total_amount), paid: amountText(record.paid_amount - record.refunded_amount) },
    });
  }
  return undefined;
}

/** Moves the order on. Lines must already hold their new quantities; the stage follows the slowest of them. */
export function apply(ctx: RowCtx, prepared: Prepared, action: LifecycleAction, options: ApplyOptions = {}): void {
  const { order, refusedByGate } = prepared;
  const refusal = obstacle(order, action) ?? refusedByGate;
  if (refusal) throw refusal;
  const to = targetStage(order, action);
  if (to === order.record.stage) {
    if (options.columns) change(ctx, order, options.columns);
  } else enterStage(ctx, prepared, to, options);
  for (const follow of prepared.follows ?? []) follow(ctx, prepared);
}

function targetStage(order: Order, action: LifecycleAction): Stage {
  const { stage } = order.record;
  const step = transition(stage, action);
  if (!step) return stage;
  const byLines = action === 'pack' || action === 'unpack' || action === 'hand-over' || action === 'deliver';
  return byLines ? stageByLines(order.lines.map(progressOf), stage) : step.to;
}

const stageTime: Record<Stage, string> = {
  entered: 'entered_at',
  checked: 'checked_at',
  preparing: 'preparing_at',
  prepared: 'prepared_at',
  shipped: 'shipped_at',
  delivered: 'delivered_at',
  accepted: 'accepted_at',
  closed: 'closed_at',
  cancelled: 'cancelled_at',
};

/** Writes the stage and its time, tells the clocks, emits the event. */
export function enterStage(ctx: RowCtx, prepared: Prepared, to: Stage, options: ApplyOptions = {}): void {
  const { order } = prepared;
  const at = notBefore(options.occurredAt ?? ctx.now, order.record.entered_at);
  change(ctx, order, { stage: to, [stageTime[to]]: at, ...options.columns });
  tell(ctx, prepared, eventOf(to), at, options);
}

/** Emits an event of the order and lets its clocks and its work see it. */
export function tell(ctx: RowCtx, prepared: Prepared, event: string, at: Date, options: ApplyOptions = {}): void {
  const { order, policy, company } = prepared;
  const shop = company.shops.get(order.record.shop_id);
  const facts = orderFactsOf(order.record, shop ? shop.platform : null);
  const next = observe(ctx, policy, order.record.id, order.clocks, {
    name: event,
    occurredAt: at,
    facts,
    source: options.source ?? 'company',
    digestId: options.digestId,
    calendars: prepared.calendars,
  });
  setNextDue(ctx, order, next);
  ctx.emit({
    name: event,
    v: 1,
    data: {
      orderId: order.record.id,
      shopId: order.record.shop_id,
      warehouseId: order.record.warehouse_id,
      sessionId: order.record.session_id,
      stage: order.record.stage,
      at: at.toISOString(),
      ...options.data,
    },
  });
  followOrder(ctx, {
    event,
    at,
    orderId: order.record.id,
    shopId: order.record.shop_id,
    warehouseId: order.record.warehouse_id,
    facts,
    clocks: order.clocks,
    policy,
    company,
    hold: options.hold,
    factsBefore: options.factsBefore,
    restated: options.restated,
    calendars: prepared.calendars,
    digestId: options.digestId,
  });
}

export function setNextDue(ctx: RowCtx, order: Order, next: Date | null): void {
  change(ctx, order, { next_due_at: next ?? 'infinity' });
}

/** Changes columns of the order: in its row when it is being inserted by this very flush, else as a patch. */
export function change(ctx: RowCtx, order: Order, columns: Record<string, unknown>): void {
  Object.assign(order.record, columns);
  if (order.chain.inserted) Object.assign(order.chain.inserted, columns);
  else ctx.patch('orders', order.record.id, columns);
}

/** Refuses an edit of something else than what was seen. */
export function mustMatch(ctx: Pick<Ctx, 'ifMatch'>, order: Order, required: boolean): void {
  if (ctx.ifMatch === undefined) {
    if (required) throw new Refusal('IF_MATCH_REQUIRED', { field: 'If-Match' });
    return;
  }
  if (ctx.ifMatch !== order.record.rev)
    throw new Refusal('IF_MATCH_FAILED', { field: 'If-Match', params: { rev: order.record.rev } });
}

export function refOf(order: Order): { id: string; number: string; rev: number; stage: Stage } {
  const { id, number, rev, stage } = order.record;
  return { id, number, rev, stage };
}
