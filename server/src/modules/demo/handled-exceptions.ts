/**
 * Exceptions of the demonstration company, by the real actions: those of the last fortnight with what was done and improved, one
 * whose cause came back, and those that are open now: some taken, a few free. (PD-3.4)
 */
import type { ExceptionRow } from '../../../../contract/exceptions.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { advanceConsumer } from '../../kernel/consumers.ts';
import { exceptionConsumer, holdKey, openStanding, takeSignals } from '../exceptions/index.ts';
import { day, hour, minute } from './hours.ts';
import type { Stage } from './stage.ts';

type Hand = 'service' | 'logistics' | 'finance' | 'operations' | 'clerk';

interface Past {
  /** Days before the end. */
  ago: number;
  kind: string;
  cause: string;
  by: Hand;
  result: 'mended' | 'resent' | 'refunded' | 'cancelled' | 'no-fault';
  note: string;
  resolution: string;
  plan?: { text: string; by: Hand; days: number; doneAfter?: number; doneAs?: string };
}

const stalled = '分拨中心积压，三天没有扫描';

const past: readonly Past[] = [
  {
    ago: 11,
    kind: 'carrier-trouble',
    cause: stalled,
    by: 'logistics',
    result: 'mended',
    note: '已催承运商，件在兰州分拨',
    resolution: '承运商当日转出，客户已收到',
    plan: {
      text: '与承运商约定：每天十点前报滞留件',
      by: 'logistics',
      days: 3,
      doneAfter: 2,
      doneAs: '已写进周例会纪要，承运商每天发表',
    },
  },
  {
    ago: 9,
    kind: 'wrong-address',
    cause: '电话是空号，门牌不全',
    by: 'service',
    result: 'mended',
    note: '平台私信联系上买家',
    resolution: '买家补了门牌和新号码，已更正',
  },
  {
    ago: 7,
    kind: 'another',
    cause: '客户收到时外箱破损，杯盖裂',
    by: 'service',
    result: 'resent',
    note: '已收到照片，杯盖确有裂纹',
    resolution: '补发杯盖一只，客户满意',
    plan: {
      text: '单只保温杯加一层气柱袋',
      by: 'operations',
      days: 4,
      doneAfter: 3,
      doneAs: '包装作业书已改，三仓都换了',
    },
  },
  {
    ago: 6,
    kind: 'carrier-trouble',
    cause: stalled,
    by: 'logistics',
    result: 'resent',
    note: '催了两次没有回音',
    resolution: '判丢件，已补发并索赔',
  },
  {
    ago: 4,
    kind: 'payment-failed',
    cause: '银行退回，户名不符',
    by: 'finance',
    result: 'mended',
    note: '客户换对公账户重付',
    resolution: '款已到，核对无误',
  },
  {
    ago: 3,
    kind: 'out-of-stock',
    cause: '盘点少了十二只',
    by: 'operations',
    result: 'mended',
    note: '成都仓有货，安排调拨',
    resolution: '调拨到货，已发出',
    plan: { text: '直播前按可用数锁定库存上限', by: 'operations', days: 6 },
  },
  {
    ago: 1.2,
    kind: 'carrier-trouble',
    cause: stalled,
    by: 'logistics',
    result: 'mended',
    note: '第三次了，已升级到大区',
    resolution: '大区派车转运，次日签收',
  },
];

export async function handleExceptions(stage: Stage, end: number): Promise<void> {
  await openByHolds(stage);
  await playPast(stage, end);
  stage.clock.at = new Date(end - 150 * minute);
  // What the journal told meanwhile: stock that is short, and holds that were seen already.
  while ((await advanceConsumer(stage.kernel, exceptionConsumer)).passed > 0) continue;
  while ((await takeSignals(stage.kernel, stage.clock)) > 0) continue;
  await openStanding(stage.kernel, stage.clock);
  await workOpen(stage, end);
  stage.clock.at = new Date(end);
}

const kindOfHold: Readonly<Record<string, string>> = {
  payment: 'payment-failed',
  stock: 'out-of-stock',
  address: 'wrong-address',
  customer: 'unreachable',
  other: 'another',
};

const view = (stage: Stage, orderId: string): Promise<OrderView> => stage.ask<OrderView>('orders.get', { orderId });
const ofOrder = (stage: Stage, orderId: string) =>
  stage.ask<{ items: ExceptionRow[] }>('exceptions.list', { orderId }).then(({ items }) => items);

/** Those that holds opened, some seconds after each was placed. */
async function openByHolds(stage: Stage): Promise<void> {
  const { items } = await stage.ask<{ items: { id: string }[] }>('orders.list', { queue: 'held', limit: 200 });
  for (const { id: orderId } of items) {
    const { holds } = await view(stage, orderId);
    for (const hold of holds) {
      const kind = kindOfHold[hold.kind];
      if (!kind || hold.releasedAt) continue;
      stage.clock.at = new Date(Date.parse(hold.placedAt) + 6000);
      const opening = { orderId, kind, source: 'hold', sourceKey: holdKey(hold.id) };
      const known = (await ofOrder(stage, orderId)).some((one) => one.kind === kind);
      if (!known) await stage.act('exceptions.open-by-fact', opening);
    }
  }
}

