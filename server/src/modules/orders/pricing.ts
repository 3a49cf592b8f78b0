/**
 * From what somebody entered to lines that add up: catalogue prices where none was given, bundles exploded into what is
 * packed, gifts as zero-price lines, discounts shared by largest remainder, tax as contained in each line. (OS-2.2, CC-2.1)
 */
import { explode, giftsFor, priceAt, type Catalog, type Gift, type Sku } from '../catalog/index.ts';
import { goodsName } from '../../../../contract/catalog.ts';
import type { CreateOrderInput } from '../../../../contract/orders.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { amountText, containedTax, lineAmount, share } from './money.ts';

export interface PricedLine {
  sku: Sku;
  title: string;
  quantity: string;
  unitPrice: string;
  discount: number;
  amount: number;
  gift: boolean;
  bundle: boolean;
  holdsBack: boolean;
  externalLineNo: string | null;
  note: string;
  /** Position of the bundle that this component belongs to. */
  parent: number | null;
}

export interface PricedOrder {
  lines: PricedLine[];
  /** What the gift rules offer; see withGifts. */
  gifts: Gift[];
  goods: number;
  discount: number;
  freight: number;
  tax: number;
  total: number;
  /** True where every price given equals the catalogue's: such an order may pass by rule. */
  agrees: boolean;
}

export function priceOrder(catalog: Catalog, input: CreateOrderInput, at: Date): PricedOrder {
  const entered = input.lines.map((line, n) => priceLine(catalog, input.shopId, line, n, at));
  const goods = entered.reduce((sum, e) => sum + e.gross, 0);
  const lines = discounted(catalog, input, entered);
  const discount = entered.reduce((sum, e) => sum + e.line.discount, 0) + input.discount;
  const total = goods - discount + input.freight;
  if (input.total !== undefined && input.total !== total) {
    throw new Refusal('TOTALS_DIFFER', {
      field: 'total',
      params: { computed: amountText(total), given: amountText(input.total) },
    });
  }
  const tax = lines.reduce((sum, l) => sum + containedTax(l.amount, l.sku.taxRate), 0);
  const gifts = input.gifts ? giftsOf(catalog, input, lines, goods - discount, at) : [];
  return { lines, gifts, goods, discount, freight: input.freight, tax, total, agrees: entered.every((e) => e.agrees) };
}

interface EnteredLine {
  line: CreateOrderInput['lines'][number];
  sku: Sku;
  unitPrice: string;
  /** Before any discount. */
  gross: number;
  /** The price is the catalogue's. */
  agrees: boolean;
}

function priceLine(catalog: Catalog, shopId: string, line: EnteredLine['line'], n: number, at: Date): EnteredLine {
  const sku = catalog.skusByCode.get(line.sku);
  const field = `lines.${n}.sku`;
  if (!sku) throw new Refusal('SKU_UNKNOWN', { field, params: { sku: line.sku } });
  if (!sku.active) throw new Refusal('SKU_INACTIVE', { field, params: { sku: line.sku } });
  const listed = priceAt(catalog, sku.id, shopId, at);
  const unitPrice = line.gift ? '0' : (line.unitPrice ?? listed);
  if (unitPrice === undefined) throw new Refusal('PRICE_MISSING', { field, params: { sku: line.sku } });
  const gross = lineAmount(unitPrice, line.quantity);
  if (line.discount > gross)
    throw new Refusal('DISCOUNT_TOO_LARGE', { field: `lines.${n}.discount`, params: { max: amountText(gross) } });
  return {
    line,
    sku,
    unitPrice,
    gross,
    agrees: line.gift || (listed !== undefined && Number(listed) === Number(unitPrice)),
  };
}

/** Shares the order's discount over its lines and takes bundles apart. */
function discounted(catalog: Catalog, input: CreateOrderInput, entered: readonly EnteredLine[]): PricedLine[] {
  const net = entered.map((e) => e.gross - e.line.discount);
  const most = net.reduce((a, b) => a + b, 0);
  if (input.discount > most)
    throw new Refusal('DISCOUNT_TOO_LARGE', { field: 'discount', params: { max: amountText(most) } });
  const shared = share(input.discount, net);
  const lines: PricedLine[] = [];
  for (const [n, { line, sku, unitPrice, gross }] of entered.entries()) {
    const discount = line.discount + (shared[n] ?? 0);
    const parent = lines.length;
    lines.push({
      sku,
      title: line.title ?? goodsName(sku),
      quantity: line.quantity,
      unitPrice,
      discount,
      amount: gross - discount,
      gift: line.gift,
      bundle: sku.kind === 'bundle',
      holdsBack: true,
      externalLineNo: line.externalLineNo ?? null,
      note: line.note ?? '',
      parent: null,
    });
    if (sku.kind === 'bundle') lines.push(...componentsOf(catalog, sku, line.quantity, parent));
  }
  return lines;
}

function componentsOf(catalog: Catalog, bundle: Sku, quantity: string, parent: number): PricedLine[] {
  return explode(catalog, [{ skuId: bundle.id, quantity }]).flatMap((part) => {
    const sku = catalog.skusById.get(part.skuId);
    return sku ? [component(sku, part.quantity, parent)] : [];
  });
}

function component(sku: Sku, quantity: string, parent: number | null, gift = false, holdsBack = true): PricedLine {
  return {
    sku,
    title: goodsName(sku),
    quantity,
    unitPrice: '0',
    discount: 0,
    amount: 0,
    gift,
    bundle: false,
    holdsBack,
    externalLineNo: null,
    note: '',
    parent,
  };
}

/** What the gift rules give to this order; first-N rules still have to be asked how many are left. */
function giftsOf(
  catalog: Catalog,
  input: CreateOrderInput,
  lines: readonly PricedLine[],
  amount: number,
  at: Date,
): Gift[] {
  return giftsFor(catalog, {
    shopId: input.shopId,
    sessionId: input.sessionId ?? null,
    at,
    amount,
    lines: lines.map((l) => ({ skuId: l.sku.id, quantity: l.quantity, gift: l.gift })),
  });
}

/** Adds the gifts as zero-price lines. */
export function withGifts(priced: PricedOrder, catalog: Catalog, gifts: readonly Gift[]): PricedOrder {
  const lines = gifts.flatMap((gift) => {
    const sku = catalog.skusById.get(gift.skuId);
    return sku ? [component(sku, gift.quantity, null, true, gift.holdsBack)] : [];
  });
  return lines.length > 0 ? { ...priced, lines: [...priced.lines, ...lines] } : priced;
}
