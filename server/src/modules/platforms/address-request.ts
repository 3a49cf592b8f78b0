/**
 * A buyer's changed address is never written over ours: it waits for a person with what it was and what it shall be, the parcel
 * waits with it, and what it means for reach and freight is looked at when it comes. (OS-6.3, PD-3.4)
 */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import type { Queryable } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import {
  changeReceiver,
  liftHold,
  placeHold,
  placeKnown,
  readFactSubjects,
  receiverOf,
  tell,
  type Prepared,
} from '../orders/index.ts';
import { lookUpFacts, type FactValue } from '../policy/index.ts';
import type { OrderDraft } from './draft.ts';
import { receiverInput } from './order-input.ts';

type Receiver = ReturnType<typeof receiverOf>;

/** What there is to know before anybody agrees. */
export interface AddressFinding {
  code:
    | 'PLACE_UNKNOWN'
    | 'OTHER_PROVINCE'
    | 'FREIGHT_DIFFERS'
    | 'NOT_REACHED'
    | 'SLOWER'
    | 'CARRIER_COST'
    | 'ALREADY_SHIPPED'
    | 'ALREADY_PACKED';
  params: Record<string, string | number>;
}

interface OpenRequest {
  id: string;
  hold_id: string | null;
}

export interface AddressAsked {
  to: Receiver;
  freight: number;
  open: OpenRequest[];
  /** What carriers can do for the old place and for the new one. */
  reach: { before: Reach; after: Reach };
}

export async function loadAddress(
  ctx: Ctx,
  { prepared }: { prepared: Prepared },
  draft: OrderDraft,
): Promise<AddressAsked> {
  const to = receiverInput(draft) as Receiver;
  const open = await ctx.db.query<OpenRequest & Record<string, unknown>>(
    `select id, hold_id from address_requests where order_id = $1 and state = 'open' order by id for update`,
    [prepared.order.record.id],
  );
  return { to, freight: draft.amounts.freight, open, reach: await reachOf(ctx, prepared, to) };
}

type Reach = Partial<Record<(typeof reachFacts)[number], FactValue>>;
const reachFacts = ['delivery.carriers', 'delivery.days', 'delivery.cost'] as const;

/** Asked of whoever registered these facts, for the order as it is and as it would be. */
async function reachOf(ctx: Ctx, { order }: Prepared, { province, city }: Receiver): Promise<AddressAsked['reach']> {
  const subject = (await readFactSubjects(ctx.db, [order.record.id])).get(order.record.id);
  if (!subject) return { before: {}, after: {} };
  const [before = {}, after = {}] = await lookUpFacts(ctx, reachFacts, [subject, { ...subject, province, city }]);
  return { before, after };
}

/** Answers the request's id, or undefined where it is the address that the order has already, or nothing is left to change. */
export function askAddress(
  ctx: RowCtx,
  prepared: Prepared,
  key: DataKey,
  { to, freight, open, reach }: AddressAsked,
): string | undefined {
  const { record } = prepared.order;
  const before = receiverOf(ctx, prepared, key);
  const fields = ['name', 'phone', 'province', 'city', 'district', 'detail'] as const;
  if (fields.every((field) => before[field] === to[field])) return undefined;
  if (['accepted', 'closed', 'cancelled'].includes(record.stage)) return undefined;
  for (const one of open)
    ctx.patch('address_requests', one.id, {
      state: 'superseded',
      settled_at: ctx.now,
      settled_by: actorRef(ctx.actor),
    });
  const held = open.map((one) => one.hold_id).find((id) => prepared.order.holds.some((hold) => hold.id === id));
  const isHere = ['entered', 'checked', 'preparing', 'prepared'].includes(record.stage);
  const holdId = held ?? (isHere ? holdFor(ctx, prepared) : null);
  const id = newId();
  ctx.insert('address_requests', {
    id,
    order_id: record.id,
    shop_id: record.shop_id,
    hold_id: holdId,
    state: 'open',
    before_enc: ctx.kernel.secrets.encrypt(key, JSON.stringify(before)),
    after_enc: ctx.kernel.secrets.encrypt(key, JSON.stringify(to)),
    findings: [...findingsOf(prepared, before, to, freight), ...reachFindings(to, reach)],
    asked_at: ctx.now,
  });
  // What the carrier has, only the carrier can send elsewhere.
  if (isSent(prepared)) tell(ctx, prepared, 'order.reroute-asked', ctx.now, { data: { requestId: id } });
  ctx.emit({ name: 'order.address-asked', v: 1, data: { orderId: record.id, shopId: record.shop_id, requestId: id } });
  return id;
}

