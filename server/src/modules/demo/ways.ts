/**
 * Ways that an order may take from purchase to its end, and what comes between: a refund asked for before shipping, a new
 * address, goods that are not there, two parcels, a presale with its balance. What lies after the story's end is cut off.
 */
import { day, hour, minute, nextOf, nextTick, pickUps, startOfDay, waves } from './hours.ts';
import { phoneNumber, streetAddress } from './names.ts';
import type { Item } from './purchase.ts';
import type { Chance } from './random.ts';
import * as step from './steps.ts';
import { never, type Scene, type Step } from './steps.ts';

export interface Times {
  entered: number;
  checked: number;
  preparing: number;
  packed: number;
  handed: number;
  delivered: number;
  accepted: number;
  closed: number;
}

/** The times that are not given follow from those before them, at the company's usual pace. */
export function timesOf(luck: Chance, paidAt: number, given: Partial<Times> = {}): Times {
  const entered = given.entered ?? nextTick(paidAt + minute, 10 * minute);
  const checked = given.checked ?? nextTick(entered + luck.between(5, 45) * minute, 20 * minute);
  const preparing = given.preparing ?? nextOf(checked + 5 * minute, waves);
  const packed = given.packed ?? nextTick(preparing + luck.between(35, 130) * minute, 20 * minute);
  const handed = given.handed ?? nextOf(packed + 5 * minute, pickUps);
  const delivered =
    given.delivered ??
    startOfDay(
      handed +
        luck.weighted([
          [1, 30],
          [2, 45],
          [3, 20],
          [4, 5],
        ]) *
          day,
    ) +
      luck.between(9 * 60, 19 * 60) * minute;
  const accepted = given.accepted ?? (luck.happens(0.4) ? delivered + luck.between(3, 110) * hour : never);
  const closed = given.closed ?? (luck.happens(0.55) ? accepted + luck.between(2, 60) * hour : never);
  return { entered, checked, preparing, packed, handed, delivered, accepted, closed };
}

/** Every step whose time is known; a parcel that nobody accepted in words has no such step. */
export function plainWay(scene: Scene, t: Times, entry: Parameters<typeof step.enterStep>[2] = {}): Step[] {
  const parts: [number, (at: number) => Step][] = [
    [t.entered, (at) => step.enterStep(scene, at, entry)],
    [t.checked, (at) => step.checkStep(scene, at)],
    [t.preparing, (at) => step.prepareStep(scene, at)],
    [t.packed, (at) => step.packStep(scene, at)],
    [t.handed, (at) => step.handOverStep(scene, at)],
    [t.delivered, (at) => step.deliverStep(scene, at)],
    [t.accepted, (at) => step.acceptStep(scene, at)],
    [t.closed, (at) => step.closeStep(scene, at)],
  ];
  return parts.filter(([at]) => Number.isFinite(at)).map(([at, stepAt]) => stepAt(at));
}

/** The usual times, but nothing from `next` on happens before `at`. */
function delayed({ luck, order }: Scene, t: Times, next: 'preparing' | 'packed', at: number): Times {
  const { entered, checked, preparing } = t;
  const resumed =
    next === 'preparing'
      ? { preparing: nextOf(at, waves) }
      : { preparing, packed: nextTick(at + 20 * minute, 20 * minute) };
  return timesOf(luck, order.paidAt, { entered, checked, ...resumed });
}

const refundReasons = ['不想要了', '拍错规格', '发货太慢', '价格更低了', '重复下单'];

/** Asked back before shipping: held at once, then paid back and cancelled, or taken back by the buyer. */
export function refundWay(scene: Scene): Step[] {
  const { luck, order } = scene;
  const t = timesOf(luck, order.paidAt);
  const asked = t.checked + luck.between(3, 25) * minute;
  const decided = asked + luck.between(90, 20 * 60) * minute;
  const hold = step.holdStep(scene, asked, {
    kind: 'refund',
    reason: `买家申请退款：${luck.of(refundReasons)}`,
    owner: 'aftersales',
    by: 'service',
  });
  if (luck.happens(0.35)) {
    const resumed = delayed(scene, t, 'preparing', decided + 10 * minute);
    return [...plainWay(scene, resumed), hold, step.releaseStep(scene, decided, '买家撤回退款申请', 0, 'aftersales')];
  }
  return [
    step.enterStep(scene, t.entered),
    step.checkStep(scene, t.checked),
    hold,
    step.refundStep(scene, decided, order.total, '发货前退款'),
    step.cancelStep(scene, decided + 10 * minute, '发货前退款，取消订单'),
  ];
}

/** The buyer wants it elsewhere: the parcel waits, the receiver is corrected, then it goes on. */
export function addressWay(scene: Scene): Step[] {
  const { luck, order } = scene;
  const t = timesOf(luck, order.paidAt);
  const asked = t.checked + luck.between(2, 20) * minute;
  const settled = asked + luck.between(40, 9 * 60) * minute;
  return [
    ...plainWay(scene, delayed(scene, t, 'preparing', settled + 20 * minute)),
    step.holdStep(scene, asked, {
      kind: 'address',
      reason: '买家要求改收货地址，待确认',
      owner: 'service',
      by: 'service',
    }),
    step.correctStep(
      scene,
      settled,
      { receiver: { phone: phoneNumber(luck), detail: streetAddress(luck) } },
      '买家改地址',
    ),
    step.releaseStep(scene, settled + 10 * minute, '新地址已确认'),
  ];
}

/** Somebody typed wrongly and the second person saw it. */
export function correctedWay(scene: Scene): Step[] {
  const t = timesOf(scene.luck, scene.order.paidAt);
  const seen = t.entered + 5 * minute;
  return [
    ...plainWay(scene, t),
    step.correctStep(scene, seen, { receiver: { phone: phoneNumber(scene.luck) } }, '录入时手机号写错'),
  ];
}

