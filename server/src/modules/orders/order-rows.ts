/** Rows of a list: what practice asks for, personal data masked, a page in a handful of queries. */
import type { OrderRow } from '../../../../contract/orders.ts';
import type { Ctx } from '../../kernel/action.ts';
import { scopeFor } from '../../kernel/access.ts';
import { catalogCache } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { loadOpenClocks } from '../deadlines/index.ts';
import { peopleCache } from '../people/index.ts';
import { policyCache } from '../policy/index.ts';
import { clockViews } from './clock-views.ts';
import { quantityText, thousandths } from './money.ts';
import { isPaid, type HoldRecord, type LineRecord, type OrderRecord } from './order.ts';
import { readLines, readOpenHolds } from './store.ts';

export async function toRows(ctx: Ctx, records: readonly OrderRecord[]): Promise<OrderRow[]> {
  const parts = await partsOf(ctx, records);
  return records.map((record) => rowOf(ctx, record, parts));
}

type Parts = Awaited<ReturnType<typeof partsOf>>;

/** What the rows of a page need besides their own records. */
async function partsOf(ctx: Ctx, records: readonly OrderRecord[]) {
  const ids = records.map((r) => r.id);
  const withText = records.filter((r) => r.buyer_message_enc ?? r.seller_remark_enc).map((r) => r.key_id);
  const [lines, holds, clocks, keys] = await Promise.all([
    readLines(ctx.db, ids),
    readOpenHolds(ctx.db, ids),
    loadOpenClocks(ctx.db, ids),
    ctx.kernel.secrets.subjectKeys(ctx.db, withText),
  ]);
  return {
    lines,
    holds,
    clocks,
    keys,
    company: await ctx.cached(companyCache),
    catalog: await ctx.cached(catalogCache),
    policy: await ctx.cached(policyCache),
    people: await ctx.cached(peopleCache),
  };
}

/** Agency streamers see the orders of their sessions, never the buyers: no mask, no message. (CC-7.1) */
export function seesBuyers(ctx: Pick<Ctx, 'actor' | 'action'>): boolean {
  return scopeFor(ctx.actor, ctx.action) !== 'session';
}

function rowOf(ctx: Ctx, record: OrderRecord, parts: Parts): OrderRow {
  const shop = parts.company.shops.get(record.shop_id);
  const warehouse = record.warehouse_id ? parts.company.warehouses.get(record.warehouse_id) : undefined;
  const key = parts.keys.get(record.key_id);
  const sees = seesBuyers(ctx);
  const text = (sealed: Buffer | null): string =>
    sees && sealed && key ? ctx.kernel.secrets.decrypt(key, sealed) : '';
  return {
    id: record.id,
    number: record.number,
    externalNo: record.external_no,
    rev: record.rev,
    shop: { id: record.shop_id, code: shop?.code ?? '', name: shop?.name ?? '', platform: shop?.platform ?? '' },
    type: record.type,
    stage: record.stage,
    flags: record.flags,
    goesFirst: record.goes_first,
    refund: record.has_refund,
    held: record.is_held,
    holdReason: firstReason(parts.holds.get(record.id)),
    buyerMessage: text(record.buyer_message_enc),
    sellerRemark: text(record.seller_remark_enc),
    sellerFlag: record.seller_flag as OrderRow['sellerFlag'],
    ...goodsOf(parts.lines.get(record.id) ?? [], (id) => parts.catalog.skusById.get(id)?.code ?? ''),
    province: record.province,
    city: record.city,
    warehouse: warehouse ? { id: warehouse.id, code: warehouse.code, name: warehouse.name } : null,
    carrier: record.carrier,
    total: record.total_amount,
    paid: record.paid_amount - record.refunded_amount,
    isPaid: isPaid(record),
    currency: record.currency,
    enteredAt: record.entered_at.toISOString(),
    paidAt: record.paid_at?.toISOString() ?? null,
    nextDueAt: record.next_due_at instanceof Date ? record.next_due_at.toISOString() : null,
    clocks: clockViews(parts.policy, parts.clocks.get(record.id) ?? []),
    owner: record.owner_id ? (parts.people.persons.get(record.owner_id)?.name ?? null) : null,
    receiverMask: !sees ? '' : `${record.receiver_name_mask} ${record.receiver_phone_mask}`.trim(),
  };
}

function firstReason(holds: readonly HoldRecord[] | undefined): string | null {
  return holds?.[0]?.reason ?? null;
}

type Goods = Pick<OrderRow, 'lines' | 'pieces'>;

/** What the buyer ordered: bundles as bundles, not their components; pieces count what is packed. */
function goodsOf(lines: readonly LineRecord[], codeOf: (skuId: string) => string): Goods {
  const shown = lines.filter((l) => l.parent_line_id === null);
  const pieces = lines
    .filter((l) => !l.is_bundle)
    .reduce((sum, l) => sum + thousandths(l.qty_ordered) - thousandths(l.qty_cancelled), 0n);
  return {
    lines: shown.map((l) => ({
      skuCode: codeOf(l.sku_id),
      title: l.title,
      quantity: l.qty_ordered,
      gift: l.is_gift,
      bundle: l.is_bundle,
    })),
    pieces: quantityText(pieces),
  };
}
