/** The catalogue: products with SKUs, barcodes, bundles, prices with validity and gift rules. (OS-2.2, CC-2.1) */
import { z } from 'zod';
import { changeOf, optionalOf } from './change.ts';
import { endpoint, id, instant, positiveMinorUnits, quantity, unitPrice } from './kit.ts';

/** What goods are called as a whole; the name of an SKU that begins with its product's is the whole name already. */
export function goodsName(sku: { productName: string; name: string }): string {
  return sku.name.startsWith(sku.productName) ? sku.name : `${sku.productName} ${sku.name}`.trim();
}

const name = z.string().trim().min(1).max(120);
const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/, 'up to 64 letters, digits, dots, dashes and slashes');
const barcode = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{3,64}$/, '3 to 64 printable characters');
const ref = z.object({ id, rev: z.int() });
const title = (zh: string, en: string) => ({ zh, en });

const skuFields = {
  code,
  name,
  unit: z.string().trim().min(1).max(12).default('件'),
  barcodes: z.array(barcode).max(20).default([]),
  taxRate: z
    .string()
    .regex(/^0(\.\d{1,4})?$/, 'a decimal string below 1, such as 0.13')
    .default('0.13'),
  serial: z.boolean().default(false).describe('each piece has a serial number'),
  custom: z.boolean().default(false).describe('made to order'),
  presaleDays: z.int().min(1).max(180).nullable().default(null),
  depositMinor: z
    .int()
    .min(1)
    .max(1_000_000_000)
    .nullable()
    .default(null)
    .describe('deposit of a presale with balance'),
  freight: z.boolean().default(false).describe('goes by a freight carrier'),
  installation: z.boolean().default(false),
};
const minQuantity = quantity
  .nullable()
  .describe('at that price at least so many in one order; null where one is enough');
const newSku = z.strictObject({
  ...skuFields,
  kind: z.enum(['plain', 'bundle']).default('plain'),
  unitPrice: unitPrice.optional().describe('general price from now on'),
  minQuantity: minQuantity.optional(),
});

const bundlePart = z.strictObject({ skuId: id, quantity });

export const addProduct = endpoint({
  name: 'catalog.add-product',
  route: 'POST /products',
  title: title('新增商品', 'Add a product with its SKUs'),
  input: z.strictObject({
    code,
    name,
    category: z.string().trim().max(60).default(''),
    skus: z.array(newSku).min(1).max(200),
  }),
  output: ref.extend({ skus: z.array(ref.extend({ code: z.string() })) }),
});

const statedSku = z.strictObject({
  ...optionalOf(skuFields),
  code,
  name,
  kind: z.enum(['plain', 'bundle']).optional().describe('of a new SKU; plain when left out'),
  active: z.boolean().optional(),
  unitPrice: unitPrice.optional().describe('general price from now on'),
  minQuantity: minQuantity.optional(),
  shopPrices: z
    .array(z.strictObject({ shopId: id, unitPrice: unitPrice.optional(), minQuantity: minQuantity.optional() }))
    .max(100)
    .optional()
    .describe('what it costs in these shops from now on; what is left out of a price stays'),
});
export type StatedSku = z.infer<typeof statedSku>;

export const putProduct = endpoint({
  name: 'catalog.put-product',
  route: 'PUT /products/by-code/:code',
  title: title('写入商品', 'State what a product is: added, changed, or left as it is'),
  input: z.strictObject({
    code,
    name,
    category: z.string().trim().max(60).optional(),
    skus: z.array(statedSku).min(1).max(200).describe('what is left out of a SKU, and other SKUs, stay as they are'),
  }),
  output: ref.extend({ outcome: z.enum(['added', 'changed', 'same']) }),
});

export const addSku = endpoint({
  name: 'catalog.add-sku',
  route: 'POST /products/:productId/skus',
  title: title('新增 SKU', 'Add a SKU to a product'),
  input: newSku.extend({ productId: id }),
  output: ref,
});

export const changeSku = endpoint({
  name: 'catalog.change-sku',
  route: 'PATCH /skus/:skuId',
  title: title('修改 SKU', 'Change a SKU'),
  input: changeOf('skuId', { ...skuFields, active: z.boolean() }),
  output: ref,
});

export const setBundle = endpoint({
  name: 'catalog.set-bundle',
  route: 'PUT /skus/:skuId/bundle',
  title: title('设置套装组成', 'Set what a bundle consists of'),
  input: z.strictObject({ skuId: id, parts: z.array(bundlePart).min(1).max(50) }),
  output: ref,
});

