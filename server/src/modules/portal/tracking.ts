/**
 * What the customer is told of an order: the steps, the parcels with what is in them, what is refunded, and the one promise
 * that runs out first. Pure over what was read; it gives facts, the page finds the words. (OT-4.3, OT-3.1)
 */
import type { TrackingItem, TrackingView } from '../../../../contract/portal.ts';
import { ruleOfClock, type Clock } from '../deadlines/index.ts';
import { quantityText, thousandths, type CustomerOrder, type LineRecord } from '../orders/index.ts';
import { clauseRef, type PolicySnapshot } from '../policy/index.ts';

export interface ParcelFacts {
  carrier: string;
  waybill: string | null;
  state: string;
  packedAt: string | null;
  handedOverAt: string | null;
  deliveredAt: string | null;
  lines: { lineId: string; quantity: string }[];
}

export interface OrderFacts {
  order: CustomerOrder;
  shop: string;
  clocks: readonly Clock[];
  parcels: readonly ParcelFacts[];
  policy: PolicySnapshot;
  doors: TrackingView['doors'];
}

export function trackingOf({ order, shop, clocks, parcels, policy, doors }: OrderFacts, now: Date): TrackingView {
  const living = parcels.filter((one) => one.state !== 'voided');
  return {
    number: order.number,
    externalNo: order.external_no,
    shop,
    stage: order.stage,
    held: order.is_held,
    toPay: toPay(order),
    total: order.total_amount,
    currency: order.currency,
    steps: stepsOf(order),
    promise: promiseOf(policy, clocks, now),
    parcels: living.map((parcel) => parcelView(parcel, order.lines)),
    waiting: order.stage === 'cancelled' ? [] : itemsOf(order.lines, leftToPack(order.lines, living)),
    refund: refundOf(order),
    events: eventsOf(order),
    receiver: {
      name: order.receiver_name_mask,
      phone: order.receiver_phone_mask,
      place: [...new Set([order.province, order.city, order.district])].filter(Boolean).join(' '),
    },
    doors,
    asOf: now.toISOString(),
  };
}

