/**
 * Once a day, of what each rule passed the day before: a seeded sample becomes tasks of the checker who answers for the rule.
 * Seed, population and size are kept. Drawn twice it is one sample, by the unique day. (CC-2.3)
 */
import { z } from 'zod';
import { randomBytes } from 'node:crypto';
import { endpoint, id } from '../../../../contract/kit.ts';
import { action } from '../../kernel/action.ts';
import { systemActor } from '../../kernel/access.ts';
import { startChain } from '../../kernel/chains.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { runMany } from '../../kernel/run-action.ts';
import { every } from '../../kernel/timed-work.ts';
import { companyCache } from '../company/index.ts';
import { onDuty, peopleCache } from '../people/index.ts';
import { policyCache } from '../policy/index.ts';
import { readOrders, type OrderRecord } from '../orders/index.ts';
import { giveTask } from '../tasks/index.ts';
import { companyDay, passingRules } from './rule-pass.ts';
import { drawSample } from './sample.ts';

const input = z.strictObject({ rule: z.string(), day: z.string(), seed: z.string() });

export const drawSampleOf = action(
  endpoint({
    name: 'entry.draw-sample',
    route: 'POST /internal/samples',
    title: { zh: '抽取规则通过的订单', en: 'Draw the sample of a day' },
    input,
    output: z.object({ id: id.nullable(), size: z.int() }),
  }),
  {
    clauses: ['CC-2.3'],
    internal: true,
    load: async (ctx, inputs) => {
      const loaded = [];
      for (const { rule, day } of inputs) {
        const drawn = await ctx.db.query(`select 1 from check_samples where rule = $1 and day = $2::date`, [rule, day]);
        const rows = await ctx.db.query<{ order_id: string; owner_id: string }>(
          `select order_id, owner_id from rule_passes where rule = $1 and day = $2::date order by order_id`,
          [rule, day],
        );
        loaded.push(drawn.length > 0 ? new Refusal('CHANGED_MEANWHILE') : rows);
      }
      return loaded;
    },
    run: async (ctx, { rule, day, seed }, rows) => {
      const found = passingRules(await ctx.cached(policyCache), ctx.now).find((one) => one.rule.id === rule);
      const percent = found?.rule.sample?.percent ?? 0;
      const ids = rows.map((row) => row.order_id);
      const drawn = drawSample(ids, Buffer.from(seed, 'hex'), percent);
      const [first] = rows;
      if (!found || !first) return { id: null, size: 0 };
      const owner = onDuty(await ctx.cached(peopleCache), first.owner_id, ctx.now)?.id ?? first.owner_id;
      const sampleId = newId();
      ctx.insert('check_samples', {
        id: sampleId,
        rule,
        day,
        owner_id: owner,
        share: percent,
        population: ids.length,
        size: drawn.length,
        seed: Buffer.from(seed, 'hex'),
        drawn_at: ctx.now,
      });
      const company = await ctx.cached(companyCache);
      const departmentId = company.departmentsByCode.get('orders')?.id;
      for (const record of await readOrders(ctx.db, drawn)) {
        ctx.insert('sampled_orders', { order_id: record.id, sample_id: sampleId, owner_id: owner, state: 'open' });
        giveTask(ctx, taskFor(record, departmentId, owner, { rule, clause: found.ref, now: ctx.now }));
      }
      ctx.emit({ name: 'sample.drawn', v: 1, data: { rule, day, population: ids.length, size: drawn.length } });
      ctx.record(startChain(ctx.writes, sampleId), {
        clause: found.ref,
        body: { rule, day, population: ids.length, size: drawn.length, seed },
      });
      return { id: sampleId, size: drawn.length };
    },
  },
);

interface Why {
  rule: string;
  clause: string;
  now: Date;
}

const dayMs = 86_400_000;

function taskFor(record: OrderRecord, departmentId: string | undefined, personId: string, { rule, clause, now }: Why) {
  return {
    orderId: record.id,
    kind: 'sample' as const,
    departmentId: departmentId ?? record.dept_id ?? '',
    shopId: record.shop_id,
    warehouseId: record.warehouse_id,
    personId,
    clause,
    rule,
    dueAt: new Date(now.getTime() + dayMs),
  };
}

/** Draws what is missing of the last seven days, the present one left out. */
export async function drawSamples(kernel: Kernel, clock: Clock = kernel.clock): Promise<void> {
  const today = companyDay(clock.now());
  const from = companyDay(new Date(clock.now().getTime() - 7 * dayMs));
  const { value: policy } = await kernel.caches.get(policyCache);
  for (const { rule } of passingRules(policy, clock.now())) {
    const days = await kernel.database.query<{ day: string }>(
      `select distinct p.day::text as day from rule_passes p where p.rule = $1 and p.day >= $2::date and p.day < $3::date
          and not exists (select 1 from check_samples s where s.rule = p.rule and s.day = p.day) order by day`,
      [rule.id, from, today],
    );
    const inputs = days.map(({ day }) => ({ rule: rule.id, day, seed: randomBytes(16).toString('hex') }));
    await runMany(kernel, drawSampleOf, inputs, systemActor('samples'), { clock, batch: 1 });
  }
}

export const sampleWork = [
  every(60, 'entry.draw-samples', async (kernel) => {
    await drawSamples(kernel);
  }),
];
