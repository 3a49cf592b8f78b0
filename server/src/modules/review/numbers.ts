/** How review goes: passed at the first time, passed by rule, time per step; and the orders behind each number. (OS-3.1, OS-3.2, OS-3.3) */
import { reviewNumberOrders as ordersEndpoint, reviewNumbers as endpoint } from '../../../../contract/review.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { Refusal } from '../../kernel/refusal.ts';
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

/** A round that was returned stays so when sales submits the order again. */
const returned = `r.state = 'returned'`;
/** What passes by rule is never open and never late. */
const open = `not r.by_rule and r.state = 'open'`;

/** Of the steps that persons decide, in one department where one is named. `$2` is now. */
const ofSteps = {
  decided: `s.decided_at is not null`,
  late: `s.due_at < coalesce(s.decided_at, $2)`,
  open: `s.state = 'open'`,
} as const;
const byPersons = `not s.by_rule and s.state in ('open', 'approved', 'returned', 'rejected')`;
const hasStep = (condition: string) =>
  `not r.by_rule and exists (select 1 from review_steps s where s.round_id = r.id and ${byPersons} and ${condition})`;

const late = hasStep(ofSteps.late);

const conditions = {
  'first-pass': `r.state = 'approved'`,
  returned,
  'by-rule': `r.by_rule and r.state = 'approved'`,
  'by-person': `not r.by_rule`,
  open,
  late,
  decided: hasStep(ofSteps.decided),
} as const;

type Counts = Record<'orders' | 'byRule' | 'byPerson' | 'firstPass' | 'returned' | 'open', number>;

/** From the index alone: nearly all rounds pass by rule. */
async function countRounds(ctx: Ctx, days: number): Promise<Counts> {
  const { from, params } = firstRounds(ctx, days);
  const count = (condition: string) => `count(*) filter (where ${condition})::int`;
  const [row] = await ctx.db.query<Counts>(
    `select count(*)::int as orders, ${count(conditions['by-rule'])} as "byRule", ${count(conditions['by-person'])} as "byPerson",
       ${count(conditions['first-pass'])} as "firstPass", ${count(returned)} as returned, ${count(open)} as open from ${from}`,
    params,
  );
  return row ?? { orders: 0, byRule: 0, byPerson: 0, firstPass: 0, returned: 0, open: 0 };
}

async function countLate(ctx: Ctx, days: number): Promise<number> {
  const { from, params } = firstRounds(ctx, days);
  const [row] = await ctx.db.query<{ n: number }>(`select count(*)::int as n from ${from} and ${late}`, params);
  return row?.n ?? 0;
}

interface StepNumbers {
  department: string;
  decided: number;
  medianMinutes: number;
  late: number;
  open: number;
}

/** Orders by the department of their steps, looked up round by round: the steps of all other rounds are never read. */
function stepNumbers(ctx: Ctx, days: number): Promise<StepNumbers[]> {
  const { from, params } = firstRounds(ctx, days);
  const ordersWith = (condition: string) => `count(distinct s.round_id) filter (where ${condition})::int`;
  return ctx.db.query<StepNumbers & Record<string, unknown>>(
    `select s.department, ${ordersWith(ofSteps.decided)} as decided,
       coalesce(percentile_cont(0.5) within group (order by extract(epoch from s.decided_at - s.opened_at) / 60) filter (where s.decided_at is not null), 0)::float8 as "medianMinutes",
       ${ordersWith(ofSteps.late)} as late, ${ordersWith(ofSteps.open)} as open
     from (select r.id from ${from} and not r.by_rule offset 0) r
     cross join lateral (select * from review_steps s where s.round_id = r.id and ${byPersons} offset 0) s
     group by s.department order by s.department`,
    params,
  );
}

export const reviewNumbers = query(endpoint, {
  clauses: ['OS-3.1', 'OS-3.2', 'OS-3.3'],
  run: async (ctx, { days }) => ({
    ...(await countRounds(ctx, days)),
    late: await countLate(ctx, days),
    steps: await stepNumbers(ctx, days),
  }),
});

const isOfSteps = (measure: string): measure is keyof typeof ofSteps => measure in ofSteps;

export const reviewNumberOrders = query(ordersEndpoint, {
  clauses: ['OS-3.3'],
  run: async (ctx, { measure, department, days, limit, cursor }) => {
    const { from, params } = firstRounds(ctx, days);
    const bind = (value: unknown) => `$${params.push(value)}`;
    if (department && !isOfSteps(measure)) throw new Refusal('MEASURE_NOT_OF_DEPARTMENT', { field: 'department' });
    const condition =
      department && isOfSteps(measure)
        ? hasStep(`s.department = ${bind(department)} and ${ofSteps[measure]}`)
        : conditions[measure];
    const [at = '', id = ''] = cursor ? readCursor(cursor, ['instant', 'id']) : [];
    const behind = cursor ? `(r.opened_at, r.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)` : 'true';
    const rounds = await ctx.db.query<{ id: string; orderId: string; at: Date; place: string }>(
      `select r.id, r.order_id as "orderId", r.opened_at as at, r.opened_at::text as place from ${from} and ${condition} and ${behind}
        order by r.opened_at desc, r.id desc limit ${bind(limit + 1)}`,
      params,
    );
    const shown = rounds.slice(0, limit);
    const last = rounds.length > limit ? shown.at(-1) : undefined;
    const orders = await readOrdersForReview(
      ctx.db,
      shown.map((round) => round.orderId),
    );
    const items = shown.flatMap(({ orderId, at: openedAt }) => {
      const record = orders.get(orderId)?.record;
      if (!record) return [];
      const { number, total_amount: amount, currency } = record;
      return { orderId, number, at: openedAt.toISOString(), amount, currency };
    });
    return { items, ...(last ? { next: writeCursor([last.place, last.id]) } : {}) };
  },
});
