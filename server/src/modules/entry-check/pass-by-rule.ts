/**
 * The check by rule: orders that a rule's conditions hold for pass in the name of the checker who answers for it, as a pass
 * that is told apart from a person's. Without an owner on duty nothing passes; what the rule does not take waits for a
 * person. Orders are judged once when they come or change, not at every sweep. (CC-2.3)
 */
import { z } from 'zod';
import { endpoint, id } from '../../../../contract/kit.ts';
import { orderRef } from '../../../../contract/orders.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { systemActor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Queryable } from '../../kernel/database.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { runMany } from '../../kernel/run-action.ts';
import { every } from '../../kernel/timed-work.ts';
import { companyCache } from '../company/index.ts';
import { onDuty, peopleCache, type Person } from '../people/index.ts';
import { policyCache } from '../policy/index.ts';
import {
  orderFactsOf,
  passCheck,
  loadOrders,
  readOrders,
  refOf,
  type OrderRecord,
  type Prepared,
} from '../orders/index.ts';
import { companyDay, passes, passingRules, type PassingRule } from './rule-pass.ts';

export const passByRule = action(
  endpoint({
    name: 'entry.pass-by-rule',
    route: 'POST /internal/orders/:orderId/pass-by-rule',
    title: { zh: '规则代为复核通过', en: 'Pass the check by rule' },
    input: z.strictObject({ orderId: id, rule: z.string(), ownerId: id }),
    output: orderRef,
  }),
  {
    clauses: ['CC-2.3'],
    internal: true,
    load: loadOrders('check'),
    run: (ctx, { rule, ownerId }, prepared: Prepared) => {
      const { order, policy } = prepared;
      const found = passingRules(policy, ctx.now).find((one) => one.rule.id === rule);
      if (!found || !passesNow(ctx, found, prepared, ownerId)) throw new Refusal('RULE_NEEDS_PERSON');
      passCheck(ctx, prepared, rule);
      ctx.insert('rule_passes', {
        order_id: order.record.id,
        rule,
        clause: found.ref,
        owner_id: ownerId,
        day: companyDay(ctx.now),
        passed_at: ctx.now,
      });
      ctx.record(order.chain, { clause: found.ref, body: { rule, ownerId } });
      noteExercised('rule', rule);
      return refOf(order);
    },
  },
);

/** Asked again under the lock; and nobody answers for the check of what he entered himself. */
function passesNow(_ctx: RowCtx, rule: PassingRule, { order, company }: Prepared, ownerId: string): boolean {
  const { record } = order;
  const platform = company.shops.get(record.shop_id)?.platform ?? null;
  return record.entered_by !== ownerId && passes(rule, orderFactsOf(record, platform));
}

const perSweep = 1000;

/** Judges the orders that came or changed since; answers how many passed. */
export async function passCandidates(kernel: Kernel, clock: Clock = kernel.clock): Promise<number> {
  const now = clock.now();
  const { value: policy } = await kernel.caches.get(policyCache);
  const owners = await ownersOnDuty(kernel, now);
  const rules = passingRules(policy, now).filter((one) => owners.has(one.rule.id));
  if (rules.length === 0) return 0;
  const { value: company } = await kernel.caches.get(companyCache);
  const ids = await candidates(kernel.database);
  const records = await readOrders(kernel.database, ids);
  const inputs = records.flatMap((record) => {
    const facts = orderFactsOf(record, company.shops.get(record.shop_id)?.platform ?? null);
    const rule = isWaiting(record) ? rules.find((one) => passes(one, facts)) : undefined;
    return rule ? [{ orderId: record.id, rule: rule.rule.id, ownerId: owners.get(rule.rule.id)?.id ?? '' }] : [];
  });
  const results = await runMany(kernel, passByRule, inputs, systemActor('pass-by-rule'), { clock });
  await kernel.database.query(`delete from check_candidates where order_id = any($1::uuid[])`, [ids]);
  return results.filter((one) => one.ok).length;
}

const isWaiting = (record: OrderRecord): boolean => record.stage === 'entered';

async function candidates(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ order_id: string }>(
    `select order_id from check_candidates order by at, order_id limit ${perSweep}`,
  );
  return rows.map((row) => row.order_id);
}

/** Rule → the person who answers for it now: the owner, or who stands in. */
async function ownersOnDuty(kernel: Kernel, now: Date): Promise<Map<string, Person>> {
  const { value: people } = await kernel.caches.get(peopleCache);
  const rows = await kernel.database.query<{ rule: string; person_id: string }>(
    `select rule, person_id from rule_owners`,
  );
  return new Map(
    rows.flatMap(({ rule, person_id: id }) => {
      const person = onDuty(people, id, now);
      return person ? [[rule, person] as const] : [];
    }),
  );
}

export const rulePassWork = [
  every(5, 'entry.pass-by-rule', async (kernel, stop) => {
    while ((await passCandidates(kernel)) >= perSweep && !stop.aborted);
  }),
];
