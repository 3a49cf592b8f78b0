/**
 * A list of goods, read whole: its head, and per product what all its rows state together, with every fault of every row. Pure over the
 * records that the file gives. (OS-2.2, PD-3.2)
 */
import {
  productColumns,
  shopPriceHead,
  type ProductFault,
  type ProductField,
} from '../../../../../contract/product-file.ts';
import { cleanCell } from '../clean-cell.ts';
import type { CsvRow } from '../csv-rows.ts';
import { isBlankRow } from '../sheet.ts';
import { readProductRow, type ProductHead, type ProductRow } from './product-cells.ts';
import type { StatedProduct } from '../../catalog/index.ts';

export interface ListedProduct {
  stated: StatedProduct;
  /** The row of each of its SKUs. */
  rows: number[];
  /** A row of it cannot be read as it stands: none of them is taken. */
  faulty: boolean;
}

export interface ProductList {
  head: ProductHead;
  rows: number;
  products: ListedProduct[];
  faults: ProductFault[];
}

interface Shops {
  id: string;
  code: string;
}

const headWithin = 5;

/** The head stands within the first rows, below a title perhaps; undefined when none is one. */
export function findProductHead(
  first: readonly CsvRow[],
  shops: readonly Shops[],
): { head: ProductHead; headRow: number; missing: string[]; repeated: string | undefined } | undefined {
  const heads = first.slice(0, headWithin).map(({ row, cells }) => ({ row, ...headOf(cells, shops) }));
  const best = heads.sort((a, b) => b.head.fields.size - a.head.fields.size)[0];
  if (!best || best.head.fields.size < 2) return undefined;
  const needed = fields.filter((field) => 'needed' in productColumns[field]);
  return {
    head: best.head,
    headRow: best.row,
    missing: needed.filter((field) => !best.head.fields.has(field)).map((field) => productColumns[field].zh),
    repeated: best.repeated,
  };
}

const fields = Object.keys(productColumns) as ProductField[];
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

function headOf(
  cells: readonly string[],
  shops: readonly Shops[],
): { head: ProductHead; repeated: string | undefined } {
  const names = cells.map(cleanCell);
  const places = (wanted: readonly string[]): number[] =>
    names.flatMap((name, at) => (wanted.some((one) => plain(one) === plain(name)) ? [at] : []));
  const found = fields.map((field) => [field, places([productColumns[field].zh, productColumns[field].en])] as const);
  const own = shops.flatMap((shop) =>
    (['price', 'minimum'] as const).map((field) => {
      const at = places([shopPriceHead(field, shop.code, 'zh'), shopPriceHead(field, shop.code, 'en')]);
      return [{ shopId: shop.id, field }, at] as const;
    }),
  );
  const twice = [...found, ...own].find(([, at]) => at.length > 1)?.[1][1];
  return {
    head: {
      names,
      fields: new Map(found.flatMap(([field, [at]]) => (at === undefined ? [] : [[field, at] as const]))),
      shopPrices: own.flatMap(([price, [column]]) => (column === undefined ? [] : [{ ...price, column }])),
    },
    repeated: twice === undefined ? undefined : names[twice],
  };
}

export function readProductList(head: ProductHead, records: readonly CsvRow[]): ProductList {
  const rows = records
    .filter(({ cells }) => !isBlankRow(cells))
    .map(({ row, cells }) => readProductRow(head, row, cells));
  repeated(head, rows);
  const products = new Map<string, ProductRow[]>();
  for (const [n, one] of rows.entries()) {
    const key = one.productCode || `row ${n}`;
    products.set(key, [...(products.get(key) ?? []), one]);
  }
  const groups = [...products.values()];
  for (const group of groups) disagreements(head, group);
  return {
    head,
    rows: rows.length,
    products: groups.map(listed),
    faults: rows.flatMap((one) => one.faults),
  };
}

function listed(rows: readonly ProductRow[]): ListedProduct {
  const [first] = rows as [ProductRow];
  const category = rows.find((one) => one.category !== undefined)?.category;
  const stated = { code: first.productCode, name: first.productName, skus: rows.map((one) => one.sku) };
  return {
    stated: category === undefined ? stated : { ...stated, category },
    rows: rows.map((one) => one.row),
    faulty: rows.some((one) => one.faults.length > 0),
  };
}

/** A code or barcode that stands in two rows of the file. */
function repeated(head: ProductHead, rows: readonly ProductRow[]): void {
  const codes = new Map<string, number>();
  const barcodes = new Map<string, number>();
  for (const one of rows) {
    const first = codes.get(one.sku.code);
    if (one.sku.code && first !== undefined) tell(head, one, 'code', first);
    else codes.set(one.sku.code, one.row);
    for (const barcode of new Set(one.sku.barcodes)) {
      const other = barcodes.get(barcode);
      if (other !== undefined) tell(head, one, 'barcodes', other);
      else barcodes.set(barcode, one.row);
    }
  }
}

/** One product has one name and one category. */
function disagreements(head: ProductHead, rows: readonly ProductRow[]): void {
  const [first] = rows as [ProductRow];
  const category = rows.find((one) => one.category !== undefined);
  for (const one of rows.slice(1)) {
    if (one.productName !== first.productName) tell(head, one, 'productName', first.row);
    if (category && one.category !== undefined && one.category !== category.category)
      tell(head, one, 'category', category.row);
  }
}

function tell(head: ProductHead, one: ProductRow, field: ProductField, otherRow: number): void {
  const value = {
    code: one.sku.code,
    barcodes: one.sku.barcodes?.join(' ') ?? '',
    productName: one.productName,
    category: one.category ?? '',
  };
  const twice = field === 'code' || field === 'barcodes';
  one.faults.push({
    row: one.row,
    column: head.names[head.fields.get(field) ?? -1] ?? productColumns[field].zh,
    value: value[field as keyof typeof value],
    what: twice
      ? { zh: `第 ${otherRow} 行已有`, en: `Row ${otherRow} has it already` }
      : { zh: `与第 ${otherRow} 行不一致`, en: `Row ${otherRow} of the same product says otherwise` },
    mend: twice
      ? { zh: '改成各自的编码，或删去一行', en: 'Give each its own, or delete one row' }
      : { zh: '同一商品编码写成一样', en: 'Make the rows of one product code agree' },
  });
}