function holdFor(ctx: RowCtx, prepared: Prepared): string {
  return placeHold(ctx, prepared, {
    kind: 'address',
    lineId: null,
    ownerDepartment: 'orders',
    reason: '买家在平台改了地址，待确认',
    blocks: ['pack', 'hand-over'],
  });
}

function findingsOf({ order }: Prepared, before: Receiver, to: Receiver, freight: number): AddressFinding[] {
  const findings: AddressFinding[] = [];
  const { province, city, district, ciphered } = to;
  if (!ciphered && !placeKnown({ province, city, district }))
    findings.push({ code: 'PLACE_UNKNOWN', params: { province, city, district } });
  if (before.province !== province)
    findings.push({ code: 'OTHER_PROVINCE', params: { before: before.province, after: province } });
  if (freight !== order.record.freight_amount)
    findings.push({ code: 'FREIGHT_DIFFERS', params: { before: order.record.freight_amount, after: freight } });
  const packed = order.lines.some((line) => Number(line.qty_packed) > Number(line.qty_shipped));
  if (packed) findings.push({ code: 'ALREADY_PACKED', params: {} });
  if (isSent({ order })) findings.push({ code: 'ALREADY_SHIPPED', params: {} });
  return findings;
}

const isSent = ({ order }: Pick<Prepared, 'order'>): boolean =>
  order.lines.some((line) => Number(line.qty_shipped) > 0);

/** What nobody knows is not told; a place that is read as ciphertext has no reach. */
function reachFindings({ ciphered, province }: Receiver, { before, after }: AddressAsked['reach']): AddressFinding[] {
  if (ciphered || after['delivery.carriers'] === null || after['delivery.carriers'] === undefined) return [];
  if (Number(after['delivery.carriers']) === 0) return [{ code: 'NOT_REACHED', params: { province } }];
  const differs = (fact: 'delivery.days' | 'delivery.cost'): Record<string, number> | undefined => {
    const [was, is] = [Number(before[fact] ?? 0), Number(after[fact] ?? 0)];
    return was > 0 && is > was ? { before: was, after: is } : undefined;
  };
  const [days, cost] = [differs('delivery.days'), differs('delivery.cost')];
  return [
    ...(days ? [{ code: 'SLOWER' as const, params: days }] : []),
    ...(cost ? [{ code: 'CARRIER_COST' as const, params: cost }] : []),
  ];
}

export interface AddressRequest {
  id: string;
  order_id: string;
  hold_id: string | null;
  after_enc: Buffer;
}

export function settleAddress(
  ctx: RowCtx,
  prepared: Prepared,
  key: DataKey,
  request: AddressRequest,
  decision: { state: 'accepted' | 'refused'; reason: string },
): void {
  const { state, reason } = decision;
  if (state === 'accepted') {
    const to = JSON.parse(ctx.kernel.secrets.decrypt(key, request.after_enc)) as Receiver;
    changeReceiver(ctx, prepared, key, to, reason);
  }
  if (request.hold_id) liftHold(ctx, prepared, request.hold_id, reason);
  if (isSent(prepared)) tell(ctx, prepared, 'order.reroute-settled', ctx.now);
  ctx.patch('address_requests', request.id, {
    state,
    reason,
    settled_at: ctx.now,
    settled_by: actorRef(ctx.actor),
  });
}

/** How many wait in each of these shops. */
export async function openAddressRequests(db: Queryable, shopIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ shop_id: string; n: number }>(
    `select shop_id, count(*)::int as n from address_requests where state = 'open' and shop_id = any($1::uuid[]) group by shop_id`,
    [shopIds],
  );
  return new Map(rows.map((row) => [row.shop_id, row.n]));
}
