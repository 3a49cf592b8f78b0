/**
 * New addresses that wait for a person: what was found of them, and the parcels that a carrier has already, because only it can send
 * them elsewhere. Masked; in clear for whoever asks the carrier, which is logged. (OS-6.3, OS-8.3, PD-3.4)
 */
import {
  addressRequests as listEndpoint,
  revealAddress as revealEndpoint,
  type AddressRequestView,
} from '../../../../contract/platforms.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { logAccess } from '../../kernel/access-log.ts';
import { action, query, type Ctx } from '../../kernel/action.ts';
import { maskName, maskPhone } from '../../kernel/mask.ts';
import { lookReason } from '../policy/index.ts';
import { readOrderHeads, readSection } from '../orders/index.ts';
import type { AddressFinding } from './address-request.ts';
import { loadRequests, type LoadedRequest } from './settle-address.ts';

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
    const ids = rows.map((row) => row.order_id);
    const heads = await readOrderHeads(ctx.db, ids);
    const headOf = new Map(heads.map((head) => [head.id, head]));
    const keys = await ctx.kernel.secrets.subjectKeys(
      ctx.db,
      heads.map((head) => head.keyId),
    );
    const parcels = await parcelsUnderWay(ctx, rows);
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
          parcels: parcels.get(row.order_id) ?? [],
          findings: row.findings,
          askedAt: row.asked_at.toISOString(),
        };
      }),
    };
  },
});

interface Parcel {
  carrier: string | null;
  waybill: string | null;
  state: string;
}

/** Parcels are logistics', and read as a part of their order; only requests of what was sent have any. */
async function parcelsUnderWay(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, AddressRequestView['parcels']>> {
  const sent = rows.filter((row) => row.findings.some((one) => one.code === 'ALREADY_SHIPPED'));
  const found = new Map<string, AddressRequestView['parcels']>();
  for (const { order_id: orderId } of sent) {
    const parcels = await readSection<Parcel>(ctx.db, 'shipments', orderId);
    const underWay = parcels.filter((one) => one.state === 'handed-over' && one.waybill !== null);
    found.set(
      orderId,
      underWay.map(({ carrier, waybill }) => ({ carrier: carrier ?? '', waybill: waybill ?? '' })),
    );
  }
  return found;
}

export const revealAddress = action(revealEndpoint, {
  clauses: ['OS-6.3', 'OS-8.3'],
  secretAnswer: true,
  load: (ctx, inputs) =>
    loadRequests(
      ctx,
      inputs.map((one) => one.requestId),
    ),
  run: (ctx, input, { request, prepared, key }: LoadedRequest) => {
    const to = JSON.parse(ctx.kernel.secrets.decrypt(key, request.after_enc)) as Receiver;
    logAccess(ctx, {
      kind: 'order',
      id: prepared.order.record.id,
      fields: ['new name', 'new phone', 'new address'],
      reason: lookReason(prepared.policy, input.reason, ctx.now),
    });
    const address = [to.province, to.city, to.district, to.detail].filter(Boolean).join(' ');
    return { name: to.name, phone: to.phone, address };
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
