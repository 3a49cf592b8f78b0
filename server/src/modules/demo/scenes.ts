/**
 * Orders that stand at a certain point when the story ends, so that the first look at the console shows every queue, with
 * limits that are over, minutes away and far off, each kind of hold, and the flash sale that sold more than there was.
 */
import { oversoldCode } from './goods.ts';
import { day, hour, minute, startOfDay } from './hours.ts';
import { inDays, type Item, type Purchase } from './purchase.ts';
import * as step from './steps.ts';
import { never, type Hold, type Scene, type Step } from './steps.ts';
import { plainWay, type Times } from './ways.ts';

/** Minutes before the end at which things happened; what is left out has not happened. */
interface Standing {
  paid: number;
  entered?: number;
  checked?: number;
  preparing?: number;
  packed?: number;
  handed?: number;
  delivered?: number;
  accepted?: number;
  closed?: number;
  cancelled?: number;
  /** Minutes from the end to the platform's promise. */
  platformBy?: number;
  hold?: Hold;
  remark?: readonly [string, string];
}

const h = 60;
const d = 24 * h;
const shortly = (paid: number): Standing => ({ paid, checked: paid - 18, preparing: paid - 55 });

/** Just in: two hours are allowed for the check. */
const toCheck: Standing[] = [4, 9, 17, 26, 38, 57, 83, 104, 112, 117, 126, 171].map((paid) => ({ paid }));
/** Checked and paid: twelve hours are allowed until the warehouse begins. */
const toPrepare: Standing[] = [20, 95, 4 * h, 8 * h, 11 * h + 18, 11 * h + 46, 12 * h + 14].map((checked) => ({
  paid: checked + 24,
  checked,
}));
/** Being picked: packed within 24 hours after payment. */
const toPack: Standing[] = [
  2 * h,
  5 * h,
  9 * h,
  16 * h,
  20 * h + 24,
  22 * h + 35,
  23 * h + 24,
  23 * h + 49,
  24 * h + 22,
  25 * h + 43,
].map(shortly);
/** Packed: handed over within 24 hours, and within 48 hours after payment. */
const toHandOver: Standing[] = [
  { ...shortly(3 * h), packed: h },
  { ...shortly(14 * h), packed: 12 * h },
  { ...shortly(30 * h), packed: 22 * h },
  { ...shortly(36 * h), packed: 23 * h + 38 },
  { ...shortly(47 * h + 24), packed: 23 * h + 5 },
  { ...shortly(49 * h), packed: 25 * h + 10 },
];
/** On the way: delivered within seven days. */
const onTheWay: Standing[] = [5 * d + 2 * h, 6 * d + 21 * h, 7 * d + 3 * h].map((handed) => ({
  ...shortly(handed + 9 * h),
  packed: handed + 4 * h,
  handed,
}));
/** The platform promised sooner than the company's own rule asks. */
const promised: Standing[] = [
  { ...shortly(13 * h), platformBy: 35 },
  { ...shortly(9 * h), platformBy: 3 * h },
  { ...shortly(24 * h), packed: 15 * h, platformBy: -20 },
];
/** Told by people or by silence that all is well, or called off. */
const finished: Standing[] = [
  { ...shortly(24 * d), packed: 24 * d - 5 * h, handed: 24 * d - 9 * h, delivered: 21 * d },
  { ...shortly(12 * d), packed: 12 * d - 5 * h, handed: 12 * d - 9 * h, delivered: 9 * d },
  { ...shortly(6 * d), packed: 6 * d - 5 * h, handed: 6 * d - 9 * h, delivered: 4 * d, accepted: 3 * d, closed: 2 * d },
  { ...shortly(5 * d), packed: 5 * d - 5 * h, handed: 5 * d - 9 * h, delivered: 3 * d, accepted: 26 * h },
  { ...shortly(4 * d), packed: 4 * d - 5 * h, handed: 4 * d - 9 * h, delivered: 40 * h },
  { paid: 7 * h, checked: 6 * h, cancelled: 5 * h },
];

const held: Standing[] = [
  {
    paid: 150,
    checked: 95,
    hold: { kind: 'refund', reason: '买家申请退款：拍错规格', owner: 'aftersales', by: 'service' },
  },
  {
    ...shortly(7 * h),
    packed: 4 * h,
    hold: { kind: 'refund', reason: '买家申请退款：不想要了', owner: 'aftersales', by: 'service' },
  },
  { ...shortly(6 * h), hold: { kind: 'address', reason: '门牌号不全，电话联系中', owner: 'service', by: 'service' } },
  {
    ...shortly(10 * h),
    hold: {
      kind: 'stock',
      reason: '货位无货，等待补货',
      owner: 'purchasing',
      by: 'warehouse',
      blocks: ['pack', 'hand-over'],
    },
  },
  {
    paid: 5 * h,
    checked: 4 * h,
    hold: {
      kind: 'payment',
      reason: '支付渠道对账不符，待财务核对',
      owner: 'finance',
      by: 'finance',
      blocks: ['prepare', 'pack', 'hand-over'],
    },
  },
  {
    paid: 8 * h,
    checked: 7 * h,
    hold: {
      kind: 'customer',
      reason: '买家留言与规格不符，等买家确认',
      owner: 'service',
      by: 'service',
      blocks: ['prepare', 'pack'],
    },
  },
  {
    paid: 3 * h,
    entered: 170,
    hold: {
      kind: 'other',
      reason: '同一买家连下十单，疑似代购，待核实',
      owner: 'orders',
      by: 'operations',
      blocks: ['check'],
    },
  },
];
const remarked: Standing[] = [
  { ...shortly(4 * h), remark: ['已电话确认，今天必须发出', 'red'] },
  { ...shortly(11 * h), remark: ['多放一份赠品', 'yellow'] },
];

