/** Orders of business customers: taken by phone, fax, mail and visit, paid in part or on credit, shipped in parts. (OS-2.1, OS-3.1) */
import type { SpecialDetails } from '../../../../contract/special.ts';
import type { DepartmentId } from '../../../../contract/vocabulary.ts';
import { customers, contactOf, type DemoCustomer } from './customers.ts';
import { hour, minute, nextTick } from './hours.ts';
import { inDays, type Item } from './purchase.ts';
import * as step from './steps.ts';
import { never, type Scene, type Step } from './steps.ts';
import { plainWay, timesOf, twoParcelsWay, type Times } from './ways.ts';

export interface Deal {
  customer: number;
  channel: 'phone' | 'fax' | 'email' | 'visit';
  /** Hours before the end. */
  ago: number;
  items: readonly Item[];
  pays: 'credit' | 'at-once' | 'later' | 'half' | 'never';
  type?: 'custom';
  flags?: readonly ('custom' | 'urgent' | 'unusualPlace')[];
  details?: SpecialDetails;
  /** The department that has not said yet that it knows. */
  silent?: DepartmentId;
  /** Days from entry to the promised day. */
  promised?: number;
  reached?: 'entered' | 'checked';
  twoParcels?: boolean;
}

const one = (sku: string, quantity: number, cheaper?: number): Item => ({
  sku,
  quantity,
  ...(cheaper ? { cheaper } : {}),
});

export const deals: readonly Deal[] = [
  {
    customer: 0,
    channel: 'phone',
    ago: 0.7,
    items: [one('MJ-GR', 120, 6), one('MJ-BL', 120, 6)],
    pays: 'credit',
    flags: ['urgent'],
    details: { urgent: { why: '客房换新，旧毛巾已撤' } },
    reached: 'entered',
  },
  {
    customer: 5,
    channel: 'fax',
    ago: 1.7,
    items: [one('MFG-01', 60, 5)],
    pays: 'never',
    flags: ['unusualPlace'],
    details: { unusualPlace: { place: 'upstairs', access: '四楼，货梯周末停用' } },
    reached: 'entered',
  },
  {
    customer: 3,
    channel: 'phone',
    ago: 7.4,
    items: [one('SNX-01', 24)],
    pays: 'at-once',
    flags: ['unusualPlace', 'urgent'],
    details: {
      unusualPlace: { place: 'site', access: '东门登记，走施工便道', contact: '工地材料员小周 13900007788' },
      urgent: { why: '样板间后天交付' },
    },
    silent: 'logistics',
    reached: 'checked',
  },
  { customer: 3, channel: 'email', ago: 30, items: [one('SNX-01', 40)], pays: 'half', reached: 'checked' },
  {
    customer: 2,
    channel: 'visit',
    ago: 52,
    items: [one('KZB-SL', 150, 15)],
    pays: 'credit',
    type: 'custom',
    flags: ['custom'],
    details: { custom: { requirement: '杯身激光刻酒店标志，标志文件见邮件附件', sample: 'photo' } },
    promised: 9,
    reached: 'checked',
  },
  {
    customer: 6,
    channel: 'phone',
    ago: 66,
    items: [one('KZB-BK', 100, 10)],
    pays: 'never',
    type: 'custom',
    flags: ['custom'],
    details: { custom: { requirement: '杯盖换深绿，杯底印编号 001 至 100', sample: 'sent' } },
    promised: 7,
    reached: 'checked',
  },
  {
    customer: 4,
    channel: 'email',
    ago: 96,
    items: [one('JG-01', 20, 20), one('TG-01', 20, 20)],
    pays: 'later',
    twoParcels: true,
  },
  { customer: 1, channel: 'fax', ago: 118, items: [one('BWB800-WH', 60, 10)], pays: 'at-once' },
  {
    customer: 0,
    channel: 'phone',
    ago: 140,
    items: [one('SJT18-GR', 30, 40), one('SJT18-BE', 30, 40)],
    pays: 'credit',
    flags: ['unusualPlace'],
    details: { unusualPlace: { place: 'restricted', access: '早七点前进城，先约卸货口' } },
  },
  { customer: 7, channel: 'visit', ago: 170, items: [one('DSH-WH', 24, 20)], pays: 'later' },
  {
    customer: 2,
    channel: 'email',
    ago: 200,
    items: [one('XGB-PK', 80, 8), one('XGB-BL', 80, 8)],
    pays: 'credit',
    twoParcels: true,
  },
  { customer: 5, channel: 'phone', ago: 222, items: [one('MFG-01', 48, 5)], pays: 'credit' },
  { customer: 4, channel: 'fax', ago: 236, items: [one('XYN-01', 100, 4)], pays: 'at-once' },
];

/** What the purchase says beyond shop and goods. */
export function dealWish(deal: Deal, seed: number, at: number): Record<string, unknown> {
  const customer = customerOf(deal);
  const { name, phone, address } = contactOf(seed, customer);
  return {
    channel: deal.channel,
    type: deal.type ?? 'normal',
    flags: deal.flags ?? [],
    details: deal.details ?? {},
    paymentTerms: deal.pays === 'credit' ? 'credit' : 'prepaid',
    receiver: { name, phone, ...customer.place, detail: address },
    gifts: false,
    ...(deal.promised ? { promisedShipAt: inDays(at, deal.promised) } : {}),
  };
}

export function customerOf(deal: Deal): DemoCustomer {
  const found = customers[deal.customer];
  if (!found) throw new Error(`no customer ${deal.customer}`);
  return found;
}

/** Sales enters it, the desk checks it, finance records the money when it comes. */
export function dealWay(scene: Scene, deal: Deal): Step[] {
  const { luck, order, duty } = scene;
  const entered = order.receivedAt + 3 * minute;
  const entry = { payments: [], customer: customerOf(deal).uscc, by: duty('sales', entered) };
  const checked = entered + luck.between(20, 70) * minute;
  const paid = deal.pays === 'at-once' ? checked + 15 * minute : checked + luck.between(14, 30) * hour;
  const preparing = deal.pays === 'credit' ? checked + 2 * hour : paid + hour;
  const known: Partial<Times> = { entered, checked, preparing: nextTick(preparing, 30 * minute) };
  const acknowledged = (deal.flags ?? []).flatMap((flag) => step.acknowledgeSteps(scene, entered, flag, deal.silent));
  return [...goods(scene, deal, known, entry), ...money(scene, deal, paid), ...acknowledged];
}

function goods(scene: Scene, deal: Deal, known: Partial<Times>, entry: Parameters<typeof step.enterStep>[2]): Step[] {
  const ways = deal.twoParcels
    ? twoParcelsWay(scene, deal.items, known, entry)
    : plainWay(scene, timesOf(scene.luck, scene.order.paidAt, { ...known, accepted: never, closed: never }), entry);
  const steps = { entered: 1, checked: 2, all: ways.length }[deal.reached ?? 'all'];
  return ways.slice(0, steps);
}

function money(scene: Scene, deal: Deal, paid: number): Step[] {
  const { total } = scene.order;
  if (deal.pays === 'never') return [];
  if (deal.pays === 'half') return [step.payStep(scene, paid, Math.round(total / 2), 'part', '对公转账')];
  // What was sold on credit falls due after the story has ended.
  if (deal.pays === 'credit') return [];
  return [step.payStep(scene, paid, total, 'full', '对公转账')];
}

export const dealTime = (deal: Deal, end: number): number => end - deal.ago * hour;
