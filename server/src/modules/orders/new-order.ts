/**
 * Composes a new order's rows: the order, its lines, first revision, data key and search tokens. Entering by hand, by API
 * and by import all come through here, so an order looks the same whichever way it came. (OS-2.1, OS-2.2, PD-3.2)
 */
import type { CreateOrderInput } from '../../../../contract/orders.ts';
import type { RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { newChain } from '../../kernel/journal.ts';
import { humanNumber } from '../../kernel/numbers.ts';
import { sha256, type DataKey } from '../../kernel/secrets.ts';
import type { Company, Shop } from '../company/index.ts';
import type { Order, OrderRecord, LineRecord } from './order.ts';
import type { PricedOrder } from './pricing.ts';
import { printsOf } from './likeness.ts';
import { receiverTokens, sealReceiver } from './receiver.ts';
import { sealDetails } from './sealed-details.ts';
import type { Special } from './special.ts';

export interface NewOrder {
  input: CreateOrderInput;
  shop: Shop;
  company: Company;
  priced: PricedOrder;
  special: Special;
  /** From the sequence: the n of SO20261121-00000n. */
  numberN: number;
}

/** Inserts the rows and returns the order as if it had been loaded, so that the next step can go on in the same flush. */
export function insertOrder(ctx: RowCtx, made: NewOrder): Order {
  const key = ctx.kernel.secrets.newSubjectKey(ctx.writes);
  const record = recordOf(ctx, made, key);
  const lines = lineRecords(record.id, made.priced, made.shop.defaultWarehouseId);
  const row = { ...record, next_due_at: 'infinity' };
  ctx.insert('orders', row);
  const chain = newChain('orders', row);
  for (const line of lines) ctx.insert('order_lines', { ...line });
  for (const token of receiverTokens(ctx.kernel.secrets, made.input.receiver))
    ctx.insert('order_tokens', { token, order_id: record.id });
  insertFirstRevision(ctx, made, record, lines, key);
  return { record, lines, holds: [], clocks: [], chain };
}

function recordOf(ctx: RowCtx, { input, shop, priced, special, numberN }: NewOrder, key: DataKey): OrderRecord {
  const encrypt = (text: string): Buffer | null => (text ? ctx.kernel.secrets.encrypt(key, text) : null);
  const ofCompany = ctx.actor.kind === 'staff' || ctx.actor.kind === 'key';
  const person = ofCompany ? (ctx.actor.personId ?? ctx.actor.id) : null;
  return {
    id: newId(),
    number: humanNumber('SO', ctx.now, numberN),
    shop_id: shop.id,
    session_id: input.sessionId ?? null,
    external_no: input.externalNo ?? null,
    channel: input.channel,
    type: input.type,
    stage: 'entered',
    flags: special.flags,
    special_enc: sealDetails(ctx.kernel.secrets, key, special.details),
    goes_first: special.goesFirst,
    dept_id: shop.departmentId,
    owner_id: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
    entered_by: person,
    taken_by: input.takenBy ?? person,
    ...printsOf(ctx.kernel.secrets, input.receiver, priced.lines.map(enteredLine), priced.total),
    checked_by: null,
    key_id: key.id,
    customer_id: input.customerId ?? null,
    currency: input.currency,
    payment_terms: input.paymentTerms,
    ...amountsOf(priced),
    warehouse_id: shop.defaultWarehouseId,
    ...sealReceiver(ctx.kernel.secrets, key, input.receiver),
    buyer_message_enc: encrypt(input.buyerMessage),
    seller_remark_enc: encrypt(input.sellerRemark),
    seller_flag: input.sellerFlag,
    agrees_with_catalogue: priced.agrees,
    promised_ship_at: dateOrNull(input.promisedShipAt),
    platform_ship_by: dateOrNull(input.platformShipBy),
    required_at: dateOrNull(input.requiredAt),
    rev: 1,
    chain_seq: 0,
    chain_head: Buffer.alloc(0),
    next_due_at: Infinity,
    is_held: false,
    review_state: 'none',
    has_refund: false,
    carrier: null,
    entered_at: input.receivedAt ? new Date(input.receivedAt) : ctx.now,
    recorded_at: ctx.now,
    ...nothingHappened,
  };
}

/** Bundle parts and gifts follow from what was asked for, so they tell orders apart no further. */
const enteredLine = (line: PricedOrder['lines'][number]) => ({
  skuId: line.sku.id,
  quantity: line.quantity,
  derived: line.parent !== null || line.gift,
});

/** The times and outcomes that a new order does not have yet. */
const nothingHappened = {
  checked_at: null,
  paid_at: null,
  preparing_at: null,
  prepared_at: null,
  shipped_at: null,
  delivered_at: null,
  accepted_at: null,
  closed_at: null,
  cancelled_at: null,
  accepted_by: null,
  closed_by: null,
};

function amountsOf(priced: PricedOrder) {
  return {
    goods_amount: priced.goods,
    discount_amount: priced.discount,
    freight_amount: priced.freight,
    tax_amount: priced.tax,
    total_amount: priced.total,
    paid_amount: 0,
    refunded_amount: 0,
  };
}

function insertFirstRevision(
  ctx: RowCtx,
  { input, priced, special }: NewOrder,
  record: OrderRecord,
  lines: readonly LineRecord[],
  key: DataKey,
): void {
  const content = JSON.stringify({
    receiver: input.receiver,
    lines: lines.map(contentOfLine),
    freight: priced.freight,
    flags: record.flags,
    details: special.details,
  });
  ctx.insert('order_revisions', {
    order_id: record.id,
    rev: 1,
    content_enc: ctx.kernel.secrets.encrypt(key, content),
    content_hash: sha256(content),
    by: actorRef(ctx.actor),
    reason: null,
    at: ctx.now,
  });
}

function dateOrNull(text: string | undefined): Date | null {
  return text ? new Date(text) : null;
}

/** What of a line is under review and revision. */
export function contentOfLine(line: LineRecord): Record<string, unknown> {
  return {
    sku: line.sku_id,
    quantity: line.qty_ordered,
    cancelled: line.qty_cancelled,
    price: line.unit_price,
    discount: line.discount,
    amount: line.amount,
  };
}

function lineRecords(orderId: string, priced: PricedOrder, warehouseId: string | null): LineRecord[] {
  const ids = priced.lines.map(() => newId());
  return priced.lines.map((line, n) => ({
    id: ids[n] as string,
    order_id: orderId,
    line_no: n + 1,
    external_line_no: line.externalLineNo,
    parent_line_id: line.parent === null ? null : (ids[line.parent] as string),
    sku_id: line.sku.id,
    title: line.title,
    unit: line.sku.unit,
    unit_price: line.unitPrice,
    tax_rate: line.sku.taxRate,
    discount: line.discount,
    amount: line.amount,
    is_gift: line.gift,
    is_bundle: line.bundle,
    holds_back: line.holdsBack,
    note: line.note,
    warehouse_id: warehouseId,
    refund_state: 'none',
    qty_ordered: line.quantity,
    qty_cancelled: '0',
    qty_allocated: '0',
    qty_packed: '0',
    qty_shipped: '0',
    qty_delivered: '0',
    qty_accepted: '0',
    qty_returned: '0',
  }));
}
