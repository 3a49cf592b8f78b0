/** What the entry form asks while somebody types: a text read into fields, the customer's credit and latest orders, a pattern to repeat. (CC-2.1, CC-2.2) */
import {
  customerStanding as standingEndpoint,
  readText as textEndpoint,
  repeatOrder as repeatEndpoint,
} from '../../../../contract/entry.ts';
import { goodsName } from '../../../../contract/catalog.ts';
import { logAccess } from '../../kernel/access-log.ts';
import { action, query } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { catalogCache, minimumAt, priceAt, type Catalog } from '../catalog/index.ts';
import { findCustomers } from '../customers/index.ts';
import {
  containedTax,
  latestOrdersOf,
  openReceiver,
  readLines,
  readOrders,
  receivablesOfCustomer,
  scopeOf,
  share,
  type LineRecord,
} from '../orders/index.ts';
import { namesOfKind, policyCache, specialKindsAt } from '../policy/index.ts';
import { readOrderText } from './order-text/read-order-text.ts';

/** A POST, because what is pasted is personal; nothing of it is kept. */
export const readText = query(textEndpoint, {
  clauses: ['CC-2.1', 'CC-2.2'],
  run: async (ctx, { text, shopId }) => {
    const catalog = await ctx.cached(catalogCache);
    const skus = [...catalog.skusById.values()].filter((sku) => sku.active);
    const kinds = [...specialKindsAt(await ctx.cached(policyCache), ctx.now)].map(([kind, special]) => ({
      kind,
      names: namesOfKind(special),
    }));
    const { fields, lines, regionCodes } = readOrderText(text, { skus, kinds }, ctx.now);
    const name = (skuId: string) => {
      const sku = catalog.skusById.get(skuId);
      return {
        skuId,
        sku: sku?.code ?? '',
        name: nameOf(catalog, skuId),
        unitPrice: priceAt(catalog, skuId, shopId ?? '', ctx.now) ?? null,
      };
    };
    return {
      fields: fields.map((field) => ({ ...field, origin: text.slice(field.start, field.end).slice(0, 300) })),
      lines: lines.map(({ skuId, others, ...line }) => ({
        ...name(skuId),
        ...line,
        others: others.map(name),
        origin: text.slice(line.start, line.end).slice(0, 300),
      })),
      regionCodes,
    };
  },
});

function nameOf(catalog: Catalog, skuId: string): string {
  const sku = catalog.skusById.get(skuId);
  return sku ? goodsName(sku) : '';
}

export const customerStanding = query(standingEndpoint, {
  clauses: ['CC-2.1', 'OS-3.1'],
  run: async (ctx, { customerId, phone, lines, shopId = null, total, discount }) => {
    const customer = customerId ? (await findCustomers(ctx.db, [customerId])).get(customerId) : undefined;
    const records = await latestOrdersOf(ctx, customer?.id, phone);
    const byOrder = await readLines(
      ctx.db,
      records.map((record) => record.id),
    );
    const catalog = await ctx.cached(catalogCache);
    const wanted = printOf(lines);
    const receivables = customer ? await receivablesOfCustomer(ctx, customer.id) : [];
    return {
      receivables,
      tax: taxOf(catalog, lines, discount),
      minimums: [...new Set(lines.map((line) => line.skuId))].flatMap((skuId) => {
        const minimum = minimumAt(catalog, skuId, shopId, ctx.now);
        return minimum === null ? [] : [{ skuId, minimum }];
      }),
      credit: customer
        ? {
            limit: customer.creditLimit,
            used: receivables.reduce((sum, one) => sum + one.owed, 0),
            terms: customer.terms,
            days: customer.termsDays,
          }
        : null,
      first: customer || phone ? records.length === 0 : null,
      latest: records.map((record) => {
        const entered = enteredLines(byOrder.get(record.id) ?? []);
        const print = printOf(entered.map((line) => ({ skuId: line.sku_id, quantity: line.qty_ordered })));
        return {
          id: record.id,
          number: record.number,
          enteredAt: record.entered_at.toISOString(),
          stage: record.stage,
          total: record.total_amount,
          alike: wanted !== '' && print === wanted && (total === undefined || total === record.total_amount),
          lines: entered.map((line) => viewOfLine(catalog, line)),
        };
      }),
    };
  },
});

/** As the order's own pricing will say it: of each line what is left after its share of the discount. */
function taxOf(catalog: Catalog, lines: readonly { skuId: string; amount?: number | undefined }[], discount: number) {
  if (lines.length === 0 || lines.some((line) => line.amount === undefined)) return null;
  const amounts = lines.map((line) => line.amount ?? 0);
  const shares = share(discount, amounts);
  return lines.reduce((sum, { skuId }, n) => {
    const rate = catalog.skusById.get(skuId)?.taxRate ?? '0';
    return sum + containedTax((amounts[n] ?? 0) - (shares[n] ?? 0), rate);
  }, 0);
}

const printOf = (lines: readonly { skuId: string; quantity: string }[]): string =>
  lines
    .map((line) => `${line.skuId}*${Number(line.quantity)}`)
    .sort()
    .join('+');

const enteredLines = (lines: readonly LineRecord[]): LineRecord[] =>
  lines.filter((line) => line.parent_line_id === null && !line.is_gift);

const viewOfLine = (catalog: Catalog, line: LineRecord) => ({
  skuId: line.sku_id,
  sku: catalog.skusById.get(line.sku_id)?.code ?? '',
  name: line.title,
  quantity: line.qty_ordered,
  unitPrice: line.unit_price,
});

/** The receiver comes in clear, so that it can be entered again: a look that is logged. */
export const repeatOrder = action(repeatEndpoint, {
  clauses: ['CC-2.2', 'OS-8.3'],
  run: async (ctx, { orderId }) => {
    const [record] = await readOrders(ctx.db, [orderId]);
    const lines = (await readLines(ctx.db, [orderId])).get(orderId) ?? [];
    ctx.mustReach(record && scopeOf(record, lines));
    const key = record && (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
    if (!record || !key || record.ciphered) throw new Refusal('NOT_FOUND', { field: 'orderId' });
    logAccess(ctx, { kind: 'order', id: record.id, fields: ['receiver'], reason: null });
    const catalog = await ctx.cached(catalogCache);
    const { province, city, district } = record;
    return {
      shopId: record.shop_id,
      customerId: record.customer_id,
      paymentTerms: record.payment_terms,
      receiver: { ...openReceiver(ctx.kernel.secrets, key, record.receiver_enc), province, city, district },
      lines: enteredLines(lines).map((line) => viewOfLine(catalog, line)),
    };
  },
});