export const standings: readonly Standing[] = [
  ...toCheck,
  ...toPrepare,
  ...toPack,
  ...toHandOver,
  ...onTheWay,
  ...promised,
  ...finished,
  ...held,
  ...remarked,
];

/** The latest check or hold may lie between two full minutes; entering follows payment by one or two. */
export function standingWay(scene: Scene, standing: Standing, end: number): Step[] {
  const ago = (minutes: number | undefined): number => (minutes === undefined ? never : end - minutes * minute);
  const { paid, checked, preparing, packed, handed, delivered, accepted, closed } = standing;
  const t: Times = {
    entered: standing.entered === undefined ? ago(paid) + 2 * minute : ago(standing.entered),
    checked: ago(checked),
    preparing: ago(preparing),
    packed: ago(packed),
    handed: ago(handed),
    delivered: ago(delivered),
    accepted: ago(accepted),
    closed: ago(closed),
  };
  const last = Math.max(...Object.values(t).filter(Number.isFinite));
  const { hold, remark, cancelled } = standing;
  return [
    ...plainWay(scene, t),
    ...(hold ? [step.holdStep(scene, last + 20 * minute, hold)] : []),
    ...(cancelled === undefined
      ? []
      : [
          step.refundStep(scene, ago(cancelled), scene.order.total, '发货前退款'),
          step.cancelStep(scene, ago(cancelled) + 5 * minute, '买家要求取消'),
        ]),
    ...(remark ? [step.remarkStep(scene, last + 10 * minute, remark[0], remark[1])] : []),
  ];
}

export const standingPaidAt = (standing: Standing, end: number): number => end - standing.paid * minute;

export function standingPromise(standing: Standing, end: number): Record<string, unknown> {
  return standing.platformBy === undefined
    ? {}
    : { platformShipBy: new Date(end + standing.platformBy * minute).toISOString() };
}

/** Presales and orders made to measure that are due soon, by days from the end to the promised day. */
export const promisedPresales = [1.1, 1.3, 3, 8] as const;
export const promisedCustoms = [0.15, 0.8, 4] as const;

/** Waiting for the promised day: bought long before, checked, not begun. */
export function waitingWay(scene: Scene): Step[] {
  const { luck, order } = scene;
  const entered = order.paidAt + 6 * minute;
  return [step.enterStep(scene, entered), step.checkStep(scene, entered + luck.between(10, 50) * minute)];
}

/** In production, due soon. */
export function inProductionWay(scene: Scene): Step[] {
  const entered = scene.order.paidAt + 6 * minute;
  return [
    step.enterStep(scene, entered),
    step.checkStep(scene, entered + 30 * minute),
    step.prepareStep(scene, entered + 5 * hour),
    ...step.acknowledgeSteps(scene, entered, 'custom'),
  ];
}

/** The platform holds us to the same day. */
export const promiseIn = (end: number, days: number): Record<string, unknown> => ({
  promisedShipAt: inDays(end, days),
  platformShipBy: inDays(end, days),
});

/** 21:14 on the last evening that is more than a day ago: within a minute, more green cups than there are. */
export const flashOrders = 14;

export function flashTime(end: number): number {
  const at = startOfDay(end) + 21 * hour + 14 * minute;
  return at - Math.ceil((at + 25 * hour - end) / day) * day;
}

export const flashItems = (n: number): Item[] => [{ sku: oversoldCode, quantity: 1 + (n % 3) }];

/** Checked and released to the warehouse, which finds the shelf empty; the first ones are held for it. */
export function flashWay(scene: Scene, n: number): Step[] {
  const { order } = scene;
  const entered = flashEntry(order);
  const checked = entered + (12 + Math.floor(n / 5) * 10) * minute;
  const preparing = checked + 50 * minute;
  const hold: Hold = {
    kind: 'stock',
    reason: '绿色 500 毫升超卖，等待到货',
    owner: 'purchasing',
    by: 'warehouse',
    blocks: ['pack', 'hand-over'],
  };
  const ways = [step.enterStep(scene, entered), step.checkStep(scene, checked), step.prepareStep(scene, preparing)];
  return n < 5 ? [...ways, step.holdStep(scene, preparing + 70 * minute, hold)] : ways;
}

const flashEntry = (order: Purchase): number => Math.ceil(order.paidAt / (5 * minute)) * 5 * minute + 5 * minute;
