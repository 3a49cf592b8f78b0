/**
 * What a filter of orders means in SQL over `o`: one part may have an index of its own and drives the reading, the others are looked
 * for along the way, within a bounded window. (PD-3.3, ADR 0007)
 */
import type { OrderFilter } from '../../../../contract/orders.ts';
import type { Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { missedAt, missedSince } from '../deadlines/index.ts';
import type { Bind, FilterPart } from './filter-part.ts';
import { ownErrors } from './own-errors.ts';
import { dayStart, happenedAt, happenedToday } from './steps-of-today.ts';

/** Everything but the queue; counts ask it of every queue. */
export type Narrowing = Omit<OrderFilter, 'queue' | 'due'>;

/** What all indexes of open queues hold. */
export const openStage = `o.stage not in ('closed', 'cancelled')`;

/** The rows of a queue; `$now` is bound by the caller. */
export const queueCondition: Record<OrderFilter['queue'], string> = {
  entered: `${openStage} and o.stage = 'entered'`,
  unpaid: `o.stage = 'checked' and o.paid_at is null and o.payment_terms = 'prepaid'`,
  checked: `${openStage} and o.stage = 'checked'`,
  preparing: `${openStage} and o.stage = 'preparing'`,
  prepared: `${openStage} and o.stage = 'prepared'`,
  shipped: `${openStage} and o.stage = 'shipped'`,
  delivered: `${openStage} and o.stage = 'delivered'`,
  held: `o.is_held and ${openStage}`,
  refund: `o.has_refund and ${openStage}`,
  overdue: `${openStage} and o.next_due_at < $now`,
  all: 'true',
};

/** Stands for "no warehouse" in the indexes. */
export const noWarehouse = '00000000-0000-0000-0000-000000000000';

const hours: Record<NonNullable<OrderFilter['due']>, number> = { over: 0, '1h': 1, '4h': 4, '24h': 24 };

export function queueRows(ctx: Ctx, queue: OrderFilter['queue'], bind: Bind): string {
  return queueCondition[queue].replace('$now', () => bind(ctx.now));
}

/** As the index of every place knows a queue: that of unpaid orders hides its stage from the planner (migration 0496). */
export function queueEverywhere(ctx: Ctx, queue: OrderFilter['queue'], bind: Bind): string {
  const rows = queueRows(ctx, queue, bind);
  return queue === 'unpaid' ? rows.replace('o.stage', `(o.stage || '')`) : rows;
}

/** The span of the deadline lies within every index that gives an open queue's sequence. */
export function dueWithin(ctx: Ctx, { queue, due }: Pick<OrderFilter, 'queue' | 'due'>, bind: Bind): string {
  if (due === undefined) return 'true';
  // The list of all orders is sorted by entry: a deadline would have to be looked for in all of them.
  if (queue === 'all') throw new Refusal('DUE_NEEDS_A_QUEUE', { field: 'due' });
  return `o.next_due_at < ${bind(new Date(ctx.now.getTime() + hours[due] * 3_600_000))}`;
}

export function queueOf(ctx: Ctx, asked: Pick<OrderFilter, 'queue' | 'due'>, bind: Bind): string {
  return `${queueRows(ctx, asked.queue, bind)} and ${dueWithin(ctx, asked, bind)}`;
}

/**
 * Exactly what the tallies of home count as missed: a clock of the company that ended late at the very step. Read from the few that were late
 * in these days, not from the orders.
 */
function cameTooLate(ctx: Ctx, step: NonNullable<OrderFilter['missed']>, bind: Bind): FilterPart {
  const at = happenedAt(step);
  const days = `${bind(dayStart(ctx.now, 6))}::timestamptz`;
  return {
    sql: `o.id = any(array(${missedSince(days)})) and ${at} >= ${days} and ${missedAt('o.id', at)}`,
    index: 'always',
  };
}

function partsOf(ctx: Ctx, filter: Narrowing, bind: Bind): FilterPart[] {
  const parts: FilterPart[] = [];
  if (filter.missed) parts.push(cameTooLate(ctx, filter.missed, bind));
  if (filter.erred) parts.push({ sql: `o.id = any(array(${ownErrors(ctx, filter.erred, bind)}))`, index: 'always' });
  if (filter.owner === 'none') parts.push({ sql: 'o.owner_id is null' });
  else if (filter.owner !== undefined) {
    const owner = filter.owner === 'me' ? (ctx.actor.personId ?? ctx.actor.id) : filter.owner;
    parts.push({ sql: `o.owner_id = ${bind(owner)}::uuid`, index: 'always' });
  }
  if (filter.sessionId) parts.push({ sql: `o.session_id = ${bind(filter.sessionId)}::uuid`, index: 'always' });
  if (filter.carrier) parts.push({ sql: `o.carrier = ${bind(filter.carrier)}`, index: 'always' });
  if (filter.sellerFlag)
    parts.push({ sql: `o.seller_flag = ${bind(filter.sellerFlag)} and o.seller_flag <> 'none'`, index: 'open' });
  if (filter.flag) parts.push({ sql: `${bind(filter.flag)} = any(o.flags) and o.flags <> '{}'`, index: 'open' });
  parts.push(...happenedToday(ctx, filter, bind));
  if (filter.message) parts.push({ sql: 'o.buyer_message_enc is not null', index: 'open' });
  return parts;
}

export interface Narrowed {
  /** Read along this condition's index, which knows neither stages nor places, instead of along theirs. */
  driver: string | undefined;
  /** Looked at row by row within the window. */
  others: string[];
}

export function narrowed(ctx: Ctx, filter: Narrowing & { queue: OrderFilter['queue'] }, bind: Bind): Narrowed {
  const parts = partsOf(ctx, filter, bind);
  const kind = filter.queue === 'all' ? 'all' : 'open';
  const driver = parts.find(({ index }) => index === 'always' || index === kind);
  return { driver: driver?.sql, others: parts.filter((part) => part !== driver).map((part) => part.sql) };
}

/** Where it is from and where it goes, as conditions; the list itself probes pairs of them. */
export function placeConditions({ shopId, warehouseId }: Narrowing, bind: Bind): string[] {
  return [
    ...(shopId ? [`o.shop_id = ${bind(shopId)}::uuid`] : []),
    ...(warehouseId ? [`o.warehouse_id = ${bind(warehouseId)}::uuid`] : []),
  ];
}

/** The whole of a filter but its queue, for counting and summing. */
export function narrowConditions(ctx: Ctx, filter: Narrowing, bind: Bind): string[] {
  return [...placeConditions(filter, bind), ...partsOf(ctx, filter, bind).map((part) => part.sql)];
}
