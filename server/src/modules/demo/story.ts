/**
 * The whole story: every step of every order in the sequence in which it happened, up to the instant at which the company
 * is opened. Pure: the same seed, end and sizes give the same story, so that a making that was killed goes on with it.
 */
import { customerOf, dealTime, dealWay, dealWish, deals } from './business.ts';
import { bundle, giftCode, oversoldCode, skuOf, skus } from './goods.ts';
import { hour, purchaseTime } from './hours.ts';
import { basket, chosenShop, inDays, platformPromise, purchase, shopOf, type Item, type Wish } from './purchase.ts';
import { chanceOf, type Chance } from './random.ts';
import * as scenes from './scenes.ts';
import type { DemoPerson } from './staff.ts';
import type { Duty, Scene, Step } from './steps.ts';
import * as ways from './ways.ts';

export interface Sizes {
  /** Ordinary orders; those that stand at a certain point at the end come on top. */
  orders: number;
  people: number;
}

export interface Story {
  steps: Step[];
  /** What the warehouse in Jinhua has of the cup that is oversold. */
  oversoldStock: number;
}

/** Who is on duty: people of a role take turns by four hours; a warehouse's are its own. */
function dutyOf(staff: readonly DemoPerson[]): Duty {
  const teams = new Map<string, string[]>();
  return (role, at, warehouse) => {
    const name = `${role}/${warehouse ?? ''}`;
    let team = teams.get(name);
    if (!team) {
      const able = staff.filter((one) => one.roles.some((has) => has === role) && one.roles[0] !== 'manager');
      const own = warehouse ? able.filter((one) => one.warehouse === warehouse) : able;
      team = (own.length > 0 ? own : able).map((one) => one.account);
      teams.set(name, team);
    }
    const account = team[Math.floor(at / (4 * hour)) % team.length];
    if (account === undefined) throw new Error(`nobody does ${role}`);
    return account;
  };
}

/** Numbers from which external numbers are made; each kind has its own range. */
const firstNumber = {
  ordinary: 1,
  standing: 30_000,
  presale: 31_000,
  custom: 32_000,
  flash: 33_000,
  business: 1,
} as const;

export function storyOf(seed: number, end: number, sizes: Sizes, staff: readonly DemoPerson[]): Story {
  const duty = dutyOf(staff);
  const lists = [
    ordinary(seed, end, sizes.orders, duty),
    standing(seed, end, duty),
    promised(seed, end, duty),
    flash(seed, end, duty),
    business(seed, end, duty),
  ];
  const steps = lists
    .flat()
    .filter((one) => one.at <= end)
    .map((one, n) => ({ one, n }))
    .sort((a, b) => a.one.at - b.one.at || a.n - b.n)
    .map(({ one }) => one);
  return { steps, oversoldStock: handedOver(steps, oversoldCode) + 6 };
}

function sceneOf(luck: Chance, duty: Duty, wish: Wish): Scene {
  const order = purchase(luck, wish);
  const promise = wish.more?.['platformShipBy'] === undefined ? platformPromise(luck, wish.shop, order.paidAt) : {};
  return { order: { ...order, input: { ...promise, ...order.input } }, luck, duty };
}

function ordinary(seed: number, end: number, count: number, duty: Duty): Step[] {
  return Array.from({ length: count }, (_, n) => {
    const luck = chanceOf(seed, 'order', n);
    const at = purchaseTime(luck, end);
    return wayOf(luck, duty, { n: firstNumber.ordinary + n, shop: chosenShop(luck), at, items: basket(luck) });
  }).flat();
}

type Kind =
  'plain' | 'refund' | 'address' | 'corrected' | 'late' | 'two-parcels' | 'repacked' | 'presale' | 'deposit' | 'custom';

const kinds: readonly (readonly [Kind, number])[] = [
  ['plain', 77],
  ['refund', 5],
  ['address', 1.5],
  ['corrected', 1.5],
  ['late', 2],
  ['two-parcels', 3],
  ['repacked', 1],
  ['presale', 4],
  ['deposit', 3],
  ['custom', 2],
];

