/** One order as its page shows it: masked, with lines, holds, clocks, payments, shipments and what this person may do now. (PD-3.3) */
import { getOrder as endpoint, type OrderView } from '../../../../contract/orders.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { catalogCache, type Catalog } from '../catalog/index.ts';
import { companyCache, type Shop } from '../company/index.ts';
import { loadClocks } from '../deadlines/index.ts';
import { stockAtPayment } from '../inventory/index.ts';
import { peopleCache, type People } from '../people/index.ts';
import { policyCache } from '../policy/index.ts';
import { clockViews } from './clock-views.ts';
import { isPaid, type HoldRecord, type LineRecord, type Order, type OrderRecord } from './order.ts';
import { seesBuyers } from './order-rows.ts';
import { possibleActions } from './possible-actions.ts';
import { openDetails } from './sealed-details.ts';
import { readSection } from './sections.ts';
import { specialViews } from './special-view.ts';
import { readHolds, readLines, readOrders, scopeOf } from './store.ts';

export const getOrder = query(endpoint, {
  clauses: ['PD-3.3', 'OS-8.1'],
  run: async (ctx, input) => {
    const [record] = await readOrders(ctx.db, [input.orderId]);
    if (!record) throw new Refusal('NOT_FOUND', { field: 'orderId' });
    const lines = (await readLines(ctx.db, [record.id])).get(record.id) ?? [];
    ctx.mustReach(scopeOf(record, lines));
    return viewOf(ctx, record, lines);
  },
});

async function viewOf(ctx: Ctx, record: OrderRecord, lines: LineRecord[]): Promise<OrderView> {
  const [holds, clocks, payments, shipments, text, availableThen] = await Promise.all([
    readHolds(ctx.db, record.id),
    loadClocks(ctx.db, [record.id]).then((m) => m.get(record.id) ?? []),
    readSection<OrderView['payments'][number]>(ctx.db, 'payments', record.id),
    readSection<Omit<OrderView['shipments'][number], 'warehouse'> & { warehouseId: string }>(
      ctx.db,
      'shipments',
      record.id,
    ),
    personalText(ctx, record),
    stockAtPayment(
      ctx.db,
      lines.map((l) => l.id),
    ),
  ]);
  const company = await ctx.cached(companyCache);
  const catalog = await ctx.cached(catalogCache);
  const policy = await ctx.cached(policyCache);
  const open = holds.filter((h) => h.released_at === null);
  const order: Order = {
    record,
    lines,
    holds: open,
    clocks,
    chain: { table: 'orders', id: record.id, seq: record.chain_seq, head: record.chain_head },
  };
  const warehouse = (id: string) => ({
    id,
    code: company.warehouses.get(id)?.code ?? '',
    name: company.warehouses.get(id)?.name ?? '',
  });
  const { details, ...words } = text;
  return {
    ...headOf(record, company.shops.get(record.shop_id)),
    ...(seesBuyers(ctx) ? words : { ...noWords, receiver: hiddenReceiver(record) }),
    special: await specialViews(ctx, record, seesBuyers(ctx) ? details : {}),
    people: peopleOf(record, await ctx.cached(peopleCache)),
    lines: lines.map((line) => lineView(line, catalog, availableThen.get(line.id) ?? null)),
    holds: holds.map(holdView),
    clocks: clockViews(policy, clocks),
    payments,
    shipments: shipments.map(({ warehouseId, ...rest }) => ({ ...rest, warehouse: warehouse(warehouseId) })),
    actions: possibleActions(ctx, order),
  };
}

type Head = Omit<
  OrderView,
  | 'special'
  | 'buyerMessage'
  | 'sellerRemark'
  | 'people'
  | 'lines'
  | 'holds'
  | 'clocks'
  | 'payments'
  | 'shipments'
  | 'actions'
>;

/** What stands in the order's own row. */
function headOf(record: OrderRecord, shop: Shop | undefined): Head {
  return {
    id: record.id,
    number: record.number,
    rev: record.rev,
    shop: { id: record.shop_id, code: shop?.code ?? '', name: shop?.name ?? '', platform: shop?.platform ?? '' },
    sessionId: record.session_id,
    externalNo: record.external_no,
    channel: record.channel as OrderView['channel'],
    type: record.type,
    stage: record.stage,
    flags: record.flags,
    goesFirst: record.goes_first,
    customerId: record.customer_id,
    currency: record.currency,
    paymentTerms: record.payment_terms,
    amounts: amountsOf(record),
    isPaid: isPaid(record),
    receiver: receiverOf(record),
    sellerFlag: record.seller_flag as OrderView['sellerFlag'],
    promisedShipAt: iso(record.promised_ship_at),
    platformShipBy: iso(record.platform_ship_by),
    requiredAt: iso(record.required_at),
    times: timesOf(record),
    acceptedBy: record.accepted_by as OrderView['acceptedBy'],
    closedBy: record.closed_by as OrderView['closedBy'],
  };
}