/** Packed only after the limit: the goods were not there, or nobody picked them. */
export function lateWay(scene: Scene): Step[] {
  const { luck, order } = scene;
  const t = timesOf(luck, order.paidAt);
  const found = t.preparing + luck.between(40, 120) * minute;
  const there = t.preparing + luck.between(26, 44) * hour;
  const ways = plainWay(scene, delayed(scene, t, 'packed', there + 20 * minute));
  if (luck.happens(0.4)) return ways;
  const hold = step.holdStep(scene, found, {
    kind: 'stock',
    reason: '货位无货，等待补货',
    owner: 'purchasing',
    by: 'warehouse',
    blocks: ['pack', 'hand-over'],
  });
  return [...ways, hold, step.releaseStep(scene, there, '补货到仓', 0, 'operations')];
}

/** What is there goes first, the rest follows with the next wave. */
export function twoParcelsWay(
  scene: Scene,
  items: readonly Item[],
  known: Partial<Times> = {},
  entry: Parameters<typeof step.enterStep>[2] = {},
): Step[] {
  const { luck, order } = scene;
  const t = timesOf(luck, order.paidAt, { ...known, accepted: never, closed: never });
  const second = nextTick(t.packed + luck.between(8, 20) * hour, 20 * minute);
  const [first] = items;
  const secondOut = nextOf(second + 5 * minute, pickUps);
  return [
    step.enterStep(scene, t.entered, entry),
    step.checkStep(scene, t.checked),
    step.prepareStep(scene, t.preparing),
    step.packStep(scene, t.packed, first ? [first] : []),
    step.handOverStep(scene, t.handed, 0),
    step.packStep(scene, second),
    step.handOverStep(scene, secondOut, 1),
    step.deliverStep(scene, t.delivered, 0),
    step.deliverStep(scene, Math.max(t.delivered, secondOut) + luck.between(20, 50) * hour, 1),
  ];
}

/** Packed, found wrong at a second look, packed again. */
export function repackedWay(scene: Scene): Step[] {
  const t = timesOf(scene.luck, scene.order.paidAt);
  const again = t.packed + 40 * minute;
  const handed = nextOf(again + 5 * minute, pickUps);
  const fixed = timesOf(scene.luck, scene.order.paidAt, {
    ...t,
    handed,
    delivered: handed + 45 * hour,
    accepted: never,
    closed: never,
  });
  const rest = plainWay(scene, fixed).map((one) =>
    one.part?.shipment === 0 ? { ...one, part: { shipment: 1 } } : one,
  );
  return [...rest, step.unpackStep(scene, t.packed + 20 * minute, '复称发现少放配件'), step.packStep(scene, again)];
}

/** Nobody paid: closed by the desk after some days. Shops of one's own only; platforms close such orders themselves. */
export function unpaidWay(scene: Scene): Step[] {
  const { luck, order } = scene;
  const t = timesOf(luck, order.paidAt);
  const entered = step.enterStep(scene, t.entered, { payments: [] });
  if (luck.happens(0.35))
    return [
      entered,
      step.checkStep(scene, t.checked),
      step.cancelStep(scene, t.entered + luck.between(40, 71) * hour, '三天未付款'),
    ];
  const paid = nextTick(t.checked + luck.between(1, 16) * hour, 30 * minute);
  const ways = plainWay(scene, delayed(scene, t, 'preparing', paid + 20 * minute)).slice(1);
  return [entered, step.payStep(scene, paid, order.total, 'full', '微信支付'), ...ways];
}

/** Made or brought in for the day that was promised; a deposit first where the goods have one. */
export function presaleWay(scene: Scene, promisedAt: number, deposit: number | null): Step[] {
  const { luck, order } = scene;
  const t = timesOf(luck, order.paidAt, { preparing: nextOf(promisedAt - 50 * hour, waves) });
  if (deposit === null) return plainWay(scene, t);
  const payments = [
    {
      kind: 'deposit',
      amount: deposit,
      occurredAt: new Date(order.paidAt).toISOString(),
      method: '抖音支付',
      externalRef: `P${order.externalNo}`,
    },
  ];
  const balance = luck.happens(0.8) ? nextTick(t.checked + luck.between(10, 90) * hour, 30 * minute) : never;
  const ways = balance === never ? plainWay(scene, t, { payments }).slice(0, 2) : plainWay(scene, t, { payments });
  return balance === never
    ? ways
    : [...ways, step.payStep(scene, balance, order.total - deposit, 'balance', '抖音支付')];
}

/** Engraved or cut to measure: the buyer confirms the draft, production makes it. */
export function customWay(scene: Scene, promisedAt: number): Step[] {
  const { luck, order } = scene;
  const t = timesOf(luck, order.paidAt);
  const asked = t.checked + 20 * minute;
  const agreed = asked + luck.between(3, 26) * hour;
  const made = promisedAt - luck.between(4, 40) * hour;
  const preparing = nextOf(agreed + 10 * minute, waves);
  const packed = nextTick(Math.max(made, preparing + 3 * hour), 20 * minute);
  return [
    ...plainWay(scene, timesOf(luck, order.paidAt, { entered: t.entered, checked: t.checked, preparing, packed })),
    step.holdStep(scene, asked, {
      kind: 'customer',
      reason: '等买家确认定制内容',
      owner: 'service',
      by: 'service',
      blocks: ['prepare', 'pack', 'hand-over'],
    }),
    step.releaseStep(scene, agreed, '买家已确认'),
    ...step.acknowledgeSteps(scene, t.entered, 'custom'),
  ];
}