function wayOf(luck: Chance, duty: Duty, wish: Wish): Step[] {
  const kind = luck.weighted(kinds);
  switch (kind) {
    case 'presale':
      return presale(luck, duty, wish, { sku: luck.of(['CSB-15', 'CSB-18']), quantity: 1 }, null);
    case 'deposit':
      return presale(luck, duty, wish, { sku: 'NHLH-01', quantity: luck.between(1, 2) }, 2000);
    case 'custom':
      return custom(luck, duty, wish);
    case 'two-parcels': {
      const items: Item[] = [
        { sku: luck.of(['JG-01', 'TG-01', 'SNX-01']), quantity: 1 },
        ...basket(luck).slice(0, 1),
      ].filter(firstOfSku);
      const scene = sceneOf(luck, duty, { ...wish, items });
      return items.length > 1
        ? ways.twoParcelsWay(scene, items)
        : ways.plainWay(scene, ways.timesOf(luck, scene.order.paidAt));
    }
    default:
      return simple(sceneOf(luck, duty, wish), kind);
  }
}

/** Parcels are told apart by SKU, so a SKU stands in one line only; a bundle is packed as its parts. */
const firstOfSku = (item: Item, n: number, all: readonly Item[]): boolean =>
  all.findIndex((other) => other.sku === item.sku) === n && item.sku !== bundle.code;

function simple(scene: Scene, kind: Exclude<Kind, 'presale' | 'deposit' | 'custom' | 'two-parcels'>): Step[] {
  if (scene.order.shop.platform === 'own' && scene.luck.happens(0.4)) return ways.unpaidWay(scene);
  if (kind === 'refund') return ways.refundWay(scene);
  if (kind === 'address') return ways.addressWay(scene);
  if (kind === 'corrected') return ways.correctedWay(scene);
  if (kind === 'late') return ways.lateWay(scene);
  if (kind === 'repacked') return ways.repackedWay(scene);
  return ways.plainWay(scene, ways.timesOf(scene.luck, scene.order.paidAt));
}

function presale(luck: Chance, duty: Duty, wish: Wish, item: Item, deposit: number | null): Step[] {
  const promisedShipAt = inDays(wish.at, 15);
  const scene = sceneOf(luck, duty, {
    ...wish,
    shop: shopOf('DYQJ'),
    items: [item],
    more: { type: 'presale', promisedShipAt, platformShipBy: promisedShipAt },
  });
  return ways.presaleWay(scene, Date.parse(promisedShipAt), deposit === null ? null : deposit * item.quantity);
}

/** What is to be made was read from the buyer's message when it was entered. */
const toMeasure = (requirement: string) => ({
  type: 'custom',
  flags: ['custom'],
  details: { custom: { requirement, sample: 'photo' } },
});

function custom(luck: Chance, duty: Duty, wish: Wish): Step[] {
  const item = luck.of<Item>([
    { sku: 'KZB-SL', quantity: 1 },
    { sku: 'KZB-BK', quantity: 2 },
    { sku: 'CL-BG', quantity: 6.5 },
    { sku: 'CL-GR', quantity: 8 },
    { sku: 'CL-BL', quantity: 10.5 },
  ]);
  const promisedShipAt = inDays(wish.at, 7);
  const message = item.sku.startsWith('KZB') ? '刻字：平安喜乐' : `窗宽 ${luck.between(18, 36) / 10} 米，高 2.6 米`;
  const scene = sceneOf(luck, duty, {
    ...wish,
    shop: shopOf('TB'),
    items: [item],
    message,
    more: { ...toMeasure(message), promisedShipAt, platformShipBy: promisedShipAt },
  });
  return ways.customWay(scene, Date.parse(promisedShipAt));
}

function standing(seed: number, end: number, duty: Duty): Step[] {
  return scenes.standings.flatMap((one, n) => {
    const luck = chanceOf(seed, 'standing', n);
    const at = scenes.standingPaidAt(one, end);
    const wish = {
      n: firstNumber.standing + n,
      shop: chosenPlatformShop(luck),
      at,
      items: basket(luck, [oversoldCode]),
      more: scenes.standingPromise(one, end),
    };
    return scenes.standingWay(sceneOf(luck, duty, wish), one, end);
  });
}