function receiverOf(record: OrderRecord): OrderView['receiver'] {
  return {
    nameMask: record.receiver_name_mask,
    phoneMask: record.receiver_phone_mask,
    province: record.province,
    city: record.city,
    district: record.district,
    detailMask: '******',
    ciphered: record.ciphered,
    regionCodes: record.region_codes,
  };
}

function peopleOf(record: OrderRecord, people: People): OrderView['people'] {
  const name = (id: string | null): string | null =>
    id ? (people.persons.get(id)?.name ?? people.keyNames.get(id) ?? null) : null;
  return {
    enteredBy: name(record.entered_by) ?? '',
    takenBy: name(record.taken_by),
    checkedBy: name(record.checked_by),
    owner: name(record.owner_id),
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

const noWords = { buyerMessage: '', sellerRemark: '' };

function hiddenReceiver(record: OrderRecord): OrderView['receiver'] {
  return { ...receiverOf(record), nameMask: '', phoneMask: '', detailMask: '' };
}

async function personalText(ctx: Ctx, record: OrderRecord) {
  const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
  const open = (sealed: Buffer | null): string => (sealed && key ? ctx.kernel.secrets.decrypt(key, sealed) : '');
  return {
    buyerMessage: open(record.buyer_message_enc),
    sellerRemark: open(record.seller_remark_enc),
    details: openDetails(ctx.kernel.secrets, key, record),
  };
}

function amountsOf(record: OrderRecord): OrderView['amounts'] {
  return {
    goods: record.goods_amount,
    discount: record.discount_amount,
    freight: record.freight_amount,
    tax: record.tax_amount,
    total: record.total_amount,
    paid: record.paid_amount,
    refunded: record.refunded_amount,
  };
}

function timesOf(record: OrderRecord): OrderView['times'] {
  return {
    entered: record.entered_at.toISOString(),
    recorded: record.recorded_at.toISOString(),
    checked: iso(record.checked_at),
    paid: iso(record.paid_at),
    preparing: iso(record.preparing_at),
    prepared: iso(record.prepared_at),
    shipped: iso(record.shipped_at),
    delivered: iso(record.delivered_at),
    accepted: iso(record.accepted_at),
    closed: iso(record.closed_at),
    cancelled: iso(record.cancelled_at),
  };
}

function lineView(line: LineRecord, catalog: Catalog, stockAtPayment: string | null): OrderView['lines'][number] {
  return {
    id: line.id,
    lineNo: line.line_no,
    externalLineNo: line.external_line_no,
    parentLineId: line.parent_line_id,
    skuId: line.sku_id,
    skuCode: catalog.skusById.get(line.sku_id)?.code ?? '',
    title: line.title,
    unit: line.unit,
    unitPrice: line.unit_price,
    taxRate: line.tax_rate,
    discount: line.discount,
    amount: line.amount,
    gift: line.is_gift,
    bundle: line.is_bundle,
    note: line.note,
    warehouseId: line.warehouse_id,
    refundState: line.refund_state,
    stockAtPayment,
    quantities: {
      ordered: line.qty_ordered,
      cancelled: line.qty_cancelled,
      allocated: line.qty_allocated,
      packed: line.qty_packed,
      shipped: line.qty_shipped,
      delivered: line.qty_delivered,
      accepted: line.qty_accepted,
      returned: line.qty_returned,
    },
  };
}

function holdView(hold: HoldRecord): OrderView['holds'][number] {
  return {
    id: hold.id,
    kind: hold.kind,
    lineId: hold.line_id,
    ownerDepartment: hold.owner_department,
    reason: hold.reason,
    blocks: hold.blocks as OrderView['holds'][number]['blocks'],
    placedAt: hold.placed_at.toISOString(),
    placedBy: hold.placed_by,
    releasedAt: iso(hold.released_at),
  };
}
