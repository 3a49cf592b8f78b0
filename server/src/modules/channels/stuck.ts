/**
 * What could not be told to a platform becomes work of the shop's people, on the order's chain and in their inbox, until it was sent
 * or given up: then the work ends by itself. (OS-4.3, PD-3.4)
 */
import { z } from 'zod';
import { done, endpoint, id } from '../../../../contract/kit.ts';
import { action } from '../../kernel/action.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { runMany } from '../../kernel/run-action.ts';
import { loadOrders, tell, type Prepared } from '../orders/index.ts';
import { channelActor } from './work-deliveries.ts';

export const noteStuck = action(
  endpoint({
    name: 'channels.note-stuck',
    route: 'POST /internal/outgoings/stuck',
    title: { zh: '回传失败', en: 'A ship-back is stuck' },
    input: z.object({ orderId: z.string(), kind: z.enum(['ship', 'remark']), code: z.string() }),
    output: done,
  }),
  {
    clauses: ['OS-4.3', 'PD-3.4'],
    internal: true,
    load: loadOrders(null),
    run: (ctx, { kind, code }, prepared: Prepared) => {
      tell(ctx, prepared, 'order.ship-back-stuck', ctx.now, { data: { kind, code } });
      ctx.record(prepared.order.chain, { body: { kind, code } });
      return { ok: true as const };
    },
  },
);

export const noteSettled = action(
  endpoint({
    name: 'channels.note-settled',
    route: 'POST /internal/outgoings/settled',
    title: { zh: '回传已了结', en: 'A ship-back is settled' },
    input: z.object({ orderId: id }),
    output: done,
  }),
  {
    clauses: ['OS-4.3'],
    internal: true,
    load: loadOrders(null),
    run: (ctx, _input, prepared: Prepared) => {
      tell(ctx, prepared, 'order.ship-back-settled', ctx.now);
      ctx.record(prepared.order.chain, {});
      return { ok: true as const };
    },
  },
);

const perSweep = 200;

/** An order of which nothing is stuck any more; repeated after a break it does no harm. */
export async function settleStuck(kernel: Kernel): Promise<number> {
  const rows = await kernel.database.query<{ orderId: string }>(
    `select order_id as "orderId" from outgoings where stuck_at is not null
      group by 1 having bool_and(state in ('sent', 'dropped')) limit $1`,
    [perSweep],
  );
  if (rows.length === 0) return 0;
  await runMany(kernel, noteSettled, rows, channelActor);
  await kernel.database.query(
    `update outgoings set stuck_at = null where stuck_at is not null and order_id = any($1::uuid[]) and state in ('sent', 'dropped')`,
    [rows.map((row) => row.orderId)],
  );
  return rows.length;
}