/** The platforms' shops, where an order comes paid. */
function chosenPlatformShop(luck: Chance) {
  const shop = chosenShop(luck);
  return shop.platform === 'own' ? shopOf('DYQJ') : shop;
}

function promised(seed: number, end: number, duty: Duty): Step[] {
  const presales = scenes.promisedPresales.flatMap((days, n) => {
    const luck = chanceOf(seed, 'promised', n);
    const at = end - (15 - days) * 24 * hour;
    const more = { type: 'presale', ...scenes.promiseIn(end, days) };
    return scenes.waitingWay(
      sceneOf(luck, duty, {
        n: firstNumber.presale + n,
        shop: shopOf('DYQJ'),
        at,
        items: [{ sku: luck.of(['CSB-15', 'CSB-18']), quantity: 1 }],
        more,
      }),
    );
  });
  const customs = scenes.promisedCustoms.flatMap((days, n) => {
    const luck = chanceOf(seed, 'made', n);
    const at = end - (7 - days) * 24 * hour;
    const message = '刻字：岁岁年年';
    const more = { ...toMeasure(message), ...scenes.promiseIn(end, days) };
    const items = [{ sku: luck.of(['KZB-SL', 'KZB-BK']), quantity: 1 }];
    return scenes.inProductionWay(
      sceneOf(luck, duty, {
        n: firstNumber.custom + n,
        shop: shopOf('TB'),
        at,
        items,
        message,
        more,
      }),
    );
  });
  return [...presales, ...customs];
}

function flash(seed: number, end: number, duty: Duty): Step[] {
  const at = scenes.flashTime(end);
  return Array.from({ length: scenes.flashOrders }, (_, n) => {
    const luck = chanceOf(seed, 'flash', n);
    const wish = {
      n: firstNumber.flash + n,
      shop: shopOf('DYQJ'),
      at: at + luck.between(0, 55) * 1000,
      items: scenes.flashItems(n),
    };
    return scenes.flashWay(sceneOf(luck, duty, wish), n);
  }).flat();
}

function business(seed: number, end: number, duty: Duty): Step[] {
  return deals.flatMap((deal, n) => {
    const luck = chanceOf(seed, 'business', n);
    const at = dealTime(deal, end);
    const wish = {
      n: firstNumber.business + n,
      shop: shopOf('B2B'),
      at,
      items: deal.items,
      place: customerOf(deal).place,
      message: '',
      more: dealWish(deal, seed, at),
    };
    return dealWay(sceneOf(luck, duty, wish), deal);
  });
}

/** How many pieces of a SKU leave the warehouse in Jinhua before the story ends. */
function handedOver(steps: readonly Step[], code: string): number {
  const gone = new Set(steps.filter((one) => one.action === 'shipments.hand-over').map((one) => one.order));
  const entries = steps.filter((one) => one.entry && gone.has(one.order) && shopOf(one.entry.shop).warehouse === 'JH');
  const lines = entries.flatMap((one) => one.input['lines'] as { sku: string; quantity: string }[]);
  return lines.filter((line) => line.sku === code).reduce((sum, line) => sum + Number(line.quantity), 0);
}

/** What every warehouse has at the beginning: plenty, but for the cup that is oversold. */
export function openingStock(warehouse: string, story: Story): { sku: string; quantity: string }[] {
  return skus
    .filter((one) => one.code !== bundle.code)
    .map(({ code }) => ({ sku: code, quantity: String(quantityOf(warehouse, code, story)) }));
}

function quantityOf(warehouse: string, code: string, story: Story): number {
  if (warehouse === 'JH' && code === oversoldCode) return story.oversoldStock;
  if (code === giftCode) return 5000;
  const dear = skuOf(code).fen > 50_000;
  return (dear ? 60 : 600) * (warehouse === 'JH' ? 3 : 1);
}
