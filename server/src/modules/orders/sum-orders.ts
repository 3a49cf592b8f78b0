/**
 * What a filtered list amounts to: orders, pieces and money. An open queue is summed whole up to a bound; of the list of all orders only
 * the newest are looked at, and both say when they stopped. (PD-3.3)
 */
import { sumOrders as endpoint, type OrderFilter } from '../../../../contract/orders.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { orderScope } from './filter-part.ts';
import { narrowConditions, queueOf } from './list-filter.ts';
import { quantityText, thousandths } from './money.ts';
import { remembered } from './remembered.ts';

const mostOpen = 20_000;
const mostOfAll = 2000;

interface Sum {
  currency: string;
  orders: number;
  amount: number;
  pieces: string;
  seen: number;
}

export const sumOrders = query(endpoint, {
  clauses: ['PD-3.3', 'OT-2.1'],
  run: async (ctx, filter) => {
    const sums = await remembered(ctx, ['sums', ctx.actor.id, filter], () => sumsOf(ctx, filter));
    const most = isByEntry(filter) ? mostOfAll : mostOpen;
    return {
      orders: sums.reduce((all, one) => all + one.orders, 0),
      pieces: quantityText(sums.reduce((all, one) => all + thousandths(one.pieces), 0n)),
      amounts: Object.fromEntries(sums.filter((one) => one.orders > 0).map((one) => [one.currency, one.amount])),
      exact: (sums[0]?.seen ?? 0) <= most,
      asOf: ctx.now.toISOString(),
    };
  },
});

/** What happened today, came too late lately, or was one's own error is found by itself; anything else of all orders is looked for along their entry. */
const isByEntry = ({ queue, today, missed, erred }: OrderFilter): boolean =>
  queue === 'all' && !today && !missed && !erred;

/**
 * The window of the list of all is read by entry before it is narrowed: a rare filter must not scan what it does not find. The lines of each
 * order are asked for by its id: of some filters the planner cannot know how many orders they find, and joined it might compare each with each.
 */
async function sumsOf(ctx: Ctx, filter: OrderFilter): Promise<Sum[]> {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const scope = scopeCondition(ctx.actor, 'orders.list', orderScope, params);
  const queue = queueOf(ctx, filter, bind);
  const narrow = ['true', ...narrowConditions(ctx, filter, bind)].join(' and ');
  const all = isByEntry(filter);
  const read = all
    ? `select *, (${narrow}) as fits from orders o where ${queue} and ${scope} order by o.entered_at desc, o.id desc limit ${mostOfAll + 1}`
    : `select *, true as fits from orders o where ${queue} and ${scope} and ${narrow} limit ${mostOpen + 1}`;
  return ctx.db.query<Sum & Record<string, unknown>>(
    `with read as materialized (select x.id, x.currency, x.total_amount, x.fits from (${read}) x)
     select r.currency, count(*) filter (where r.fits)::int as orders, coalesce(sum(r.total_amount) filter (where r.fits), 0)::bigint as amount,
            trim_scale(coalesce(sum(g.pieces), 0))::text as pieces, (select count(*) from read)::int as seen
       from read r left join lateral (
         select sum(l.qty_ordered - l.qty_cancelled) as pieces from order_lines l where l.order_id = r.id and not l.is_bundle) g on r.fits
      group by r.currency`,
    params,
  );
}
