/**
 * A file of goods into the catalogue: first what it would change and all that is wrong with it, then the change itself, product by
 * product. The same file again changes nothing; a product with a fault in any of its rows is left as it was. (OS-2.2, PD-3.2)
 */
import { goodsName } from '../../../../../contract/catalog.ts';
import { refusalText } from '../../../../../contract/problem.ts';
import {
  productColumns,
  shopPriceHead,
  yesOrNo,
  type ProductChange,
  type ProductFault,
  type ProductFileResult,
} from '../../../../../contract/product-file.ts';
import type { Actor } from '../../../kernel/access.ts';
import { contextFor } from '../../../kernel/context.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { runMany } from '../../../kernel/run-action.ts';
import { catalogCache, planProduct, putProduct, type ProductPlan } from '../../catalog/index.ts';
import { companyCache, type Shop } from '../../company/index.ts';
import type { CsvRow } from '../csv-rows.ts';
import type { OpenFile } from '../decode.ts';
import { firstRows, openRecords } from '../sources.ts';
import { columnOf } from './product-cells.ts';
import { findProductHead, readProductList, type ListedProduct, type ProductList } from './product-list.ts';

const mostRows = 20_000;
const mostTold = 500;
const headWithin = 5;

interface Taking {
  kernel: Kernel;
  actor: Actor;
  /** Only say what would happen. */
  check: boolean;
}

export async function takeProductFile(open: OpenFile, taking: Taking): Promise<ProductFileResult> {
  const ctx = contextFor(taking.kernel, putProduct.name, taking.actor, taking.kernel.database);
  const { shops } = await ctx.cached(companyCache);
  const list = await readFile(open, [...shops.values()]);
  const catalog = await ctx.cached(catalogCache);
  const byCode = new Map([...catalog.products.values()].map((one) => [one.code, one]));
  const planned = list.products.map((one) => ({
    one,
    plan: planProduct(catalog, byCode.get(one.stated.code), one.stated, ctx.now),
  }));
  const clean = planned.filter(({ one, plan }) => !one.faulty && plan.faults.length === 0);
  const known = new Set(list.faults.map((fault) => `${fault.row} ${fault.column}`));
  // What a cell is told of already, it is not told of twice.
  const against = planned
    .flatMap(({ one, plan }) => plan.faults.map((fault) => faultOf(list, one, fault)))
    .filter((fault) => !known.has(`${fault.row} ${fault.column}`));
  const refused = taking.check
    ? []
    : await write(
        taking,
        list,
        clean.map(({ one }) => one),
      );
  const faults = [...list.faults, ...against, ...refused].sort((a, b) => a.row - b.row);
  const changes = clean.flatMap(({ one, plan }) => changesOf(list, one, plan, shops));
  const count = (outcome: ProductPlan['outcome']): number =>
    clean.filter(({ plan }) => plan.outcome === outcome).length;
  return {
    checked: taking.check,
    rows: list.rows,
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    refused: list.products.length - clean.length + refused.length,
    ...told(changes, faults),
  };
}

function told(changes: ProductChange[], faults: ProductFault[]) {
  return {
    changes: changes.slice(0, mostTold),
    moreChanges: Math.max(0, changes.length - mostTold),
    faults: faults.slice(0, mostTold),
    moreFaults: Math.max(0, faults.length - mostTold),
  };
}

async function readFile(open: OpenFile, shops: readonly Shop[]): Promise<ProductList> {
  const source = await openRecords(open);
  const found = findProductHead(await firstRows(source, headWithin), shops);
  const missing = found?.missing ?? [productColumns.productCode.zh, productColumns.code.zh];
  if (!found || missing.length > 0)
    throw new Refusal('PRODUCT_COLUMNS_MISSING', { field: 'file', params: { missing: missing.join('、') } });
  if (found.repeated !== undefined)
    throw new Refusal('PRODUCT_COLUMN_REPEATED', { field: 'file', params: { column: found.repeated } });
  const records: CsvRow[] = [];
  for await (const batch of source.records()) {
    records.push(...batch.filter(({ row }) => row > found.headRow));
    if (records.length > mostRows)
      throw new Refusal('TOO_MANY_PRODUCT_ROWS', { field: 'file', params: { max: mostRows } });
  }
  return readProductList(found.head, records);
}

