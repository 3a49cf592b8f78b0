/** How review goes: passed at the first time, passed by rule, time per step; and the orders behind each number. (OS-3.1, OS-3.2, OS-3.3) */
import { reviewNumberOrders as ordersEndpoint, reviewNumbers as endpoint } from '../../../../contract/review.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { readOrdersForReview } from '../orders/index.ts';

/** First rounds of the window, narrowed to the shops that the reader sees. `$1` is its start. */
function firstRounds(ctx: Ctx, days: number): { from: string; params: unknown[] } {
  const params: unknown[] = [new Date(ctx.now.getTime() - days * 86_400_000), ctx.now];
  const scope = scopeCondition(ctx.actor, ctx.action, { shop: 'r.shop_id' }, params);
  return {
    params,
    from: `review_rounds r where r.opened_at >= $1 and r.opened_at <= $2 and r.no = 1 and ${scope}`,
  };
}

const returned = `(r.state = 'returned' or exists (select 1 from review_rounds n where n.order_id = r.order_id and n.no > 1))`;
const isLate = `exists (select 1 from review_steps s where s.round_id = r.id and s.due_at < coalesce(s.decided_at, $2) and not s.by_rule and s.state in ('open', 'approved', 'returned'))`;

const conditions = {
  'first-pass': `r.state = 'approved'`,
  returned,
  'by-rule': `r.by_rule and r.state = 'approved'`,
  'by-person': `not r.by_rule`,
  open: `r.state = 'open'`,
  late: isLate,
} as const;

export const reviewNumbers = query(endpoint, {
  clauses: ['OS-3.1', 'OS-3.2', 'OS-3.3'],
  run: async (ctx, { days }) => {
    const { from, params } = firstRounds(ctx, days);
    const count = (condition: string) => `count(*) filter (where ${condition})::int`;
    const [row] = await ctx.db.query<
      Record<'orders' | 'byRule' | 'byPerson' | 'firstPass' | 'returned' | 'open' | 'late', number>
    >(
      `select count(*)::int as orders, ${count(conditions['by-rule'])} as "byRule", ${count(conditions['by-person'])} as "byPerson",
         ${count(conditions['first-pass'])} as "firstPass", ${count(returned)} as returned, ${count(conditions.open)} as open, ${count(isLate)} as late from ${from}`,
      params,
    );
    const steps = await ctx.db.query<{
      department: string;
      decided: number;
      medianMinutes: number;
      late: number;
      open: number;
    }>(
      `select s.department, count(*) filter (where s.decided_at is not null)::int as decided,
         coalesce(percentile_cont(0.5) within group (order by extract(epoch from s.decided_at - s.opened_at) / 60) filter (where s.decided_at is not null), 0)::float8 as "medianMinutes",
         count(*) filter (where s.due_at < coalesce(s.decided_at, $2))::int as late, count(*) filter (where s.state = 'open')::int as open
       from review_rounds r join review_steps s on s.round_id = r.id
       where r.opened_at >= $1 and r.opened_at <= $2 and not r.by_rule and not s.by_rule and s.state in ('open', 'approved', 'returned', 'rejected')
         and ${scopeCondition(ctx.actor, ctx.action, { shop: 'r.shop_id' }, params)}
       group by s.department order by s.department`,
      params,
    );
    const none = { orders: 0, byRule: 0, byPerson: 0, firstPass: 0, returned: 0, open: 0, late: 0 };
    return { ...(row ?? none), steps };
  },
});

export const reviewNumberOrders = query(ordersEndpoint, {
  clauses: ['OS-3.3'],
  run: async (ctx, { measure, days }) => {
    const { from, params } = firstRounds(ctx, days);
    const rounds = await ctx.db.query<{ orderId: string; at: Date }>(
      `select r.order_id as "orderId", r.opened_at as at from ${from} and ${conditions[measure]} order by r.opened_at desc limit 200`,
      params,
    );
    const orders = await readOrdersForReview(
      ctx.db,
      rounds.map((round) => round.orderId),
    );
    const items = rounds.flatMap(({ orderId, at }) => {
      const record = orders.get(orderId)?.record;
      if (!record) return [];
      return {
        orderId,
        number: record.number,
        at: at.toISOString(),
        amount: record.total_amount,
        currency: record.currency,
      };
    });
    return { items };
  },
});
