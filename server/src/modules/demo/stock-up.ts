/**
 * What the company sells and to whom it delivers on account: products with prices, the bundle, gift rules, opening stock,
 * business customers. Found again by code, name and credit code, so that nothing is added twice. (OS-2.2, OS-3.1, PD-5.2)
 */
import { catalogCache, type Catalog } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { peopleCache } from '../people/index.ts';
import { contactOf, customers } from './customers.ts';
import { warehouses } from './firm.ts';
import { bundle, giftCode, productInputs, wholesale } from './goods.ts';
import { day } from './hours.ts';
import { must } from './set-up.ts';
import type { Stage } from './stage.ts';
import { openingStock, type Story } from './story.ts';

const catalogOf = async ({ kernel }: Stage): Promise<Catalog> => (await kernel.caches.get(catalogCache)).value;

export async function addGoods(stage: Stage, end: number): Promise<void> {
  const present = new Set([...(await catalogOf(stage)).products.values()].map((one) => one.code));
  for (const product of productInputs().filter((one) => !present.has(one.code)))
    await stage.act('catalog.add-product', product);
  const catalog = await catalogOf(stage);
  const skuId = (code: string): string => must(catalog.skusByCode.get(code), code).id;
  if (!catalog.bundles.has(skuId(bundle.code))) {
    await stage.act('catalog.set-bundle', {
      skuId: skuId(bundle.code),
      parts: bundle.parts.map((code) => ({ skuId: skuId(code), quantity: '1' })),
    });
  }
  await addWholesale(stage, catalog);
  await addGiftRules(stage, catalog, end);
}

/** Business customers buy these by the hundred or not at all. */
async function addWholesale(stage: Stage, catalog: Catalog): Promise<void> {
  const { value: company } = await stage.kernel.caches.get(companyCache);
  const shopId = must(company.shopsByCode.get('B2B'), 'B2B').id;
  for (const { code, minQuantity, unitPrice } of wholesale) {
    const { id: skuId } = must(catalog.skusByCode.get(code), code);
    if (!catalog.prices.get(skuId)?.some((one) => one.shopId === shopId))
      await stage.act('catalog.set-price', { skuId, shopId, unitPrice, minQuantity });
  }
}

async function addGiftRules(stage: Stage, catalog: Catalog, end: number): Promise<void> {
  const { value: company } = await stage.kernel.caches.get(companyCache);
  const shopId = (code: string): string => must(company.shopsByCode.get(code), code).id;
  const skuId = (code: string): string => must(catalog.skusByCode.get(code), code).id;
  const period = {
    validFrom: new Date(end - 35 * day).toISOString(),
    validUntil: new Date(end + 60 * day).toISOString(),
  };
  const rules = [
    { name: '抖音旗舰店满 129 送杯刷', shopId: shopId('DYQJ'), minAmount: 12_900, giftSkuId: skuId(giftCode) },
    { name: '快手店满 99 送杯刷', shopId: shopId('KS'), minAmount: 9_900, giftSkuId: skuId(giftCode) },
    { name: '买四件套送毛巾，前 50 名', containingSkuId: skuId('SJT18-GR'), giftSkuId: skuId('MJ-GR'), firstN: 50 },
  ];
  const known = new Set(catalog.giftRules.map((one) => one.name));
  for (const rule of rules.filter((one) => !known.has(one.name)))
    await stage.act('catalog.set-gift-rule', { ...rule, ...period });
}

/** One receipt per warehouse; a warehouse that has any stock had its receipt. */
export async function receiveStock(stage: Stage, story: Story): Promise<void> {
  const { value: company } = await stage.kernel.caches.get(companyCache);
  const catalog = await catalogOf(stage);
  for (const { code } of warehouses.filter((one) => one.kind !== 'returns')) {
    const warehouseId = must(company.warehousesByCode.get(code), code).id;
    const { items } = await stage.ask<{ items: unknown[] }>('inventory.list', { warehouseId, limit: 1 });
    if (items.length > 0) continue;
    const lines = openingStock(code, story).map(({ sku, quantity }) => ({
      skuId: must(catalog.skusByCode.get(sku), sku).id,
      quantity,
    }));
    await stage.act('inventory.receive', { warehouseId, reference: `期初 ${code}`, lines });
  }
}

/** Answers the customers by their credit code. */
export async function addCustomers(stage: Stage, seed: number): Promise<Map<string, string>> {
  const known = await customersByCode(stage);
  const { value: people } = await stage.kernel.caches.get(peopleCache);
  const ownerId = people.byAccount.get('sales')?.id ?? null;
  for (const customer of customers.filter((one) => !known.has(one.uscc))) {
    const { name, uscc, terms, creditLimit, termsDays } = customer;
    await stage.act('customers.add', {
      type: 'company',
      name,
      uscc,
      terms,
      creditLimit,
      termsDays,
      ownerId,
      contacts: [contactOf(seed, customer)],
    });
  }
  return customersByCode(stage);
}

async function customersByCode(stage: Stage): Promise<Map<string, string>> {
  const { items } = await stage.ask<{ items: { id: string; uscc: string | null }[] }>('customers.list', { limit: 200 });
  return new Map(items.flatMap(({ id, uscc }) => (uscc ? [[uscc, id] as const] : [])));
}
