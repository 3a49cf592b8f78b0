/** SQL of tallies and recent steps. Days and hours are those of the company's zone. */
import { scopeCondition } from '../../kernel/access.ts';
import type { Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Step, Tally } from './tally.ts';

const zoned = (at: string) => `(${at} at time zone 'Asia/Shanghai')`;

export async function addTallies(db: Queryable, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return;
  await db.query(
    `insert into tallies (word, day, hour, shop_id, warehouse_id, person_id, count)
     select word, ${zoned('at')}::date, extract(hour from ${zoned('at')}), shop_id, warehouse_id, person_id, count
       from unnest($1::text[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::uuid[], $6::int[])
         as t(word, at, shop_id, warehouse_id, person_id, count)
     on conflict (word, day, shop_id, warehouse_id, person_id, hour)
     do update set count = tallies.count + excluded.count`,
    [
      tallies.map((t) => t.word),
      tallies.map((t) => t.at),
      tallies.map((t) => t.shopId),
      tallies.map((t) => t.warehouseId),
      tallies.map((t) => t.personId),
      tallies.map((t) => t.count),
    ],
  );
}

export async function keepSteps(db: Queryable, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return;
  await db.query(
    `insert into recent_steps (person_id, at, id, action, chain_id, chain_seq, order_id, data)
     select person_id, at, id, action, chain_id, chain_seq, order_id, data::jsonb
       from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::uuid[], $6::bigint[], $7::uuid[], $8::text[])
         as t(person_id, at, id, action, chain_id, chain_seq, order_id, data)
     on conflict do nothing`,
    [
      steps.map((s) => s.personId),
      steps.map((s) => s.at),
      steps.map((s) => s.id),
      steps.map((s) => s.action),
      steps.map((s) => s.chainId),
      steps.map((s) => s.chainSeq),
      steps.map((s) => s.orderId),
      steps.map((s) => JSON.stringify(s.data)),
    ],
  );
}

const keptDays = 3;

export async function forgetSteps(db: Queryable, now: Date): Promise<void> {
  await db.query(`delete from recent_steps where at < $1::timestamptz - make_interval(days => $2)`, [now, keptDays]);
}

export type Span = 'today' | 'week' | 'month';

const firstDay: Record<Span, string> = {
  today: `${zoned('$1::timestamptz')}::date`,
  week: `${zoned('$1::timestamptz')}::date - 6`,
  month: `date_trunc('month', ${zoned('$1::timestamptz')})::date`,
};

/** How often each word happened today, the last seven days or this month, within the reader's scope or of the reader alone. */
export async function sumTallies(
  ctx: Ctx,
  words: readonly string[],
  span: Span,
  whose: 'mine' | 'all',
): Promise<Map<string, number>> {
  const params: unknown[] = [ctx.now, words];
  const where = whose === 'mine' ? `person_id = $${params.push(me(ctx))}::uuid` : withinScope(ctx, params);
  const rows = await ctx.db.query<{ word: string; count: number }>(
    `select word, sum(count)::int as count from tallies
      where word = any($2::text[]) and day >= ${firstDay[span]} and day <= ${zoned('$1::timestamptz')}::date and ${where}
      group by word`,
    params,
  );
  return new Map(rows.map((row) => [row.word, row.count]));
}

/** Whoever sees the orders of a place sees how many they are. */
function withinScope(ctx: Ctx, params: unknown[]): string {
  return scopeCondition(
    ctx.actor,
    'orders.list',
    { shop: 'shop_id', warehouse: 'warehouse_id', owner: 'person_id' },
    params,
  );
}

function me(ctx: Ctx): string {
  return ctx.actor.personId ?? ctx.actor.id;
}

export interface StepRow {
  id: string;
  at: Date;
  action: string;
  chainId: string;
  chainSeq: number;
  orderId: string | null;
  data: Record<string, unknown>;
}

const shown = 60;

export async function stepsOfToday(ctx: Ctx): Promise<StepRow[]> {
  return ctx.db.query<StepRow & Record<string, unknown>>(
    `select id, at, action, chain_id as "chainId", chain_seq::int as "chainSeq", order_id as "orderId", data from recent_steps
      where person_id = $2::uuid and at >= ${firstDay.today}::timestamp at time zone 'Asia/Shanghai' and at <= $1
      order by at desc, id desc limit ${shown}`,
    [ctx.now, me(ctx)],
  );
}

export async function countStepsOfToday(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.query<{ n: number }>(
    `select count(*)::int as n from recent_steps
      where person_id = $2::uuid and at >= ${firstDay.today}::timestamp at time zone 'Asia/Shanghai' and at <= $1`,
    [ctx.now, me(ctx)],
  );
  return row?.n ?? 0;
}
