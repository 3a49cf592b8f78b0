/** A person agrees to a buyer's new address, or does not: the order's receiver changes by this alone. (OS-6.3, PD-3.4) */
import { acceptAddress as acceptEndpoint, refuseAddress as refuseEndpoint } from '../../../../contract/platforms.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { prepareWithKeys, refOf, type Prepared } from '../orders/index.ts';
import { settleAddress, type AddressRequest } from './address-request.ts';

export interface LoadedRequest {
  request: AddressRequest;
  prepared: Prepared;
  key: DataKey;
}

/** The order is locked first, then the request. */
export async function loadRequests(ctx: Ctx, ids: readonly string[]): Promise<(LoadedRequest | Refusal)[]> {
  const found = await ctx.db.query<{ id: string; order_id: string }>(
    `select id, order_id from address_requests where id = any($1::uuid[])`,
    [ids],
  );
  const orderOf = new Map(found.map((row) => [row.id, row.order_id]));
  const orders = await prepareWithKeys(
    ctx,
    ids.map((id) => orderOf.get(id) ?? id),
  );
  const rows = await ctx.db.query<AddressRequest & { state: string } & Record<string, unknown>>(
    `select id, order_id, hold_id, after_enc, state from address_requests where id = any($1::uuid[]) order by id for update`,
    [ids],
  );
  return ids.map((id, n) => {
    const order = orders[n];
    const request = rows.find((row) => row.id === id);
    if (!order || order instanceof Refusal || !request) return new Refusal('NOT_FOUND', { field: 'requestId' });
    return request.state === 'open' ? { request, ...order } : new Refusal('ADDRESS_REQUEST_SETTLED');
  });
}

export const acceptAddress = action(acceptEndpoint, {
  clauses: ['OS-6.3', 'PD-3.4'],
  load: (ctx, inputs) =>
    loadRequests(
      ctx,
      inputs.map((one) => one.requestId),
    ),
  run: (ctx, { reason }, { request, prepared, key }: LoadedRequest) => {
    settleAddress(ctx, prepared, key, request, { state: 'accepted', reason });
    ctx.record(prepared.order.chain, { keyId: key.id, body: { reason } });
    return refOf(prepared.order);
  },
});

export const refuseAddress = action(refuseEndpoint, {
  clauses: ['OS-6.3', 'PD-3.4'],
  load: (ctx, inputs) =>
    loadRequests(
      ctx,
      inputs.map((one) => one.requestId),
    ),
  run: (ctx, { reason }, { request, prepared, key }: LoadedRequest) => {
    settleAddress(ctx, prepared, key, request, { state: 'refused', reason });
    ctx.record(prepared.order.chain, { body: { reason } });
    return refOf(prepared.order);
  },
});
