/**
 * What a person does with what waits: a delivery is worked again or discarded with a reason, a code of the shop is mapped to a
 * product so that everything which waited for it goes on, and what could not be sent is sent again or given up. (PD-3.2, OS-4.3)
 */
import {
  dropDelivery as dropEndpoint,
  dropOutgoing as dropOutgoingEndpoint,
  mapSku as mapEndpoint,
  rerunDelivery as rerunEndpoint,
  resendOutgoing as resendEndpoint,
} from '../../../../contract/channels.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { catalogCache, type Sku } from '../catalog/index.ts';
import { rememberSku } from '../platforms/index.ts';
import { lockConnection, type LockedConnection } from './connection.ts';
import type { DeliveryRecord } from './delivery.ts';
import type { OutgoingRecord } from './outgoing.ts';

interface WithDelivery {
  locked: LockedConnection;
  delivery: DeliveryRecord;
}

/** The connection holds the journal's chain and is locked first. */
async function loadDelivery(ctx: Ctx, deliveryId: string): Promise<WithDelivery> {
  const find = `select * from deliveries where id = $1`;
  const [found] = await ctx.db.query<DeliveryRecord & Record<string, unknown>>(find, [deliveryId]);
  if (!found) throw new Refusal('NOT_FOUND', { field: 'deliveryId' });
  const locked = await lockConnection(ctx, found.connection_id);
  const [delivery] = await ctx.db.query<DeliveryRecord & Record<string, unknown>>(`${find} for update`, [deliveryId]);
  if (!delivery) throw new Refusal('NOT_FOUND', { field: 'deliveryId' });
  return { locked, delivery };
}

export const rerunDelivery = action(rerunEndpoint, {
  clauses: ['PD-3.2'],
  load: (ctx, inputs) => Promise.all(inputs.map((one) => loadDelivery(ctx, one.deliveryId))),
  run: (ctx, _input, { locked, delivery }: WithDelivery) => {
    if (!delivery.body_enc) throw new Refusal('DELIVERY_BODY_GONE', { field: 'deliveryId' });
    const again = {
      state: 'stored',
      outcome: null,
      attempts: 0,
      next_at: new Date(),
      settled_at: null,
      settled_by: null,
    };
    ctx.patch('deliveries', delivery.id, again);
    ctx.record(locked.chain, { body: { deliveryId: delivery.id } });
    return { ok: true as const };
  },
});

export const dropDelivery = action(dropEndpoint, {
  clauses: ['PD-3.2'],
  load: (ctx, inputs) => Promise.all(inputs.map((one) => loadDelivery(ctx, one.deliveryId))),
  run: (ctx, { reason }, { locked, delivery }: WithDelivery) => {
    if (delivery.state !== 'waiting' && delivery.state !== 'stored')
      throw new Refusal('DELIVERY_IS_SETTLED', { field: 'deliveryId' });
    const settled = { settled_at: ctx.now, settled_by: actorRef(ctx.actor) };
    ctx.patch('deliveries', delivery.id, { state: 'dropped', reason, ...settled });
    ctx.record(locked.chain, { body: { deliveryId: delivery.id, reason } });
    return { ok: true as const };
  },
});

interface ToMap {
  locked: LockedConnection;
  sku: Sku;
  waiting: string[];
}

async function loadMapping(ctx: Ctx, input: { connectionId: string; code: string; sku: string }): Promise<ToMap> {
  const locked = await lockConnection(ctx, input.connectionId);
  const sku = (await ctx.cached(catalogCache)).skusByCode.get(input.sku);
  if (!sku?.active) throw new Refusal('SKU_UNKNOWN', { field: 'sku', params: { sku: input.sku } });
  const rows = await ctx.db.query<{ id: string }>(
    `select id from deliveries where connection_id = $1 and state = 'waiting' and faults @> $2::jsonb order by id for update`,
    [input.connectionId, JSON.stringify([{ code: 'SKU_UNKNOWN', params: { sku: input.code } }])],
  );
  return { locked, sku, waiting: rows.map((row) => row.id) };
}

export const mapSku = action(mapEndpoint, {
  clauses: ['PD-3.2', 'OS-2.2'],
  load: (ctx, inputs) => Promise.all(inputs.map((one) => loadMapping(ctx, one))),
  run: (ctx, { code }, { locked, sku, waiting }: ToMap) => {
    rememberSku(ctx, locked.record.shop_id, code, sku);
    for (const id of waiting) ctx.patch('deliveries', id, { state: 'stored', attempts: 0, next_at: new Date() });
    ctx.record(locked.chain, { body: { code, sku: sku.code, rerun: waiting.length } });
    return { rerun: waiting.length };
  },
});

interface WithOutgoing {
  locked: LockedConnection;
  outgoing: OutgoingRecord;
}

async function loadOutgoing(ctx: Ctx, outgoingId: string): Promise<WithOutgoing> {
  const find = `select * from outgoings where id = $1`;
  const [found] = await ctx.db.query<OutgoingRecord & Record<string, unknown>>(find, [outgoingId]);
  if (!found) throw new Refusal('NOT_FOUND', { field: 'outgoingId' });
  const locked = await lockConnection(ctx, found.connection_id);
  const [outgoing] = await ctx.db.query<OutgoingRecord & Record<string, unknown>>(`${find} for update`, [outgoingId]);
  if (!outgoing || (outgoing.state !== 'stuck' && outgoing.state !== 'waiting'))
    throw new Refusal('OUTGOING_IS_SETTLED', { field: 'outgoingId' });
  return { locked, outgoing };
}

export const resendOutgoing = action(resendEndpoint, {
  clauses: ['OS-4.3', 'PD-3.4'],
  load: (ctx, inputs) => Promise.all(inputs.map((one) => loadOutgoing(ctx, one.outgoingId))),
  run: (ctx, _input, { locked, outgoing }: WithOutgoing) => {
    ctx.patch('outgoings', outgoing.id, { state: 'waiting', attempts: 0, next_at: new Date() });
    ctx.record(locked.chain, { body: { outgoingId: outgoing.id } });
    return { ok: true as const };
  },
});

export const dropOutgoing = action(dropOutgoingEndpoint, {
  clauses: ['OS-4.3', 'PD-3.4'],
  load: (ctx, inputs) => Promise.all(inputs.map((one) => loadOutgoing(ctx, one.outgoingId))),
  run: (ctx, { reason }, { locked, outgoing }: WithOutgoing) => {
    ctx.patch('outgoings', outgoing.id, { state: 'dropped' });
    ctx.record(locked.chain, { body: { outgoingId: outgoing.id, reason } });
    return { ok: true as const };
  },
});
