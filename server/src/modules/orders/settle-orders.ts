/**
 * Silent acceptance and closing: after the window that policy names, the worker takes the same decision as a person would,
 * as an outcome of its own. Two internal actions, run over many orders by the sweep. (OS-5.3, CC-2.5)
 */
import { z } from 'zod';
import { endpoint, id } from '../../../../contract/kit.ts';
import { orderRef } from '../../../../contract/orders.ts';
import { action } from '../../kernel/action.ts';
import { systemActor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { runMany } from '../../kernel/run-action.ts';
import { policyCache, timeoutRules } from '../policy/index.ts';
import { acceptBy } from './accept-order.ts';
import { prepareApply, refOf, type Prepared } from './apply.ts';
import { closeBy } from './close-order.ts';

const input = z.strictObject({ orderId: id, clause: z.string() });

export const acceptSilently = action(
  endpoint({ name: 'orders.accept-silently', route: 'POST /internal/orders/:orderId/silent-acceptance', title: { zh: '期满默认验收', en: 'Accept by silence' }, input, output: orderRef }),
  {
    clauses: ['OS-5.3'],
    internal: true,
    load: (ctx, inputs) => prepareApply(ctx, inputs.map((i) => i.orderId), 'accept'),
    run: (ctx, { clause }, prepared: Prepared) => {
      acceptBy(ctx, prepared, 'silence', ctx.now);
      ctx.record(prepared.order.chain, { clause });
      return refOf(prepared.order);
    },
  },
);

export const closeSilently = action(
  endpoint({ name: 'orders.close-silently', route: 'POST /internal/orders/:orderId/silent-closing', title: { zh: '期满默认完结', en: 'Close by default' }, input, output: orderRef }),
  {
    clauses: ['CC-2.5'],
    internal: true,
    load: (ctx, inputs) => prepareApply(ctx, inputs.map((i) => i.orderId), 'close'),
    run: (ctx, { clause }, prepared: Prepared) => {
      closeBy(ctx, prepared, 'silence');
      ctx.record(prepared.order.chain, { clause });
      return refOf(prepared.order);
    },
  },
);

const silent = { 'orders.accept': acceptSilently, 'orders.close': closeSilently } as const;
const since = { delivered: 'delivered_at', accepted: 'accepted_at' } as const;
const perSweep = 5000;

/** Runs every timeout rule that is due. Held orders and orders with a refund under way wait for a person. */
export async function settleOrders(kernel: Kernel, clock: Clock = kernel.clock): Promise<number> {
  const { value: policy } = await kernel.caches.get(policyCache);
  let settled = 0;
  for (const { rule, ref } of timeoutRules(policy, clock.now())) {
    const definition = silent[rule.action as keyof typeof silent];
    const column = since[rule.stage as keyof typeof since];
    if (!definition || !column) continue;
    const before = new Date(clock.now().getTime() - rule.after.ms);
    const rows = await kernel.database.query<{ id: string }>(
      `select id from orders where stage = $1 and ${column} <= $2 and not is_held and not has_refund order by ${column}, id limit ${perSweep}`,
      [rule.stage, before],
    );
    if (rows.length === 0) continue;
    const results = await runMany(kernel, definition, rows.map((r) => ({ orderId: r.id, clause: ref })), systemActor('settle'), { clock });
    settled += results.filter((r) => r.ok).length;
    noteExercised('rule', rule.id);
  }
  return settled;
}