async function playPast(stage: Stage, end: number): Promise<void> {
  const orders = await shippedOrders(stage);
  const used = new Set<string>();
  let improved: string | undefined;
  for (const one of past) {
    const opened = end - one.ago * day;
    const order = orders.find(({ id, shippedAt }) => !used.has(id) && shippedAt < opened - day);
    if (!order) continue;
    used.add(order.id);
    const known = await ofOrder(stage, order.id);
    const exceptionId = known.length > 0 ? undefined : await handled(stage, order.id, one, opened);
    if (one.plan?.doneAfter && one.kind === 'carrier-trouble') improved = exceptionId;
    else if (one.cause === stalled && one.ago < 2 && improved && exceptionId)
      await stage.act('exceptions.recall-improvement', { exceptionId: improved, because: exceptionId });
  }
}

interface Shipped {
  id: string;
  shippedAt: number;
}

/** Of one carrier and the longest shipped first, so that its trouble is seen to come back. */
async function shippedOrders(stage: Stage): Promise<Shipped[]> {
  const byCarrier = new Map<string, Shipped[]>();
  let cursor: string | undefined;
  do {
    const page: { items: { id: string; stage: string }[]; next?: string } = await stage.ask('orders.list', {
      queue: 'all',
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    for (const { id, stage: reached } of page.items) {
      if (!['delivered', 'accepted', 'closed'].includes(reached)) continue;
      const { shipments } = await view(stage, id);
      const [first] = shipments;
      if (!first?.handedOverAt) continue;
      const same = byCarrier.get(first.carrier) ?? [];
      same.push({ id, shippedAt: Date.parse(first.handedOverAt) });
      byCarrier.set(first.carrier, same);
    }
    cursor = page.next;
  } while (cursor);
  const [most = []] = [...byCarrier.values()].sort((a, b) => b.length - a.length);
  return most.sort((a, b) => b.shippedAt - a.shippedAt || (a.id < b.id ? -1 : 1));
}

/** From its opening to its result, and what was planned against it. */
async function handled(stage: Stage, orderId: string, one: Past, opened: number): Promise<string> {
  const hand = await stage.person(one.by);
  const at = (ms: number) => (stage.clock.at = new Date(opened + ms));
  at(0);
  const input = { orderId, kind: one.kind, cause: one.cause };
  const { id: exceptionId } = await stage.act('exceptions.open', input, await stage.person('service'));
  at(25 * minute);
  await stage.act('exceptions.take', { exceptionId }, hand);
  at(50 * minute);
  await stage.act('exceptions.note', { exceptionId, text: one.note }, hand);
  at(3 * hour);
  const result = { exceptionId, result: one.result, resolution: one.resolution };
  await stage.act('exceptions.resolve', result, hand);
  if (one.plan) await improve(stage, exceptionId, one.plan, at);
  return exceptionId;
}

async function improve(
  stage: Stage,
  exceptionId: string,
  plan: NonNullable<Past['plan']>,
  at: (ms: number) => Date,
): Promise<void> {
  const owner = await stage.person(plan.by);
  const dueOn = new Date(at(4 * hour).getTime() + plan.days * day + 8 * hour).toISOString().slice(0, 10);
  const planned = { exceptionId, text: plan.text, personId: owner.id, dueOn };
  await stage.act('exceptions.plan-improvement', planned, await stage.person('operations'));
  if (!plan.doneAfter) return;
  at(plan.doneAfter * day);
  await stage.act('exceptions.finish-improvement', { exceptionId, text: plan.doneAs }, owner);
}

const shortLeft = 3;
const hands: Readonly<Record<string, Hand>> = {
  'payment-failed': 'finance',
  'wrong-address': 'service',
  unreachable: 'service',
};

/** Missing stock was handled in bulk but for the last few; what customers must answer is in hand. */
async function workOpen(stage: Stage, end: number): Promise<void> {
  stage.clock.at = new Date(end - 100 * minute);
  const { items } = await stage.ask<{ items: ExceptionRow[] }>('exceptions.list', { queue: 'open', limit: 200 });
  const isFree = (row: ExceptionRow): boolean => row.state === 'open';
  const short = items.filter((row) => row.kind === 'out-of-stock');
  const operations = await stage.person('operations');
  const done = short.slice(0, Math.max(0, short.length - shortLeft)).map((row) => ({
    exceptionId: row.id,
    result: 'mended',
    resolution: '补货单已下，到货按付款先后发出，买家已告知',
  }));
  await stage.many('exceptions.resolve', done, operations);
  const left = short.slice(-shortLeft);
  if (left[0] && left.every(isFree)) await stage.act('exceptions.take', { exceptionId: left[0].id }, operations);
  for (const row of items.filter(isFree)) {
    const account = hands[row.kind];
    if (!account) continue;
    const hand = await stage.person(account);
    await stage.act('exceptions.take', { exceptionId: row.id }, hand);
    stage.clock.at = new Date(stage.clock.at.getTime() + minute);
    if (row.kind === 'wrong-address')
      await stage.act('exceptions.note', { exceptionId: row.id, text: '打了两次没有接，已发短信' }, hand);
  }
}
