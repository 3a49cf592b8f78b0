/**
 * A list of goods as a file: one row per SKU, the same columns for import and export, in either language. A cell that is blank leaves
 * what it names as it is; the word for "none" takes it away. (OS-2.2, PD-3.2)
 */
import { z } from 'zod';
import { bilingual } from './kit.ts';

interface ProductColumn {
  zh: string;
  en: string;
  needed?: true;
  /** How a cell is to be written. */
  how: { zh: string; en: string };
}

const column = (zh: string, en: string, howZh: string, howEn: string): ProductColumn => ({
  zh,
  en,
  how: { zh: howZh, en: howEn },
});
const needed = (one: ProductColumn): ProductColumn => ({ ...one, needed: true });
const yesNo = ['填 是 或 否', 'Write yes or no'] as const;
const codeHow = [
  '1 到 64 位字母、数字和 . _ / -，以字母或数字开头',
  '1 to 64 letters, digits and . _ / -, beginning with a letter or digit',
] as const;
const nameHow = ['1 到 120 个字', '1 to 120 characters'] as const;

export const productColumns = {
  productCode: needed(column('商品编码', 'Product code', ...codeHow)),
  productName: needed(column('商品名称', 'Product', ...nameHow)),
  category: column('类目', 'Category', '不超过 60 个字', 'Up to 60 characters'),
  code: needed(column('SKU 编码', 'SKU code', ...codeHow)),
  name: needed(column('规格', 'Variant', ...nameHow)),
  unit: column('单位', 'Unit', '1 到 12 个字，如 件、㎡', '1 to 12 characters, such as 件 or ㎡'),
  barcodes: column(
    '条码',
    'Barcodes',
    '3 到 64 位，几个之间用空格；写「无」去掉',
    '3 to 64 characters, several with blanks between; “none” takes them away',
  ),
  price: column(
    '价格',
    'Price',
    '数字，如 79 或 79.90，最多六位小数',
    'A number such as 79 or 79.90, up to six places',
  ),
  minimum: column(
    '起订量',
    'Minimum order',
    '按这个价格一单至少买多少，最多三位小数；写「无」去掉',
    'How many an order at this price has at least, up to three places; “none” takes it away',
  ),
  taxRate: column('税率', 'Tax rate', '如 13% 或 0.13', 'Such as 13% or 0.13'),
  kind: column(
    '类型',
    'Kind',
    '填 单品 或 套装；已有的 SKU 不能改',
    'plain or bundle; a SKU that exists keeps its kind',
  ),
  serial: column('序列号', 'Serial numbers', ...yesNo),
  custom: column('定制', 'Made to order', ...yesNo),
  presaleDays: column(
    '预售天数',
    'Presale days',
    '1 到 180 的整数；写「无」去掉',
    'A whole number from 1 to 180; “none” takes it away',
  ),
  deposit: column(
    '定金',
    'Deposit',
    '元，最多两位小数；写「无」去掉',
    'In yuan, up to two places; “none” takes it away',
  ),
  freight: column('大件', 'Freight', ...yesNo),
  installation: column('安装', 'Installation', ...yesNo),
  active: column('在售', 'On sale', ...yesNo),
} as const satisfies Record<string, ProductColumn>;

export type ProductField = keyof typeof productColumns;

/** A shop's own price, and its minimum, stand in columns of their own: 价格@DYQJ, 起订量@DYQJ. */
export const shopPriceHead = (field: 'price' | 'minimum', shopCode: string, language: 'zh' | 'en'): string =>
  `${productColumns[field][language]}@${shopCode}`;

export function yesOrNo(on: boolean, language: 'zh' | 'en'): string {
  return language === 'zh' ? (on ? '是' : '否') : on ? 'yes' : 'no';
}

const fault = z.object({
  row: z.int().describe('as a spreadsheet counts; the head is 1'),
  column: z.string(),
  value: z.string(),
  what: bilingual,
  mend: bilingual,
});
export type ProductFault = z.infer<typeof fault>;

const change = z.object({
  row: z.int(),
  sku: z.string(),
  column: z.string(),
  from: z.string().nullable().describe('null where there was nothing'),
  to: z.string().nullable(),
});
export type ProductChange = z.infer<typeof change>;

/** The answer to `POST /products/files`: with `check` only what would happen, else what did. */
export const productFileResult = z.object({
  checked: z.boolean().describe('nothing was written: it was only looked at'),
  rows: z.int(),
  added: z.int().describe('products'),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  changes: z.array(change).describe('the first of what differs'),
  moreChanges: z.int(),
  faults: z.array(fault).describe('every fault of a row; the first of them all'),
  moreFaults: z.int(),
});
export type ProductFileResult = z.infer<typeof productFileResult>;
