/** Orders in which an error of somebody's entry or check was corrected this month: the number of home and the list that it opens. (CC-5.1) */
import type { OrderFilter } from '../../../../contract/orders.ts';
import type { Ctx } from '../../kernel/action.ts';
import type { Bind } from './filter-part.ts';

export type Erred = NonNullable<OrderFilter['erred']>;

const blamed: Record<Erred, string> = { entry: 'c.entered_by', check: 'c.checked_by' };

/** The ids of the orders, by an index of the person and the time. */
export function ownErrors(ctx: Ctx, as: Erred, bind: Bind): string {
  const month = `date_trunc('month', ${bind(ctx.now)}::timestamptz at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'`;
  const me = bind(ctx.actor.personId ?? ctx.actor.id);
  return `select c.order_id from corrections c where ${blamed[as]} = ${me}::uuid and c.at >= ${month}`;
}

export async function countOwnErrors(ctx: Ctx, as: Erred): Promise<number> {
  const params: unknown[] = [];
  const orders = ownErrors(ctx, as, (value) => `$${params.push(value)}`);
  const [row] = await ctx.db.query<{ n: number }>(
    `select count(distinct order_id)::int as n from (${orders}) x`,
    params,
  );
  return row?.n ?? 0;
}
