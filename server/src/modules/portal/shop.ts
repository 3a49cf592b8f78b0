/**
 * The own shop: what it sells, what a cart comes to, and the order that a submitted page is. Prices are the catalogue's;
 * what needs details that this page does not ask (made to measure, deposits) is sold by people. (OS-2.1, OS-2.2)
 */
import type { z } from 'zod';
import type { CreateOrderInput } from '../../../../contract/orders.ts';
import type { listGoods, placeOrder } from '../../../../contract/portal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { priceAt, type Catalog, type Sku } from '../catalog/index.ts';
import type { Company, Shop } from '../company/index.ts';
import { placesBelow, regionName } from '../orders/index.ts';

type Goods = z.infer<typeof listGoods.output>['products'];
export type Submitted = z.infer<typeof placeOrder.input>;
export type Cart = Submitted['lines'];

export function ownShop(company: Company): Shop {
  const shop = [...company.shops.values()].find((one) => one.platform === 'own' && one.active);
  if (!shop) throw new Refusal('SHOP_CLOSED');
  return shop;
}

function isSold(sku: Sku): boolean {
  return sku.active && !sku.custom && sku.depositMinor === null && !sku.installation;
}

export function goodsOf(catalog: Catalog, shop: Shop, at: Date): Goods {
  const products = new Map<string, Goods[number]>();
  for (const sku of catalog.skusById.values()) {
    const unitPrice = isSold(sku) ? priceAt(catalog, sku.id, shop.id, at) : undefined;
    if (unitPrice === undefined || Number(unitPrice) === 0) continue;
    const product = products.get(sku.productId) ?? { name: sku.productName, goods: [] };
    const { code, name, unit, presaleDays } = sku;
    product.goods.push({ sku: code, name, unit, unitPrice, presaleDays });
    products.set(sku.productId, product);
  }
  return [...products.values()];
}

export function mustBeSold(catalog: Catalog, lines: Cart): Sku[] {
  return lines.map((line, n) => {
    const sku = catalog.skusByCode.get(line.sku);
    if (!sku || !isSold(sku)) throw new Refusal('GOODS_NOT_SOLD', { field: `lines.${n}.sku` });
    return sku;
  });
}

export interface FreightTerms {
  freight: number;
  /** From this sum of goods on it is free; zero never makes it free by itself. */
  freeFrom: number;
}

export function freightFor(goods: number, { freight, freeFrom }: FreightTerms): number {
  return freeFrom > 0 && goods >= freeFrom ? 0 : freight;
}

/** What every order of this page has, before anybody has filled it in. */
export function cartInput(shop: Shop, lines: Cart, skus: readonly Sku[], now: Date, freight: number): CreateOrderInput {
  const waits = Math.max(0, ...skus.map((sku) => sku.presaleDays ?? 0));
  return {
    shopId: shop.id,
    channel: 'site',
    type: waits > 0 ? 'presale' : 'normal',
    flags: [],
    details: {},
    currency: 'CNY',
    paymentTerms: 'prepaid',
    receiver: { name: '', phone: '', province: '', city: '', district: '', detail: '', ciphered: false },
    lines: lines.map((line) => ({ ...line, discount: 0, gift: false })),
    discount: 0,
    freight,
    buyerMessage: '',
    sellerRemark: '',
    sellerFlag: 'none',
    payments: [],
    gifts: true,
    ...(waits > 0 ? { promisedShipAt: new Date(now.getTime() + waits * 86_400_000).toISOString() } : {}),
  };
}

/** Each place must lie in the one before it; where a place has others below it, one of them must be chosen. */
export function placeOf({ province, city, district }: Pick<Submitted, 'province' | 'city' | 'district'>) {
  const unknown = (field: string): Refusal => new Refusal('PLACE_UNKNOWN', { field });
  const choose = (field: string, below: string | undefined, code: string): string => {
    const places = placesBelow(below);
    if (places.length === 0 && code === '') return '';
    if (!places.some((place) => place.code === code)) throw unknown(field);
    return regionName(code) ?? '';
  };
  const provinceName = choose('province', undefined, province);
  const cityName = choose('city', province, city);
  const districtName = city === '' || !city.endsWith('00') ? '' : choose('district', city, district);
  // Of a municipality the second choice is the district already; its city is written as the province.
  const second = city.endsWith('00') || cityName === '' ? cityName : provinceName;
  return {
    province: provinceName,
    city: second || provinceName,
    district: city.endsWith('00') ? districtName : cityName,
  };
}
