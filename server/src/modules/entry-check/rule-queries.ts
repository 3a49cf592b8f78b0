/** Rules that pass orders, who answers for each, what they passed today; and the samples that wait for the reader. (CC-2.3) */
import { listSamples as samplesEndpoint, ruleOwners as ownersEndpoint } from '../../../../contract/entry-check.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { companyCache } from '../company/index.ts';
import { onDuty, peopleCache } from '../people/index.ts';
import { conditionParts, policyCache } from '../policy/index.ts';
import { readOrders } from '../orders/index.ts';
import { companyDay, passingRules } from './rule-pass.ts';

export const ruleOwners = query(ownersEndpoint, {
  clauses: ['CC-2.3'],
  run: async (ctx) => {
    const people = await ctx.cached(peopleCache);
    const rows = await ctx.db.query<{ rule: string; person_id: string; since: Date }>(
      `select rule, person_id, since from rule_owners`,
    );
    const owners = new Map(rows.map((row) => [row.rule, row]));
    const items = [];
    for (const { rule, ref } of passingRules(await ctx.cached(policyCache), ctx.now)) {
      const owner = owners.get(rule.id);
      items.push({
        rule: rule.id,
        clause: ref,
        title: rule.title,
        role: rule.owner ?? '',
        conditions: [rule.when, rule.demand].flatMap((each) => (each ? conditionParts(each) : [])),
        sample: rule.sample?.percent ?? null,
        owner: owner
          ? {
              id: owner.person_id,
              name: people.persons.get(owner.person_id)?.name ?? '',
              since: owner.since.toISOString(),
              onDuty: onDuty(people, owner.person_id, ctx.now)?.name ?? null,
            }
          : null,
        passedToday: await passedOn(ctx, rule.id, companyDay(ctx.now)),
        lastSample: await lastSample(ctx, rule.id),
      });
    }
    return { items };
  },
});

async function passedOn(ctx: Ctx, rule: string, day: string): Promise<number> {
  const [row] = await ctx.db.query<{ n: number }>(
    `select count(*)::int as n from rule_passes where rule = $1 and day = $2::date`,
    [rule, day],
  );
  return row?.n ?? 0;
}

async function lastSample(ctx: Ctx, rule: string) {
  const [row] = await ctx.db.query<{
    day: string;
    population: number;
    size: number;
    seed: Buffer;
    open: number;
    wrong: number;
  }>(
    `select s.day::text as day, s.population, s.size, s.seed,
       (select count(*)::int from sampled_orders o where o.sample_id = s.id and o.state = 'open') as open,
       (select count(*)::int from sampled_orders o where o.sample_id = s.id and o.state = 'wrong') as wrong
       from check_samples s where s.rule = $1 order by s.day desc limit 1`,
    [rule],
  );
  return row ? { ...row, seed: row.seed.toString('hex') } : null;
}

export const listSamples = query(samplesEndpoint, {
  clauses: ['CC-2.3'],
  run: async (ctx) => {
    const rows = await ctx.db.query<{ order_id: string; rule: string; day: string }>(
      `select o.order_id, s.rule, s.day::text as day from sampled_orders o join check_samples s on s.id = o.sample_id
        where o.owner_id = $1::uuid and o.state = 'open' order by o.order_id limit 200`,
      [ctx.actor.personId ?? ctx.actor.id],
    );
    const records = await readOrders(
      ctx.db,
      rows.map((row) => row.order_id),
    );
    const orders = new Map(records.map((record) => [record.id, record]));
    const company = await ctx.cached(companyCache);
    return {
      items: rows.flatMap(({ order_id: orderId, rule, day }) => {
        const record = orders.get(orderId);
        if (!record) return [];
        const { number, total_amount: total, currency } = record;
        return [{ orderId, number, rule, day, shop: company.shops.get(record.shop_id)?.name ?? '', total, currency }];
      }),
    };
  },
});
