/**
 * What of an order a review step looks at, and the hash that binds an approval to it. Only stored bytes go in, never clear
 * personal data: a receiver that was sealed anew counts as changed. (OS-3.3)
 */
import type { ContentGroup } from '../../../../contract/facts.ts';
import { sha256 } from '../../kernel/secrets.ts';
import { quantityText, thousandths, type Order } from '../orders/index.ts';

export type Content = Pick<Order, 'record' | 'lines'>;

const bytes = (sealed: Buffer | null): string | null => sealed && sealed.toString('hex');
const iso = (at: Date | null): string | null => at && at.toISOString();

const parts: Record<ContentGroup, (content: Content) => unknown> = {
  customer: ({ record }) => [record.customer_id],
  lines: ({ lines }) =>
    lines.map((line) => [
      line.sku_id,
      quantityText(thousandths(line.qty_ordered) - thousandths(line.qty_cancelled)),
      Number(line.unit_price),
      line.discount,
      line.amount,
      line.note,
    ]),
  amounts: ({ record }) => [
    record.currency.trim(),
    record.goods_amount,
    record.discount_amount,
    record.freight_amount,
    record.total_amount,
  ],
  payment: ({ record }) => [record.payment_terms],
  delivery: ({ record }) => [
    record.province,
    record.city,
    record.district,
    record.region_codes,
    bytes(record.receiver_enc),
    iso(record.required_at),
    iso(record.promised_ship_at),
  ],
  // Where no details were given nothing is added, so that what was approved before there were any still holds.
  marks: ({ record }) => [
    record.type,
    [...record.flags].sort(),
    ...(record.special_enc ? [bytes(record.special_enc)] : []),
  ],
  words: ({ record }) => [bytes(record.buyer_message_enc), bytes(record.seller_remark_enc)],
};

/** Hashes of an order as it stands now: each group is told once, however many steps look at it. */
export function hashesOf(content: Content): (looks: readonly ContentGroup[]) => Buffer {
  const told = new Map<ContentGroup, string>();
  const tell = (group: ContentGroup): string => {
    let text = told.get(group);
    if (text === undefined) told.set(group, (text = JSON.stringify([group, parts[group](content)])));
    return text;
  };
  return (looks) => sha256(`[${[...looks].sort().map(tell).join()}]`);
}

export function contentHash(content: Content, looks: readonly ContentGroup[]): Buffer {
  return hashesOf(content)(looks);
}

/** What was submitted, as a reviewer compares it with what stands now: no name, no phone, no street. */
export interface Snapshot {
  lines: { id: string; title: string; quantity: string; unitPrice: string }[];
  fields: Record<string, string>;
}

export function snapshotOf({ record, lines }: Content): Snapshot {
  const short = (sealed: Buffer | null) => (sealed ? sha256(sealed).toString('hex').slice(0, 12) : '');
  return {
    lines: lines.map((line) => ({
      id: line.id,
      title: line.title,
      quantity: quantityText(thousandths(line.qty_ordered) - thousandths(line.qty_cancelled)),
      unitPrice: String(Number(line.unit_price)),
    })),
    fields: {
      paymentTerms: record.payment_terms,
      total: String(record.total_amount),
      freight: String(record.freight_amount),
      discount: String(record.discount_amount),
      place: [record.province, record.city, record.district].join(''),
      receiver: short(record.receiver_enc),
      requiredAt: iso(record.required_at) ?? '',
      promisedShipAt: iso(record.promised_ship_at) ?? '',
      type: record.type,
      flags: [...record.flags].sort().join(','),
      details: short(record.special_enc),
      buyerMessage: short(record.buyer_message_enc),
      sellerRemark: short(record.seller_remark_enc),
    },
  };
}

export interface Change {
  field: string;
  /** Of a line: its words; else empty. */
  line: string;
  before: string;
  after: string;
}

const sealedFields = new Set(['receiver', 'buyerMessage', 'sellerRemark', 'details']);

/** What differs from an earlier submission. Of sealed texts only that they changed is told. */
export function changesSince(before: Snapshot, now: Snapshot): Change[] {
  const changes: Change[] = [];
  for (const [field, value] of Object.entries(now.fields)) {
    const earlier = before.fields[field] ?? '';
    if (earlier === value) continue;
    const sealed = sealedFields.has(field);
    changes.push({ field, line: '', before: sealed ? '' : earlier, after: sealed ? '' : value });
  }
  const known = new Map(before.lines.map((line) => [line.id, line]));
  for (const line of now.lines) {
    const earlier = known.get(line.id);
    known.delete(line.id);
    for (const field of ['quantity', 'unitPrice'] as const)
      if (earlier?.[field] !== line[field])
        changes.push({ field, line: line.title, before: earlier?.[field] ?? '', after: line[field] });
  }
  for (const gone of known.values())
    changes.push({ field: 'quantity', line: gone.title, before: gone.quantity, after: '0' });
  return changes;
}