async function write(taking: Taking, list: ProductList, listed: readonly ListedProduct[]): Promise<ProductFault[]> {
  const results = await runMany(
    taking.kernel,
    putProduct,
    listed.map((one) => one.stated),
    taking.actor,
  );
  return results.flatMap((result, n) => {
    const one = listed[n];
    return result.ok || !one ? [] : [faultOf(list, one, { code: result.refusal.code, ...result.refusal.detail })];
  });
}

/** A refusal of the action, at the row and column that it means. */
function faultOf(
  list: ProductList,
  one: ListedProduct,
  {
    code,
    field = '',
    params,
  }: { code: string; field?: string | undefined; params?: Record<string, string | number> | undefined },
): ProductFault {
  const path = field.split('.');
  const named = columnOf(path) ?? 'productCode';
  const sku = one.stated.skus[Number(path[1]) || 0];
  const values: Record<string, unknown> = {
    code: sku?.code,
    barcodes: sku?.barcodes?.join(' '),
    deposit: yuanOf(sku?.depositMinor),
    minimum: sku?.minQuantity,
  };
  const [zh, en] = [refusalText(code, params, 'zh'), refusalText(code, params, 'en')];
  return {
    row: one.rows[Number(path[1]) || 0] ?? 0,
    column: list.head.names[list.head.fields.get(named) ?? -1] ?? productColumns[named].zh,
    value: String(values[named] ?? ''),
    what: { zh: zh.title, en: en.title },
    mend: { zh: zh.remedy, en: en.remedy },
  };
}

const priceParts = [
  ['price', 'unitPrice'],
  ['minimum', 'minQuantity'],
] as const;

/** What is different, in the words of the file. */
function changesOf(
  list: ProductList,
  one: ListedProduct,
  plan: ProductPlan,
  shops: ReadonlyMap<string, Shop>,
): ProductChange[] {
  const language = list.head.names.includes(productColumns.productCode.en) ? 'en' : 'zh';
  const words = (value: unknown): string | null => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean') return yesOrNo(value, language);
    return Array.isArray(value) ? value.join(' ') : String(value as string | number);
  };
  const column = (path: readonly string[]): string => productColumns[columnOf(path) ?? 'productCode'][language];
  const ofProduct = plan.changes.map(({ field, from, to }) => ({
    row: one.rows[0] ?? 0,
    sku: one.stated.code,
    column: column([field]),
    from: words(from),
    to: words(to),
  }));
  const ofSkus = plan.skus.flatMap(({ sku, wanted, changes, prices }, n) => {
    const where = { row: one.rows[n] ?? 0, sku: wanted.code };
    const called = goodsName({ productName: one.stated.name ?? plan.product?.name ?? '', name: wanted.name });
    return [
      // Of a new one its name and its prices are told: enough to see that the right columns were read.
      ...(sku ? [] : [{ ...where, column: productColumns.productName[language], from: null, to: called }]),
      ...(sku ? changes : []).map(({ field, from, to }) => ({
        ...where,
        column: column(['skus', '', field]),
        ...(field === 'depositMinor' ? { from: yuanOf(from), to: yuanOf(to) } : { from: words(from), to: words(to) }),
      })),
      ...prices.flatMap(({ shopId, from, to }) =>
        priceParts
          .filter(([, part]) => (from?.[part] ?? null) !== to[part])
          .map(([field, part]) => ({
            ...where,
            column:
              shopId === null
                ? productColumns[field][language]
                : shopPriceHead(field, shops.get(shopId)?.code ?? '', language),
            from: from?.[part] ?? null,
            to: to[part],
          })),
      ),
    ];
  });
  return [...ofProduct, ...ofSkus];
}

const yuanOf = (minor: unknown): string | null => (typeof minor === 'number' ? (minor / 100).toFixed(2) : null);