export const setPrice = endpoint({
  name: 'catalog.set-price',
  route: 'POST /skus/:skuId/prices',
  title: title('设置价格', 'Set a price'),
  input: z.strictObject({
    skuId: id,
    shopId: id.nullable().default(null).describe('null sets the general price'),
    unitPrice,
    minQuantity: minQuantity.default(null),
    validFrom: instant.optional().describe('now when left out'),
    validUntil: instant.nullable().default(null),
  }),
  output: z.object({ id }),
});

export const withdrawPrice = endpoint({
  name: 'catalog.withdraw-price',
  route: 'POST /prices/:priceId/withdrawal',
  title: title('撤回价格', 'Withdraw a price'),
  input: z.strictObject({ priceId: id }),
  output: z.object({ id }),
});

const giftRule = {
  name,
  shopId: id.nullable().default(null),
  sessionId: id.nullable().default(null),
  validFrom: instant,
  validUntil: instant,
  firstN: z.int().min(1).max(10_000_000).nullable().default(null).describe('only the first so many orders'),
  minAmount: positiveMinorUnits.nullable().default(null),
  containingSkuId: id.nullable().default(null),
  giftSkuId: id,
  quantity: quantity.default('1'),
  holdsBack: z.boolean().default(false).describe('the parcel waits for the gift'),
  active: z.boolean().default(true),
};

export const setGiftRule = endpoint({
  name: 'catalog.set-gift-rule',
  route: 'POST /gift-rules',
  title: title('设置赠品规则', 'Set a gift rule'),
  input: z.strictObject({ ...giftRule, ruleId: id.optional().describe('the rule to change; a new one without it') }),
  output: ref,
});

const skuView = z.object({
  id,
  rev: z.int(),
  productId: id,
  productName: z.string(),
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  barcodes: z.array(z.string()),
  taxRate: z.string(),
  kind: z.enum(['plain', 'bundle']),
  serial: z.boolean(),
  custom: z.boolean(),
  presaleDays: z.int().nullable(),
  depositMinor: z.int().nullable(),
  freight: z.boolean(),
  installation: z.boolean(),
  active: z.boolean(),
  price: z.string().nullable().describe('what it costs now in the shop asked for, or in general'),
  minQuantity: z.string().nullable().describe('at that price at least so many in one order'),
  parts: z.array(z.object({ skuId: id, code: z.string(), name: z.string(), quantity: z.string() })),
});

export const listCatalog = endpoint({
  name: 'catalog.list',
  route: 'GET /catalog',
  title: title('商品目录', 'The catalogue'),
  input: z.strictObject({
    inactive: z.stringbool().default(false),
    limit: z.coerce.number().int().min(1).max(500).default(200),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({ items: z.array(skuView), next: z.string().optional() }),
});

/** What a reader who typed this into the list of goods means: part of the code, of the name or of a barcode. */
export function isMeant(
  sku: { code: string; productName: string; name: string; barcodes: readonly string[] },
  text: string,
): boolean {
  const wanted = text.trim().toLowerCase();
  const has = (one: string): boolean => one.toLowerCase().includes(wanted);
  return wanted === '' || has(sku.code) || has(goodsName(sku)) || sku.barcodes.some(has);
}

export const searchSkus = endpoint({
  name: 'catalog.search',
  route: 'GET /skus',
  title: title('查找商品', 'Find SKUs by code, barcode, name or initials'),
  input: z.strictObject({
    text: z.string().trim().max(80).default(''),
    shopId: id.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.object({ items: z.array(skuView) }),
});

export const listPrices = endpoint({
  name: 'catalog.prices',
  route: 'GET /skus/:skuId/prices',
  title: title('价格记录', 'Prices of a SKU'),
  input: z.strictObject({ skuId: id }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        shopId: id.nullable(),
        unitPrice: z.string(),
        minQuantity: z.string().nullable(),
        validFrom: instant,
        validUntil: instant.nullable(),
        withdrawn: z.boolean(),
      }),
    ),
  }),
});

export const listGiftRules = endpoint({
  name: 'catalog.gift-rules',
  route: 'GET /gift-rules',
  title: title('赠品规则', 'Gift rules'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        id,
        rev: z.int(),
        name: z.string(),
        shopId: id.nullable(),
        sessionId: id.nullable(),
        validFrom: instant,
        validUntil: instant,
        firstN: z.int().nullable(),
        given: z.int(),
        minAmount: z.int().nullable(),
        containingSkuId: id.nullable(),
        giftSkuId: id,
        quantity: z.string(),
        holdsBack: z.boolean(),
        active: z.boolean(),
      }),
    ),
  }),
});
