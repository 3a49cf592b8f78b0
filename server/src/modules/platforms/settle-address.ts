/** A person agrees to a buyer's new address, or does not: the order's receiver changes by this alone. (OS-6.3, PD-3.4) */
import {
  acceptAddress as acceptEndpoint,
  addressRequests as listEndpoint,
  refuseAddress as refuseEndpoint,
} from '../../../../contract/platforms.ts';
import { action, query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { maskName, maskPhone } from '../../kernel/mask.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { prepareWithKeys, readOrderHeads, refOf, type Prepared } from '../orders/index.ts';
import { settleAddress, type AddressFinding, type AddressRequest } from './address-request.ts';

interface Loaded {
  request: AddressRequest;
  prepared: Prepared;
  key: DataKey;
}

/** The order is locked first, then the request. */
async function loadRequests(ctx: Ctx, ids: readonly string[]): Promise<(Loaded | Refusal)[]> {
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
  run: (ctx, { reason }, { request, prepared, key }: Loaded) => {
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
  run: (ctx, { reason }, { request, prepared, key }: Loaded) => {
    settleAddress(ctx, prepared, key, request, { state: 'refused', reason });
    ctx.record(prepared.order.chain, { body: { reason } });
    return refOf(prepared.order);
  },
});

interface Row {
  id: string;
  order_id: string;
  before_enc: Buffer;
  after_enc: Buffer;
  findings: AddressFinding[];
  asked_at: Date;
}

/** Open requests of the actor's shops, the newest first; names and phones masked, streets as the place that they are. */
export const listAddressRequests = query(listEndpoint, {
  clauses: ['OS-6.3'],
  run: async (ctx, { shopId, orderId }) => {
    const params: unknown[] = [shopId ?? null, orderId ?? null];
    const scope = scopeCondition(ctx.actor, ctx.action, { shop: 'r.shop_id' }, params);
    const rows = await ctx.db.query<Row & Record<string, unknown>>(
      `select r.id, r.order_id, r.before_enc, r.after_enc, r.findings, r.asked_at from address_requests r
        where r.state = 'open' and ($1::uuid is null or r.shop_id = $1) and ($2::uuid is null or r.order_id = $2) and ${scope} order by r.id desc limit 100`,
      params,
    );
    const heads = await readOrderHeads(
      ctx.db,
      rows.map((row) => row.order_id),
    );
    const headOf = new Map(heads.map((head) => [head.id, head]));
    const keys = await ctx.kernel.secrets.subjectKeys(
      ctx.db,
      heads.map((head) => head.keyId),
    );
    return {
      items: rows.flatMap((row) => {
        const head = headOf.get(row.order_id);
        const key = keys.get(head?.keyId ?? '');
        if (!head || !key) return [];
        const open = (sealed: Buffer) => masked(JSON.parse(ctx.kernel.secrets.decrypt(key, sealed)) as Receiver);
        return {
          id: row.id,
          order: { id: row.order_id, number: head.number },
          before: open(row.before_enc),
          after: open(row.after_enc),
          findings: row.findings,
          askedAt: row.asked_at.toISOString(),
        };
      }),
    };
  },
});

interface Receiver {
  name: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  detail: string;
  ciphered: boolean;
}

function masked({ name, phone, province, city, district, ciphered }: Receiver) {
  return {
    name: ciphered ? '密文' : maskName(name),
    phone: ciphered ? '密文' : maskPhone(phone),
    place: [province, city, district].filter(Boolean).join(' '),
  };
}
