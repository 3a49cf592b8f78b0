/** An order as actions work on it: loaded under its lock with lines, open holds and running clocks. */
import type { Chain } from '../../kernel/journal.ts';
import type { Clock } from '../deadlines/index.ts';
import type { LineProgress, Stage } from './lifecycle.ts';
import { thousandths } from './money.ts';

/** A row of `orders`; names are the table's. */
export interface OrderRecord {
  id: string;
  number: string;
  shop_id: string;
  session_id: string | null;
  external_no: string | null;
  channel: string;
  type: 'normal' | 'presale' | 'custom';
  stage: Stage;
  /** Kinds of special order. */
  flags: string[];
  /** What they ask, sealed: kind, key, value. */
  special_enc: Buffer | null;
  /** Of high priority by a rule when it was entered or corrected. */
  goes_first: boolean;
  dept_id: string | null;
  owner_id: string | null;
  entered_by: string | null;
  checked_by: string | null;
  /** Who took it from the customer; mostly whoever entered it. */
  taken_by: string | null;
  content_print: Buffer | null;
  likeness: Buffer | null;
  key_id: string;
  customer_id: string | null;
  currency: string;
  payment_terms: 'prepaid' | 'credit';
  goods_amount: number;
  discount_amount: number;
  freight_amount: number;
  tax_amount: number;
  total_amount: number;
  paid_amount: number;
  refunded_amount: number;
  warehouse_id: string | null;
  province: string;
  city: string;
  district: string;
  region_codes: string[];
  ciphered: boolean;
  receiver_enc: Buffer;
  receiver_name_mask: string;
  receiver_phone_mask: string;
  buyer_message_enc: Buffer | null;
  seller_remark_enc: Buffer | null;
  seller_flag: string;
  agrees_with_catalogue: boolean;
  promised_ship_at: Date | null;
  platform_ship_by: Date | null;
  required_at: Date | null;
  rev: number;
  chain_seq: number;
  chain_head: Buffer;
  next_due_at: Date | number;
  is_held: boolean;
  review_state: 'none' | 'open' | 'approved' | 'returned' | 'rejected';
  has_refund: boolean;
  /** Who carries it, named last at packing or hand-over. */
  carrier: string | null;
  entered_at: Date;
  recorded_at: Date;
  checked_at: Date | null;
  paid_at: Date | null;
  preparing_at: Date | null;
  prepared_at: Date | null;
  shipped_at: Date | null;
  delivered_at: Date | null;
  accepted_at: Date | null;
  closed_at: Date | null;
  cancelled_at: Date | null;
  accepted_by: string | null;
  closed_by: string | null;
}

export interface LineRecord {
  id: string;
  order_id: string;
  line_no: number;
  external_line_no: string | null;
  parent_line_id: string | null;
  sku_id: string;
  title: string;
  unit: string;
  unit_price: string;
  tax_rate: string;
  discount: number;
  amount: number;
  is_gift: boolean;
  is_bundle: boolean;
  holds_back: boolean;
  note: string;
  warehouse_id: string | null;
  refund_state: 'none' | 'applied' | 'refunded';
  qty_ordered: string;
  qty_cancelled: string;
  qty_allocated: string;
  qty_packed: string;
  qty_shipped: string;
  qty_delivered: string;
  qty_accepted: string;
  qty_returned: string;
}

export interface HoldRecord {
  id: string;
  order_id: string;
  line_id: string | null;
  kind: string;
  owner_department: string;
  reason: string;
  blocks: string[];
  placed_at: Date;
  placed_by: string;
  released_at: Date | null;
}

export interface Order {
  record: OrderRecord;
  lines: LineRecord[];
  /** Holds that are not lifted. */
  holds: HoldRecord[];
  /** Clocks that run or stand still. */
  clocks: Clock[];
  chain: Chain;
}

/** What a line still is to be: ordered less cancelled, in thousandths. */
export function effective(line: Pick<LineRecord, 'qty_ordered' | 'qty_cancelled'>): bigint {
  return thousandths(line.qty_ordered) - thousandths(line.qty_cancelled);
}

/** Lines that are packed and shipped: a bundle's components, not the bundle. */
export function physicalLines(order: Pick<Order, 'lines'>): LineRecord[] {
  return order.lines.filter((l) => !l.is_bundle);
}

export function progressOf(line: LineRecord): LineProgress {
  return {
    counts: !line.is_bundle && (!line.is_gift || line.holds_back),
    effective: effective(line),
    packed: thousandths(line.qty_packed),
    shipped: thousandths(line.qty_shipped),
    delivered: thousandths(line.qty_delivered),
  };
}

export function isPaid(record: Pick<OrderRecord, 'paid_amount' | 'refunded_amount' | 'total_amount'>): boolean {
  return record.paid_amount - record.refunded_amount >= record.total_amount;
}

/** An event's time never lies before the one it follows. */
export function notBefore(at: Date, previous: Date | null | undefined): Date {
  return previous && previous > at ? previous : at;
}
