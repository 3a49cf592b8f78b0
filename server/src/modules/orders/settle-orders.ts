/**
 * Silent acceptance and closing: after the window that policy names, the worker takes the same decision as a person would,
 * as an outcome of its own. Two internal actions, run over many orders by the sweep; each asks the rule again under the
 * order's lock, so that a hold or a refund that came meanwhile is seen. (OS-5.3, CC-2.5)
 */
import { z } from 'zod';
import { endpoint, id } from '../../../../contract/kit.ts';
import { orderRef } from '../../../../contract/orders.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { systemActor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { runMany } from '../../kernel/run-action.ts';
import { every } from '../../kernel/timed-work.ts';
import { companyCache, type Company } from '../company/index.ts';
import {
  orderFactTypes,
  policyCache,
  ruleApplies,
  timeoutRules,
  type RuleInForce,
  type TimeoutRule,
} from '../policy/index.ts';
import { acceptBy } from './accept-order.ts';
import { loadOrders, refOf, type Prepared } from './apply.ts';
import { closeBy } from './close-order.ts';
import { orderFactsOf } from './facts.ts';
import type { OrderRecord } from './order.ts';

const input = z.strictObject({ orderId: id, rule: z.string() });

/** The rule in force, where it applies to this order now and its window has passed; else the order waits for a person. */
function dueRule(ctx: RowCtx, { order, policy, company }: Prepared, id: string): RuleInForce<'timeout'> {
  const found = timeoutRules(policy, ctx.now).find((one) => one.rule.id === id);
  const begun = found ? sinceOf(order.record, found.rule.stage) : null;
  const isDue = found && begun !== null && begun.getTime() + found.rule.after.ms <= ctx.now.getTime();
  if (!isDue || !appliesTo(found.rule, order.record, company))
    throw new Refusal('TIMEOUT_NOT_DUE', found ? { clause: found.ref } : {});
  return found;
}

function appliesTo(rule: TimeoutRule, record: OrderRecord, company: Company): boolean {
  return ruleApplies(rule, orderFactsOf(record, company.shops.get(record.shop_id)?.platform ?? null), orderFactTypes);
}

export const acceptSilently = action(
  endpoint({
    name: 'orders.accept-silently',
    route: 'POST /internal/orders/:orderId/silent-acceptance',
    title: { zh: '期满默认验收', en: 'Accept by silence' },
    input,
    output: orderRef,
  }),
  {
    clauses: ['OS-5.3'],
    internal: true,
    load: loadOrders('accept'),
    run: (ctx, { rule }, prepared: Prepared) => {
      const { ref } = dueRule(ctx, prepared, rule);
      acceptBy(ctx, prepared, 'silence', ctx.now);
      ctx.record(prepared.order.chain, { clause: ref });
      noteExercised('rule', rule);
      return refOf(prepared.order);
    },
  },
);

export const closeSilently = action(
  endpoint({
    name: 'orders.close-silently',
    route: 'POST /internal/orders/:orderId/silent-closing',
    title: { zh: '期满默认完结', en: 'Close by default' },
    input,
    output: orderRef,
  }),
  {
    clauses: ['CC-2.5'],
    internal: true,
    load: loadOrders('close'),
    run: (ctx, { rule }, prepared: Prepared) => {
      const { ref } = dueRule(ctx, prepared, rule);
      closeBy(ctx, prepared, 'silence');
      ctx.record(prepared.order.chain, { clause: ref });
      noteExercised('rule', rule);
      return refOf(prepared.order);
    },
  },
);

const silent = { 'orders.accept': acceptSilently, 'orders.close': closeSilently } as const;
const since = { delivered: 'delivered_at', accepted: 'accepted_at' } as const;
const perRead = 1000;

function sinceOf(record: OrderRecord, stage: string): Date | null {
  return record.stage === stage && stage in since ? record[since[stage as keyof typeof since]] : null;
}

/**
 * Runs every timeout rule that is due. To which orders it applies is the rule's own condition, asked before they are locked
 * and again under the lock; the keyset goes past those that wait for a person, so that they never keep others waiting.
 */
export async function settleOrders(kernel: Kernel, clock: Clock = kernel.clock): Promise<number> {
  const { value: policy } = await kernel.caches.get(policyCache);
  const { value: company } = await kernel.caches.get(companyCache);
  const now = clock.now();
  let settled = 0;
  for (const { rule } of timeoutRules(policy, now)) {
    const definition = silent[rule.action as keyof typeof silent];
    if (!definition || !(rule.stage in since)) continue;
    for await (const orders of overdue(kernel, rule, now)) {
      const due = orders.filter((order) => appliesTo(rule, order, company));
      if (due.length === 0) continue;
      const results = await runMany(
        kernel,
        definition,
        due.map((order) => ({ orderId: order.id, rule: rule.id })),
        systemActor('settle'),
        { clock },
      );
      settled += results.filter((r) => r.ok).length;
    }
  }
  return settled;
}

/** Orders whose window has passed, page by page, the longest waiting first. */
async function* overdue(kernel: Kernel, rule: TimeoutRule, now: Date): AsyncGenerator<OrderRecord[]> {
  const column = since[rule.stage as keyof typeof since];
  const before = new Date(now.getTime() - rule.after.ms);
  let after: [Date, string] = [new Date(0), '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const rows = await kernel.database.query<OrderRecord & Record<string, unknown>>(
      // The stage as these indexes have it (migration 0495).
      `select * from orders where (stage || '') = $1 and ${column} <= $2 and (${column}, id) > ($3::timestamptz, $4::uuid) order by ${column}, id limit ${perRead}`,
      [rule.stage, before, ...after],
    );
    yield rows;
    const last = rows[rows.length - 1];
    if (!last || rows.length < perRead) return;
    after = [last[column] as Date, last.id];
  }
}

export const orderWork = [
  every(60, 'orders.settle', async (kernel) => {
    await settleOrders(kernel);
  }),
];
