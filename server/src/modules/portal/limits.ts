/**
 * How often somebody may try, per address and per order number. Counted in the database, so that all processes share the
 * count, and before anything is looked up, so that wrong and right attempts count alike. (OS-8.3)
 */
import type { Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { every } from '../../kernel/timed-work.ts';

interface Limit {
  name: string;
  max: number;
  seconds: number;
}

/** Many customers of one mobile network share an address; a phone's tail has ten thousand values. */
const perAddress: Limit = { name: 'address', max: 200, seconds: 600 };
const perOrder: readonly Limit[] = [
  { name: 'order in an hour', max: 10, seconds: 3600 },
  { name: 'order in a day', max: 30, seconds: 86_400 },
];
const ordersPerAddress: Limit = { name: 'orders by address', max: 30, seconds: 3600 };
const ordersPerPhone: Limit = { name: 'orders by phone', max: 10, seconds: 86_400 };

type Counted = [limit: Limit, value: string];

export function countLookUp(ctx: Ctx, number: string): Promise<void> {
  const plain = number.replace(/\s/g, '').toUpperCase();
  return count(ctx, [[perAddress, ctx.address ?? ''], ...perOrder.map((limit): Counted => [limit, plain])]);
}

/** Links that lead somewhere are not counted: a page that is open asks again each minute. */
export function countWrongLink(ctx: Ctx): Promise<void> {
  return count(ctx, [[perAddress, ctx.address ?? '']]);
}

export function countOrder(ctx: Ctx, phone: string): Promise<void> {
  return count(ctx, [
    [ordersPerAddress, ctx.address ?? ''],
    [ordersPerPhone, phone],
  ]);
}

/** One statement for all limits, in the same sequence for everybody, outside of the action's transaction. */
async function count(ctx: Ctx, counted: readonly Counted[]): Promise<void> {
  const { database, secrets } = ctx.kernel;
  const subjects = counted.map(([limit, value]) => secrets.token(`portal ${limit.name}`, value));
  const rows = await database.query<{ subject: Buffer; attempts: number; seconds: number }>(
    `insert into portal_attempts as a (subject, attempts, counted_until)
       select subject, 1, now() + make_interval(secs => seconds) from unnest($1::bytea[], $2::int[]) as u(subject, seconds) order by subject
     on conflict (subject) do update set
       attempts = case when a.counted_until <= now() then 1 else a.attempts + 1 end,
       counted_until = case when a.counted_until <= now() then excluded.counted_until else a.counted_until end
     returning subject, attempts, greatest(1, ceil(extract(epoch from counted_until - now())))::int as seconds`,
    [subjects, counted.map(([limit]) => limit.seconds)],
  );
  const over = rows.filter(({ subject, attempts }) => {
    const at = subjects.findIndex((one) => one.equals(subject));
    return attempts > (counted[at]?.[0].max ?? 0);
  });
  if (over.length > 0)
    throw new Refusal('TOO_MANY_REQUESTS', { params: { seconds: Math.max(...over.map((row) => row.seconds)) } });
}

export async function forgetAttempts(db: Queryable): Promise<void> {
  await db.query(`delete from portal_attempts where counted_until < now()`);
}

export const portalWork = [every(3600, 'portal.forget-attempts', (kernel) => forgetAttempts(kernel.database))];