function toPay(order: CustomerOrder): number {
  if (order.payment_terms !== 'prepaid' || order.paid_at || ['cancelled', 'closed'].includes(order.stage)) return 0;
  return Math.max(0, order.total_amount - order.paid_amount + order.refunded_amount);
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function stepsOf(order: CustomerOrder): TrackingView['steps'] {
  const paid = order.paid_at ?? (order.payment_terms === 'credit' ? order.entered_at : null);
  return [
    { step: 'paid', at: iso(paid) },
    { step: 'prepared', at: iso(order.prepared_at) },
    { step: 'shipped', at: iso(order.shipped_at) },
    { step: 'delivered', at: iso(order.delivered_at) },
    { step: 'accepted', at: iso(order.accepted_at ?? order.closed_at) },
  ];
}

/** The earliest limit whose rule has a sentence for customers; the company's other deadlines are its own business. */
function promiseOf(policy: PolicySnapshot, clocks: readonly Clock[], now: Date): TrackingView['promise'] {
  const spoken = clocks.flatMap((clock) => {
    const rule = ruleOfClock(policy, clock);
    const open = clock.state === 'running' || clock.state === 'paused';
    return rule?.customer && open ? [{ clock, stop: rule.stop, said: rule.customer }] : [];
  });
  const first = spoken.sort((a, b) => a.clock.dueAt.getTime() - b.clock.dueAt.getTime())[0];
  if (!first) return null;
  const { clock, stop, said } = first;
  return {
    until: stop.includes('order.shipped') ? 'shipped' : 'other',
    dueAt: clock.dueAt.toISOString(),
    over: clock.state === 'running' && clock.dueAt < now,
    paused: clock.state === 'paused',
    source: clock.source,
    clause: clauseRef(clock.clause, clock.clauseVersion),
    words: said.promise,
    missed: said.missed ?? null,
  };
}

function parcelView(parcel: ParcelFacts, lines: readonly LineRecord[]): TrackingView['parcels'][number] {
  const times = [
    { what: 'delivered' as const, at: parcel.deliveredAt },
    { what: 'handed-over' as const, at: parcel.handedOverAt },
    { what: 'packed' as const, at: parcel.packedAt },
  ];
  return {
    carrier: parcel.carrier,
    waybill: parcel.waybill,
    state: parcel.state as TrackingView['parcels'][number]['state'],
    items: itemsOf(lines, new Map(parcel.lines.map((l) => [l.lineId, thousandths(l.quantity)]))),
    events: times.flatMap(({ what, at }) => (at ? [{ what, at }] : [])),
  };
}

/** Per line what is in no parcel yet, in thousandths. */
function leftToPack(lines: readonly LineRecord[], parcels: readonly ParcelFacts[]): Map<string, bigint> {
  const packed = new Map<string, bigint>();
  for (const { lineId, quantity } of parcels.flatMap((parcel) => parcel.lines))
    packed.set(lineId, (packed.get(lineId) ?? 0n) + thousandths(quantity));
  return new Map(
    lines
      .filter((line) => !line.is_bundle)
      .map((line) => [
        line.id,
        thousandths(line.qty_ordered) - thousandths(line.qty_cancelled) - (packed.get(line.id) ?? 0n),
      ]),
  );
}

/** People bought the set, not its parts: whole sets are named as such, what is left over by its own name. */
function itemsOf(lines: readonly LineRecord[], quantities: ReadonlyMap<string, bigint>): TrackingItem[] {
  const left = new Map(quantities);
  const items: TrackingItem[] = [];
  for (const bundle of lines.filter((line) => line.is_bundle)) {
    const parts = lines.filter((line) => line.parent_line_id === bundle.id);
    const sets = wholeSets(bundle, parts, left);
    if (sets === 0n) continue;
    items.push(itemOf(bundle, sets));
    for (const part of parts) left.set(part.id, (left.get(part.id) ?? 0n) - (sets * each(part, bundle)) / 1000n);
  }
  for (const line of lines) {
    const quantity = left.get(line.id) ?? 0n;
    if (!line.is_bundle && quantity > 0n) items.push(itemOf(line, quantity));
  }
  return items;
}

/** How much of a part is in one set, in thousandths. */
function each(part: LineRecord, bundle: LineRecord): bigint {
  return (thousandths(part.qty_ordered) * 1000n) / thousandths(bundle.qty_ordered);
}

function wholeSets(bundle: LineRecord, parts: readonly LineRecord[], left: ReadonlyMap<string, bigint>): bigint {
  const counts = parts.map((part) => {
    const one = each(part, bundle);
    return one > 0n ? (left.get(part.id) ?? 0n) / one : 0n;
  });
  const fewest = counts.reduce<bigint | undefined>((min, n) => (min === undefined || n < min ? n : min), undefined);
  return (fewest ?? 0n) * 1000n;
}

function itemOf(line: LineRecord, quantity: bigint): TrackingItem {
  return { title: line.title, quantity: quantityText(quantity), gift: line.is_gift };
}

function refundOf(order: CustomerOrder): TrackingView['refund'] {
  const lines = order.lines.filter((line) => line.refund_state !== 'none');
  const open = order.has_refund || lines.some((line) => line.refund_state === 'applied');
  if (lines.length === 0 && !open && order.refunded_amount === 0) return null;
  return {
    items: lines.map((line) => itemOf(line, thousandths(line.qty_ordered))),
    refunded: order.refunded_amount,
    open,
  };
}

function eventsOf(order: CustomerOrder): TrackingView['events'] {
  const times: [TrackingView['events'][number]['what'], Date | null][] = [
    ['cancelled', order.cancelled_at],
    ['closed', order.closed_at],
    ['accepted', order.accepted_at],
    ['paid', order.paid_at],
    ['entered', order.entered_at],
  ];
  return times.flatMap(([what, at]) => (at ? [{ what, at: at.toISOString() }] : []));
}
