/**
 * Corrects what was entered: before and after are kept (encrypted), a new revision is written, and each field counts as an
 * error of the one who entered and the one who checked. Requires If-Match, so no correction overwrites another. (PD-3.2, CC-5.1)
 */
import { correctOrder as endpoint } from '../../../../contract/orders.ts';
import type { z } from 'zod';
import { action, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { sha256, type DataKey } from '../../kernel/secrets.ts';
import { release, reserve } from '../inventory/index.ts';
import { change, mustMatch, refOf, tell, type Prepared } from './apply.ts';
import { correctSpecial } from './correct-special.ts';
import { orderFactsOf } from './facts.ts';
import { releaseForDetails } from './hold-for-details.ts';
import { changeLine, reservedMoves } from './lines.ts';
import { amountText, containedTax, lineAmount } from './money.ts';
import { contentOfLine } from './new-order.ts';
import { printsOf } from './likeness.ts';
import { papersOf } from './own-papers.ts';
import { openReceiver, receiverTokens, sealReceiver, type Receiver } from './receiver.ts';
import { prepareWithKeys } from './remark-order.ts';
import { openDetails } from './sealed-details.ts';

type Correction = z.infer<typeof endpoint.input>;

interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

export const correctOrder = action(endpoint, {
  clauses: ['PD-3.2', 'OS-2.2', 'CC-5.1'],
  load: async (ctx, inputs) => {
    const loaded = await prepareWithKeys(
      ctx,
      inputs.map((i) => i.orderId),
    );
    const papers = await papersOf(
      ctx,
      inputs.flatMap((i) => (i.details ? i.orderId : [])),
    );
    return loaded.map((one) =>
      one instanceof Refusal ? one : { ...one, papers: papers.get(one.prepared.order.record.id) },
    );
  },
  run: (ctx, input, { prepared, key, papers }) => {
    const { order } = prepared;
    mustMatch(ctx, order, true);
    const { stage } = order.record;
    if (!['entered', 'checked', 'preparing'].includes(stage) || order.lines.some((l) => Number(l.qty_packed) > 0)) {
      throw new Refusal('CORRECTION_TOO_LATE');
    }
    const platform = prepared.company.shops.get(order.record.shop_id)?.platform ?? null;
    const factsBefore = orderFactsOf(order.record, platform);
    const before = openReceiver(ctx.kernel.secrets, key, order.record.receiver_enc);
    const special = correctSpecial(ctx, prepared, key, { ...input, papers });
    const changes = [
      ...special.changes,
      ...correctReceiver(ctx, prepared, key, before, input),
      ...correctLines(ctx, prepared, input),
      ...correctPlain(ctx, prepared, input),
    ];
    if (changes.length === 0) throw new Refusal('CORRECTION_EMPTY');
    printAgain(ctx, prepared, key);
    keepRevision(ctx, prepared, key, input.reason);
    for (const one of changes) keepCorrection(ctx, prepared, key, one, input.reason);
    if (special.settled) releaseForDetails(ctx, prepared, input.reason);
    tell(ctx, prepared, 'order.corrected', ctx.now, {
      factsBefore,
      restated: special.restated,
      data: { fields: changes.map((c) => c.field), rev: order.record.rev, goesFirst: order.record.goes_first },
    });
    ctx.record(order.chain, { keyId: key.id, body: { reason: input.reason } });
    return refOf(order);
  },
});

/** Duplicates are looked for among orders as they are now. */
function printAgain(ctx: RowCtx, { order }: Prepared, key: DataKey): void {
  const { phone } = openReceiver(ctx.kernel.secrets, key, order.record.receiver_enc);
  const lines = order.lines.map((line) => ({
    skuId: line.sku_id,
    quantity: line.qty_ordered,
    derived: line.parent_line_id !== null || line.is_gift,
  }));
  const to = { phone, ciphered: order.record.ciphered };
  change(ctx, order, { ...printsOf(ctx.kernel.secrets, to, lines, order.record.total_amount) });
}

function correctReceiver(
  ctx: RowCtx,
  { order }: Prepared,
  key: DataKey,
  before: { name: string; phone: string; detail: string },
  input: Correction,
): FieldChange[] {
  if (!input.receiver) return [];
  const { record } = order;
  const present: Receiver = {
    ...before,
    province: record.province,
    city: record.city,
    district: record.district,
    ciphered: record.ciphered,
  };
  const { name, phone, detail } = input.receiver;
  // A platform's ciphertext is ciphertext until all of it was replaced.
  const ciphered = present.ciphered && !(name && phone && detail);
  const wanted: Receiver = { ...present, ...definedOf(input.receiver), ciphered };
  const fields = (Object.keys(present) as (keyof Receiver)[]).filter((f) => present[f] !== wanted[f]);
  if (fields.length === 0) return [];
  change(ctx, order, { ...sealReceiver(ctx.kernel.secrets, key, wanted) });
  ctx.statement(`delete from order_tokens where order_id = $1 and not (token = any($2::bytea[]))`, [
    record.id,
    receiverTokens(ctx.kernel.secrets, wanted),
  ]);
  ctx.statement(
    `insert into order_tokens (token, order_id) select unnest($2::bytea[]), $1::uuid on conflict do nothing`,
    [record.id, receiverTokens(ctx.kernel.secrets, wanted)],
  );
  return fields.map((f) => ({ field: `receiver.${f}`, before: present[f], after: wanted[f] }));
}

function definedOf<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function correctLines(ctx: RowCtx, { order }: Prepared, input: Correction): FieldChange[] {
  const changes: FieldChange[] = [];
  const reservedBefore = reservedMoves(order);
  for (const [n, wanted] of (input.lines ?? []).entries()) {
    const line = order.lines.find((l) => l.id === wanted.lineId);
    if (!line || line.parent_line_id) throw new Refusal('LINE_UNKNOWN', { field: `lines.${n}.lineId` });
    if (line.is_bundle) throw new Refusal('LINE_UNKNOWN', { field: `lines.${n}.lineId` });
    const quantity = wanted.quantity ?? line.qty_ordered;
    const price = wanted.unitPrice ?? line.unit_price;
    if (Number(quantity) === Number(line.qty_ordered) && Number(price) === Number(line.unit_price)) continue;
    if (Number(quantity) !== Number(line.qty_ordered))
      changes.push({ field: `line ${line.line_no}.quantity`, before: line.qty_ordered, after: quantity });
    if (Number(price) !== Number(line.unit_price))
      changes.push({ field: `line ${line.line_no}.unitPrice`, before: line.unit_price, after: price });
    const gross = lineAmount(price, quantity);
    if (line.discount > gross)
      throw new Refusal('DISCOUNT_TOO_LARGE', { field: `lines.${n}`, params: { max: amountText(gross) } });
    const allocated = Number(line.qty_allocated) > 0 ? quantity : line.qty_allocated;
    changeLine(ctx, line, {
      qty_ordered: quantity,
      qty_allocated: allocated,
      unit_price: price,
      amount: gross - line.discount,
    });
  }
  if (changes.length > 0) moveReservation(ctx, order, reservedBefore);
  if (changes.length > 0) addUp(ctx, { order }, order.record.freight_amount);
  return changes;
}

function moveReservation(ctx: RowCtx, order: Prepared['order'], before: ReturnType<typeof reservedMoves>): void {
  if (before.length === 0) return;
  release(ctx, before);
  reserve(ctx, reservedMoves(order));
}

/** Totals from the lines; a correction may not leave an order paid beyond its total. */
function addUp(ctx: RowCtx, { order }: Pick<Prepared, 'order'>, freight: number): void {
  const { record } = order;
  const goods = order.lines.reduce((sum, l) => sum + l.amount + l.discount, 0);
  const total = goods - record.discount_amount + freight;
  if (record.paid_amount - record.refunded_amount > total) {
    throw new Refusal('PAID_TOO_MUCH', {
      params: { total: amountText(total), paid: amountText(record.paid_amount - record.refunded_amount) },
    });
  }
  const tax = order.lines.reduce((sum, l) => sum + containedTax(l.amount, l.tax_rate), 0);
  change(ctx, order, { goods_amount: goods, freight_amount: freight, total_amount: total, tax_amount: tax });
}

function correctPlain(ctx: RowCtx, { order }: Prepared, input: Correction): FieldChange[] {
  const changes: FieldChange[] = [];
  const { record } = order;
  if (input.freight !== undefined && input.freight !== record.freight_amount) {
    changes.push({ field: 'freight', before: record.freight_amount, after: input.freight });
    addUp(ctx, { order }, input.freight);
  }
  if (input.promisedShipAt !== undefined) {
    const wanted = input.promisedShipAt ? new Date(input.promisedShipAt) : null;
    if (wanted?.getTime() !== record.promised_ship_at?.getTime()) {
      changes.push({ field: 'promisedShipAt', before: record.promised_ship_at, after: wanted });
      change(ctx, order, { promised_ship_at: wanted });
    }
  }
  return changes;
}

function keepRevision(ctx: RowCtx, { order }: Prepared, key: DataKey, reason: string): void {
  const rev = order.record.rev + 1;
  const to = openReceiver(ctx.kernel.secrets, key, order.record.receiver_enc);
  const content = JSON.stringify({
    receiver: { ...to, province: order.record.province, city: order.record.city, district: order.record.district },
    lines: order.lines.map(contentOfLine),
    freight: order.record.freight_amount,
    flags: order.record.flags,
    details: openDetails(ctx.kernel.secrets, key, order.record),
  });
  change(ctx, order, { rev });
  ctx.insert('order_revisions', {
    order_id: order.record.id,
    rev,
    content_enc: ctx.kernel.secrets.encrypt(key, content),
    content_hash: sha256(content),
    by: actorRef(ctx.actor),
    reason,
    at: ctx.now,
  });
}

/** Books an error of entry and check: against whoever entered, and whoever had checked by then. (CC-5.1) */
export function keepCorrection(
  ctx: RowCtx,
  { order }: Prepared,
  key: DataKey,
  one: FieldChange,
  reason: string,
  checkedBy = order.record.checked_by,
): void {
  ctx.insert('corrections', {
    id: newId(),
    order_id: order.record.id,
    field: one.field,
    before_enc: ctx.kernel.secrets.encrypt(key, JSON.stringify(one.before ?? null)),
    after_enc: ctx.kernel.secrets.encrypt(key, JSON.stringify(one.after ?? null)),
    entered_by: order.record.entered_by,
    checked_by: checkedBy,
    corrected_by: actorRef(ctx.actor),
    reason,
    at: ctx.now,
  });
}
