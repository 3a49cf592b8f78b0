/** Reads one row of a list of goods: what it states, and every fault of it with how the cell is to be written. Pure. (OS-2.2, PD-3.2) */
import { putProduct, type StatedSku } from '../../../../../contract/catalog.ts';
import { quantity } from '../../../../../contract/kit.ts';
import { productColumns, type ProductFault, type ProductField } from '../../../../../contract/product-file.ts';
import { cleanCell } from '../clean-cell.ts';
import { parseAmount, parseUnitPrice } from '../numbers.ts';

/** Which column is what: by position, as the head of this file has them. */
export interface ProductHead {
  fields: ReadonlyMap<ProductField, number>;
  shopPrices: readonly { shopId: string; field: 'price' | 'minimum'; column: number }[];
  names: readonly string[];
}

export interface ProductRow {
  row: number;
  productCode: string;
  productName: string;
  category: string | undefined;
  sku: StatedSku;
  faults: ProductFault[];
}

const NONE = /^(?:无|none)$/iu;
const wrong = { zh: '看不懂这一格', en: 'The cell is not understood' };
const empty = { zh: '这一格是空的', en: 'The cell is empty' };

/** Undefined: the cell is blank. A reader answers null where the text is none of what it reads. */
type Reader = (text: string) => unknown;

const yesOrNoWord: Reader = (text) =>
  /^(?:是|yes|y|1)$/iu.test(text) ? true : /^(?:否|no|n|0)$/iu.test(text) ? false : null;
const price: Reader = (text) => {
  const read = parseUnitPrice(text);
  return 'value' in read ? read.value : null;
};
const wholeOrNone = Symbol('none');
const minimum: Reader = (text) => {
  if (NONE.test(text)) return wholeOrNone;
  const read = parseUnitPrice(text);
  return 'value' in read && quantity.safeParse(read.value).success ? read.value : null;
};

const readers: Partial<Record<ProductField, Reader>> = {
  barcodes: (text) => {
    const codes = text.split(/[\s,，、;；]+/u).filter(Boolean);
    // A spreadsheet turned the number into scientific notation; its last digits are lost.
    if (codes.some((code) => /^\d(?:\.\d+)?e\+\d+$/iu.test(code))) return null;
    return NONE.test(text) ? [] : codes;
  },
  price,
  minimum,
  taxRate: (text) => {
    const found = /^(\d{1,2})(?:\.(\d{1,2}))?\s*%$/u.exec(text.normalize('NFKC'));
    if (!found) return /^0(?:\.\d{1,4})?$/u.test(text) ? text : null;
    const hundredths = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
    return `0.${String(hundredths).padStart(4, '0')}`;
  },
  kind: (text) => (/^(?:单品|plain)$/iu.test(text) ? 'plain' : /^(?:套装|bundle)$/iu.test(text) ? 'bundle' : null),
  serial: yesOrNoWord,
  custom: yesOrNoWord,
  presaleDays: (text) => (NONE.test(text) ? wholeOrNone : /^\d{1,3}$/u.test(text) ? Number(text) : null),
  deposit: (text) => {
    if (NONE.test(text)) return wholeOrNone;
    const read = parseAmount(text);
    return 'value' in read ? read.value : null;
  },
  freight: yesOrNoWord,
  installation: yesOrNoWord,
  active: yesOrNoWord,
};

export function readProductRow(head: ProductHead, row: number, cells: readonly string[]): ProductRow {
  const faults: ProductFault[] = [];
  const at = (column: number): string => cleanCell(cells[column] ?? '');
  const tell = (column: number, field: ProductField, what: ProductFault['what']): void => {
    if (!faults.some((one) => one.column === head.names[column]))
      faults.push({ row, column: head.names[column] ?? '', value: at(column), what, mend: productColumns[field].how });
  };
  const read = (field: ProductField, column = head.fields.get(field)): unknown => {
    if (column === undefined) return undefined;
    const text = at(column);
    if (text === '') {
      if ('needed' in productColumns[field]) tell(column, field, empty);
      return undefined;
    }
    const value = (readers[field] ?? String)(text);
    if (value === null) tell(column, field, wrong);
    return value === wholeOrNone ? null : value === null ? undefined : value;
  };
  const [productCode, productName, category] = (['productCode', 'productName', 'category'] as const).map((field) =>
    read(field),
  );
  const ofShops = new Map<string, Record<string, unknown>>();
  for (const { shopId, field, column } of head.shopPrices)
    if (at(column) !== '') ofShops.set(shopId, { ...ofShops.get(shopId), [priceParts[field]]: read(field, column) });
  const shopPrices = [...ofShops].map(([shopId, parts]) => ({ shopId, ...given(parts) }));
  const sku = given({
    ...Object.fromEntries(skuFields.map(([field, name]) => [name, read(field)])),
    ...(shopPrices.length > 0 ? { shopPrices } : {}),
  });
  const stated = { code: productCode ?? '', name: productName ?? '', ...given({ category }), skus: [sku] };
  for (const field of faultyFields(stated)) {
    const column = head.fields.get(field);
    if (column !== undefined) tell(column, field, wrong);
  }
  return {
    row,
    productCode: stated.code as string,
    productName: stated.name as string,
    category: category as string | undefined,
    sku: sku as StatedSku,
    faults,
  };
}

const priceParts = { price: 'unitPrice', minimum: 'minQuantity' } as const;

/** What a SKU is told by, and the name of it in the contract. */
const skuFields: readonly [ProductField, string][] = [
  ['code', 'code'],
  ['name', 'name'],
  ['unit', 'unit'],
  ['barcodes', 'barcodes'],
  ['price', 'unitPrice'],
  ['minimum', 'minQuantity'],
  ['taxRate', 'taxRate'],
  ['kind', 'kind'],
  ['serial', 'serial'],
  ['custom', 'custom'],
  ['presaleDays', 'presaleDays'],
  ['deposit', 'depositMinor'],
  ['freight', 'freight'],
  ['installation', 'installation'],
  ['active', 'active'],
];

function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The columns that the action's own schema complains of: what passes here is not refused there. */
function faultyFields(stated: unknown): ProductField[] {
  const parsed = putProduct.input.safeParse(stated);
  return (parsed.error?.issues ?? []).flatMap((issue) => columnOf(issue.path.map(String)) ?? []);
}

/** Which column a path of the action's input came from. */
export function columnOf(path: readonly string[]): ProductField | undefined {
  const [first, , told] = path;
  const name = told === 'shopPrices' ? path.at(-1) : told;
  if (first === 'skus') return skuFields.find(([, known]) => known === name)?.[0];
  return ({ code: 'productCode', name: 'productName', category: 'category' } as const)[first ?? ''];
}
