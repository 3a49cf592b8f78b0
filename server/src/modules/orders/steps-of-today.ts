/**
 * To which orders something happened today, in the company's zone, or within one hour of it: the condition of the list, and how many or
 * how much they are. One condition serves both, so that a bar or a number opens exactly what it counted. (OT-2.1, OS-9.2)
 */
import type { OrderFilter } from '../../../../contract/orders.ts';
import type { Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { companyZoneOffsetMs } from '../../kernel/numbers.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { orderScope, type Bind, type FilterPart } from './filter-part.ts';
import { moneyWithin } from './money-received.ts';
import { remembered } from './remembered.ts';

type Today = NonNullable<OrderFilter['today']>;
/** What an order's own row says; money that came in has rows of its own, several of one order. */
export type TodayStep = Exclude<Today, 'received'>;

const stepColumns = {
  entered: ['entered_at'],
  enteredByMe: ['entered_at', 'entered_by'],
  checked: ['checked_at'],
  checkedByMe: ['checked_at', 'checked_by'],
  paid: ['paid_at'],
  prepared: ['prepared_at'],
  shipped: ['shipped_at'],
} as const satisfies Record<TodayStep, readonly [at: string, by?: string]>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** When it happened, as a column of `o`. */
export const happenedAt = (step: TodayStep): string => `o.${stepColumns[step][0]}`;

/** The first moment of the company's day, some days back. */
export function dayStart(now: Date, back = 0): Date {
  const day = Math.floor((now.getTime() + companyZoneOffsetMs) / DAY_MS) - back;
  return new Date(day * DAY_MS - companyZoneOffsetMs);
}

/** That `at` lies within the company's day, or within one hour of it. */
function withinDay(at: string, ctx: Ctx, hour: OrderFilter['hour'], bind: Bind): string {
  const day = dayStart(ctx.now).getTime();
  const from = day + Number(hour?.slice(0, 2) ?? 0) * HOUR_MS;
  const until = hour === undefined ? day + DAY_MS : from + HOUR_MS;
  return `${at} >= ${bind(new Date(from))}::timestamptz and ${at} < ${bind(new Date(until))}::timestamptz`;
}

function within(ctx: Ctx, step: TodayStep, hour: OrderFilter['hour'], bind: Bind, table: string): string {
  const [column, by] = stepColumns[step] as readonly [string, string?];
  const mine = by ? ` and ${table}.${by} = ${bind(ctx.actor.personId ?? ctx.actor.id)}::uuid` : '';
  return `${withinDay(`${table}.${column}`, ctx, hour, bind)}${mine}`;
}

/** The money that came in today, a row a payment: the list takes its orders from them, home their sum. */
function moneyOfToday(ctx: Ctx, hour: OrderFilter['hour'], bind: Bind): string {
  return moneyWithin((at) => withinDay(at, ctx, hour, bind));
}

/** The list of all orders is sorted by entry, so that entry alone bounds how far it is read; anything else is found by itself. */
export function happenedToday(
  ctx: Ctx,
  { today, hour }: Pick<OrderFilter, 'today' | 'hour'>,
  bind: Bind,
): FilterPart[] {
  if (today === undefined && hour !== undefined) throw new Refusal('HOUR_NEEDS_A_STEP', { field: 'hour' });
  if (today === undefined) return [];
  if (today === 'received')
    return [{ sql: `o.id = any(array(select m.order_id from (${moneyOfToday(ctx, hour, bind)}) m))`, index: 'always' }];
  const isEntry = stepColumns[today][0] === 'entered_at';
  if (isEntry || hour === undefined)
    return [{ sql: within(ctx, today, hour, bind, 'o'), index: isEntry ? 'all' : 'always' }];
  // Of one hour they are few: read first, whatever the planner believes of their number.
  const few = `select s.id from orders s where ${within(ctx, today, hour, bind, 's')}`;
  return [{ sql: `o.id = any(array(${few}))`, index: 'always' }];
}

export interface Hour {
  hour: number;
  count: number;
}

/** Within the reader's scope, as the list is. */
export function hoursOfToday(ctx: Ctx, step: TodayStep): Promise<Hour[]> {
  const params: unknown[] = [];
  const scope = scopeCondition(ctx.actor, 'orders.list', orderScope, params);
  const today = within(ctx, step, undefined, (value) => `$${params.push(value)}`, 'o');
  const sql = `select extract(hour from ${happenedAt(step)} at time zone 'Asia/Shanghai')::int as hour, count(*)::int as count
    from orders o where ${today} and ${scope} group by 1 order by 1`;
  return remembered(ctx, [sql, params], () => ctx.db.query<Hour & Record<string, unknown>>(sql, params));
}

export async function countToday(ctx: Ctx, step: TodayStep): Promise<number> {
  return (await hoursOfToday(ctx, step)).reduce((sum, { count }) => sum + count, 0);
}

/** Each payment asks for its order by id, and only where the reader does not see all orders: joined, all orders might be read for one day. */
export async function sumReceivedToday(ctx: Ctx): Promise<number> {
  const params: unknown[] = [];
  const scope = scopeCondition(ctx.actor, 'orders.list', orderScope, params);
  const money = moneyOfToday(ctx, undefined, (value) => `$${params.push(value)}`);
  const seen =
    scope === 'true'
      ? ''
      : `cross join lateral (select 1 from orders o where o.id = m.order_id and ${scope} limit 1) s`;
  const sql = `select coalesce(sum(m.amount), 0)::bigint as amount from (${money}) m ${seen}`;
  const [row] = await remembered(ctx, [sql, params], () => ctx.db.query<{ amount: number }>(sql, params));
  return Number(row?.amount ?? 0);
}
