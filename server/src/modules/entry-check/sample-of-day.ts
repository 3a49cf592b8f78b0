/** What was drawn of a rule's passes on a day, whose it is to judge, and what came of it; the days before it beside. (CC-2.3) */
import { sampleOfDay as endpoint } from '../../../../contract/entry-check.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { companyCache } from '../company/index.ts';
import { readOrders } from '../orders/index.ts';
import { actorName, peopleCache } from '../people/index.ts';

const daysShown = 14;
const mostShown = 500;

interface Drawn {
  id: string;
  day: string;
  at: Date;
  share: string;
  population: number;
  size: number;
  seed: Buffer;
  open: number;
  wrong: number;
}

interface Sampled {
  order_id: string;
  owner_id: string;
  state: 'open' | 'fine' | 'wrong';
  judged_by: string | null;
  judged_at: Date | null;
}

export const sampleOfDay = query(endpoint, {
  clauses: ['CC-2.3'],
  run: async (ctx, { rule, day }) => {
    const days = await latestDays(ctx, rule);
    const drawn = day === undefined ? days[0] : days.find((one) => one.day === day);
    return {
      days: days.map(({ day, population, size, open, wrong }) => ({ day, population, size, open, wrong })),
      drawn: drawn
        ? {
            day: drawn.day,
            at: drawn.at.toISOString(),
            share: Number(drawn.share),
            population: drawn.population,
            size: drawn.size,
            seed: drawn.seed.toString('hex'),
          }
        : null,
      items: drawn ? await itemsOf(ctx, drawn.id) : [],
    };
  },
});

async function latestDays(ctx: Ctx, rule: string): Promise<Drawn[]> {
  const judged = (state: string): string =>
    `(select count(*)::int from sampled_orders o where o.sample_id = s.id and o.state = '${state}')`;
  return ctx.db.query<Drawn & Record<string, unknown>>(
    `select s.id, s.day::text as day, s.drawn_at as at, s.share::text as share, s.population, s.size, s.seed,
       ${judged('open')} as open, ${judged('wrong')} as wrong
       from check_samples s where s.rule = $1 order by s.day desc limit ${daysShown}`,
    [rule],
  );
}

async function itemsOf(ctx: Ctx, sampleId: string) {
  const rows = await ctx.db.query<Sampled & Record<string, unknown>>(
    `select order_id, owner_id, state, judged_by, judged_at from sampled_orders where sample_id = $1 order by order_id limit ${mostShown}`,
    [sampleId],
  );
  const records = await readOrders(
    ctx.db,
    rows.map((row) => row.order_id),
  );
  const orders = new Map(records.map((record) => [record.id, record]));
  const { shops } = await ctx.cached(companyCache);
  const people = await ctx.cached(peopleCache);
  const me = ctx.actor.personId ?? ctx.actor.id;
  return rows.flatMap((row) => {
    const record = orders.get(row.order_id);
    if (!record) return [];
    return [
      {
        orderId: record.id,
        number: record.number,
        shop: shops.get(record.shop_id)?.name ?? '',
        total: record.total_amount,
        currency: record.currency,
        owner: people.persons.get(row.owner_id)?.name ?? '',
        state: row.state,
        judgedBy: row.judged_by ? actorName(people, row.judged_by) : null,
        judgedAt: row.judged_at?.toISOString() ?? null,
        mine: row.state === 'open' && row.owner_id === me,
      },
    ];
  });
}
