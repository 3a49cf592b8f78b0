/** The steps that deliveries take on orders, run over many at a time by the worker: internal, because platforms send messages. (OS-2.1, PD-3.4) */
import { z } from 'zod';
import { endpoint } from '../../../../contract/kit.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import {
  askRefund,
  findByExternal,
  endAskedRefund,
  prepareApply,
  type Prepared,
  type RefundEnd,
} from '../orders/index.ts';
import { findByPlatformId, loadTaking, takeOne, type Taken, type Taking, type ToTake } from '../platforms/index.ts';
import { holdsInHand } from '../tasks/index.ts';
import type { OrderKey } from './told.ts';

const object = (value: unknown) => typeof value === 'object' && value !== null;

export const takeOrder = action(
  endpoint({
    name: 'channels.take-order',
    route: 'POST /internal/deliveries/orders',
    title: { zh: '平台推送一单', en: 'Take an order that a platform told' },
    input: z.custom<ToTake>(object),
    output: z.custom<Taken>(),
  }),
  {
    clauses: ['OS-2.1', 'OS-2.2', 'PD-3.1', 'PD-3.4'],
    internal: true,
    load: (ctx, inputs) => loadTaking(ctx, inputs),
    run: (ctx, input, taking: Taking) => takeOne(ctx, input, taking),
  },
);

interface RefundAsked {
  deliveryId: string;
  shopId: string;
  order: OrderKey;
  lineNos: string[];
  /** The application ended so; it is made, where this is left out. */
  ended?: RefundEnd;
}

interface LoadedRefund {
  prepared: Prepared;
  inHand: ReadonlyMap<string, string>;
}

export const takeRefund = action(
  endpoint({
    name: 'channels.take-refund',
    route: 'POST /internal/deliveries/refunds',
    title: { zh: '买家申请退款', en: 'A buyer asks for a refund' },
    input: z.custom<RefundAsked>(object),
    output: z.object({ orderId: z.string(), held: z.boolean() }),
  }),
  {
    clauses: ['PD-3.4', 'OS-6.3'],
    internal: true,
    load: (ctx, inputs) => loadRefunds(ctx, inputs),
    run: (ctx, { deliveryId, lineNos, ended }, { prepared, inHand }: LoadedRefund) => {
      if (ended) {
        const done = endAskedRefund(ctx, prepared, { end: ended, lineNos, inHand });
        if (done) ctx.record(prepared.order.chain, { body: { deliveryId, ...done } });
        return { orderId: prepared.order.record.id, held: done !== undefined && Object.values(done).includes('kept') };
      }
      const held = askRefund(ctx, prepared, lineNos);
      if (held) ctx.record(prepared.order.chain, { body: { deliveryId } });
      return { orderId: prepared.order.record.id, held };
    },
  },
);

async function loadRefunds(ctx: Ctx, inputs: readonly RefundAsked[]): Promise<(LoadedRefund | Refusal)[]> {
  const ids: (string | undefined)[] = [];
  for (const { shopId, order } of inputs) {
    if ('platformId' in order) ids.push(await findByPlatformId(ctx.db, shopId, order.platformId));
    else ids.push((await findByExternal(ctx.db, shopId, [order.externalNo])).get(order.externalNo));
  }
  const found = ids.filter((id) => id !== undefined);
  const prepared = await prepareApply(ctx, found, null);
  const inHand = await holdsInHand(ctx.db, found);
  const byId = new Map(found.map((id, n) => [id, prepared[n]]));
  return ids.map((id) => {
    const one = (id ? byId.get(id) : undefined) ?? new Refusal('NOT_FOUND', { field: 'order' });
    return one instanceof Refusal ? one : { prepared: one, inHand };
  });
}
