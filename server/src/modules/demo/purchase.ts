/** One purchase as a buyer makes it: shop, goods, receiver, message, payment; not yet what becomes of it. (OS-2.1, OS-2.2) */
import { rooms, shops, type DemoShop } from './firm.ts';
import { skuOf, skus, type DemoSku } from './goods.ts';
import { dateOf, day, hour, minute, startOfDay, weekdayOf } from './hours.ts';
import { personName, phoneNumber, streetAddress } from './names.ts';
import { places, type Place } from './places.ts';
import type { Chance } from './random.ts';

export interface Item {
  sku: string;
  quantity: number;
  /** In whole yuan less than the catalogue says. */
  cheaper?: number;
}

export interface Purchase {
  /** Shop and external number: by this an order is found again. */
  key: string;
  shop: DemoShop;
  externalNo: string;
  receivedAt: number;
  paidAt: number;
  /** Code of the room and date, where it was bought during a live session. */
  session: string | null;
  total: number;
  /** As orders.create takes it, without the ids of this database and without payments. */
  input: Record<string, unknown>;
}

const messages = [
  '不要发北屿，上次很慢',
  '请在下午三点以后送',
  '要送人，请不要放价格单',
  '杯子请多包一层',
  '放门口驿站就好',
  '两件请一起发',
  '颜色不要发错，谢谢',
  '急用，能今天发吗',
  '地址是公司，周末不收件',
];

const digits = (n: number, width: number): string => String(n).padStart(width, '0');

/** Looks like the platform's own, and differs from the numbers of the example files. */
function externalNumber(shop: DemoShop, n: number, at: number, luck: Chance): string {
  const date = dateOf(at).replaceAll('-', '').slice(2);
  const tail = digits(luck.between(0, 99_999), 5);
  switch (shop.platform) {
    case 'douyin':
      return `69518${digits(n, 5)}3${digits(luck.between(0, 99_999_999), 8)}`;
    case 'kuaishou':
      return `2432${digits(n, 6)}${tail}`;
    case 'taobao':
      return `28719115${digits(n, 6)}${tail}`;
    case 'pdd':
      return `${date}-2210${digits(n, 6)}${tail}`;
    case 'jd':
      return `3105${digits(n, 4)}${tail.slice(1)}`;
    case 'shopify':
      return `#${1000 + n}`;
    case 'own':
      return `CT${date}${digits(n, 4)}`;
    case 'b2b':
      return `PO-${date}-${digits(n, 3)}`;
  }
}

/** The session that was on air in one of the shop's rooms. */
function sessionAt(shop: DemoShop, at: number): string | null {
  const into = (at - startOfDay(at)) / minute;
  const room = rooms.find(
    (one) => one.shop === shop.code && one.days.includes(weekdayOf(at)) && into >= one.from && into < one.to,
  );
  return room ? `${room.code}/${dateOf(at)}` : null;
}

export const chosenShop = (luck: Chance): DemoShop =>
  luck.weighted(shops.filter((one) => one.platform !== 'b2b').map((one) => [one, one.share] as const));

export function shopOf(code: string): DemoShop {
  const found = shops.find((one) => one.code === code);
  if (!found) throw new Error(`no shop ${code}`);
  return found;
}

/** What an ordinary buyer puts into the basket. */
export function basket(luck: Chance, without: readonly string[] = []): Item[] {
  const offered = skus
    .filter((one) => one.weight > 0 && !without.includes(one.code))
    .map((one): [DemoSku, number] => [one, one.weight]);
  const wanted = luck.weighted([
    [1, 72],
    [2, 22],
    [3, 6],
  ]);
  const chosen = new Set(Array.from({ length: wanted }, () => luck.weighted(offered).code));
  return [...chosen].map((sku) => ({
    sku,
    quantity: luck.weighted([
      [1, 80],
      [2, 16],
      [3, 4],
    ]),
  }));
}

export interface Wish {
  n: number;
  shop: DemoShop;
  at: number;
  items: readonly Item[];
  place?: Place;
  /** Joined with what the wish does not say. */
  more?: Record<string, unknown>;
  message?: string;
}

const fenOf = ({ sku, quantity, cheaper = 0 }: Item): number => Math.round((skuOf(sku).fen - cheaper * 100) * quantity);

export function purchase(luck: Chance, { n, shop, at, items, place, more = {}, message }: Wish): Purchase {
  const goods = items.reduce((sum, item) => sum + fenOf(item), 0);
  const freight = items.some((item) => skuOf(item.sku).freight) ? 6000 : 0;
  const discount = goods > 8000 && luck.happens(0.24) ? luck.of([300, 500, 500, 1000, 2000]) : 0;
  const externalNo = externalNumber(shop, n, at, luck);
  const buyerMessage = message ?? (luck.happens(0.06) ? luck.of(messages) : '');
  return {
    key: `${shop.code}/${externalNo}`,
    shop,
    externalNo,
    receivedAt: at,
    paidAt: at + luck.between(8, 170) * 1000,
    session: sessionAt(shop, at),
    total: goods - discount + freight,
    input: {
      externalNo,
      channel: channelOf(shop, luck),
      receivedAt: new Date(at).toISOString(),
      receiver: receiverOf(luck, shop, place ?? luck.weighted(places)),
      lines: items.map(({ sku, quantity, cheaper }) => ({
        sku,
        quantity: String(quantity),
        ...(cheaper ? { unitPrice: (skuOf(sku).fen / 100 - cheaper).toFixed(2) } : {}),
      })),
      discount,
      freight,
      total: goods - discount + freight,
      buyerMessage,
      ...more,
    },
  };
}

function channelOf(shop: DemoShop, luck: Chance): string {
  if (shop.platform === 'shopify') return 'site';
  if (shop.platform === 'own') return luck.happens(0.4) ? 'social' : 'site';
  return 'platform';
}

/** Some platforms keep the receiver to themselves and give ciphertext. */
function receiverOf(luck: Chance, shop: DemoShop, place: Place): Record<string, unknown> {
  const ciphered = (shop.platform === 'pdd' || shop.platform === 'taobao') && luck.happens(0.5);
  if (!ciphered) return { name: personName(luck), phone: phoneNumber(luck), ...place, detail: streetAddress(luck) };
  const cipher = (sign: string) => `${sign}${digits(luck.between(0, 999_999_999), 9)}DEMOCIPHER${sign}`;
  return { name: cipher('~'), phone: cipher('$'), ...place, detail: cipher('#'), ciphered: true };
}

/** The platform's own promise: mostly two days, in some sales one; a shop of one's own promises nothing. */
export function platformPromise(luck: Chance, shop: DemoShop, paidAt: number): Record<string, unknown> {
  if (['shopify', 'own', 'b2b'].includes(shop.platform)) return {};
  const hours = luck.weighted([
    [48, 88],
    [24, 12],
  ]);
  return { platformShipBy: new Date(nextMinute(paidAt + hours * hour)).toISOString() };
}

const nextMinute = (at: number): number => Math.ceil(at / minute) * minute;
export const inDays = (at: number, days: number): string => new Date(nextMinute(at + days * day)).toISOString();
