/** The numbers that roles are measured by, over orders: open queues and days by their indexes, weeks and months by tallies. (CC-2.2, CC-5.1, OT-2.1, OT-3.1) */
import type { Bilingual } from '../../../../contract/kit.ts';
import type { OrderFilter } from '../../../../contract/orders.ts';
import type { RoleId } from '../../../../contract/vocabulary.ts';
import { settingsCache } from '../../kernel/settings.ts';
import {
  countOwnErrors,
  countToday,
  queueCounts,
  sumReceivedToday,
  type Erred,
  type TodayStep,
} from '../orders/index.ts';
import type { HomeNumber } from './home-number.ts';
import { sumTallies } from './store.ts';

const words = (zh: string, en: string): Bilingual => ({ zh, en });
const leaders: RoleId[] = ['operations', 'manager', 'admin'];
const ordersAt = (queue: string, more: Record<string, string> = {}) => ({
  page: '/orders',
  search: { queue, ...more },
});

type Named = Pick<HomeNumber, 'name' | 'title' | 'roles' | 'clause'>;

/** How many orders stand in a queue now. */
function queue(of: Parameters<typeof ordersAt>[0], named: Named, isLate = false): HomeNumber {
  return {
    ...named,
    unit: 'count',
    span: 'now',
    isLate,
    read: async (ctx) => ({ value: (await queueCounts(ctx))[of] ?? 0 }),
    opens: ordersAt(of),
  };
}

/** To how many orders something was done today; opens these. */
function doneToday(step: TodayStep, named: Named): HomeNumber {
  return {
    ...named,
    unit: 'count',
    span: 'today',
    read: async (ctx) => ({ value: await countToday(ctx, step) }),
    opens: ordersAt('all', { today: step }),
  };
}

/** Of all that happened in the last seven days what was in time, by the same tallies; opens those that were not. */
const onTime = (step: NonNullable<OrderFilter['missed']>, named: Named): HomeNumber => ({
  ...named,
  unit: 'share',
  span: 'week',
  read: async (ctx) => {
    const [met, missed] = [`met:order.${step}`, `missed:order.${step}`] as const;
    const sums = await sumTallies(ctx, [met, missed], 'week', 'all');
    const value = sums.get(met) ?? 0;
    return { value, of: value + (sums.get(missed) ?? 0) };
  },
  opens: ordersAt('all', { missed: step }),
});

/** Of all that the reader entered or checked this month, the orders in which that was corrected; opens these. */
const ownErrors = (erred: Erred, word: string, named: Named): HomeNumber => ({
  ...named,
  unit: 'share',
  span: 'month',
  read: async (ctx) => {
    const done = (await sumTallies(ctx, [word], 'month', 'mine')).get(word) ?? 0;
    return { value: await countOwnErrors(ctx, erred), of: done };
  },
  opens: ordersAt('all', { erred }),
});

export const orderNumbers: HomeNumber[] = [
  doneToday('enteredByMe', {
    name: 'entered-today',
    title: words('今日录入', 'Entered today'),
    roles: ['clerk', 'sales'],
    clause: 'CC-2.2',
  }),
  ownErrors('entry', 'order.entered', {
    name: 'entry-errors',
    title: words('录入差错', 'Entry errors'),
    roles: ['clerk'],
    clause: 'CC-5.1',
  }),
  doneToday('checkedByMe', {
    name: 'checked-today',
    title: words('今日复核', 'Checked today'),
    roles: ['checker'],
    clause: 'CC-2.3',
  }),
  ownErrors('check', 'order.checked', {
    name: 'check-errors',
    title: words('审核差错', 'Check errors'),
    roles: ['checker'],
    clause: 'CC-5.1',
  }),
  queue('entered', { name: 'to-check', title: words('待复核', 'To check'), roles: ['checker'], clause: 'CC-2.3' }),
  {
    name: 'received-today',
    title: words('今日收款', 'Received today'),
    roles: ['finance'],
    clause: 'PD-3.1',
    unit: 'money',
    span: 'today',
    read: async (ctx) => ({
      value: await sumReceivedToday(ctx),
      currency: (await ctx.cached(settingsCache))['company.currency'],
    }),
    opens: ordersAt('all', { today: 'received' }),
  },
  queue('preparing', {
    name: 'to-pack',
    title: words('备货中', 'Being prepared'),
    roles: ['warehouse'],
    clause: 'OT-3.1',
  }),
  doneToday('prepared', {
    name: 'prepared-today',
    title: words('今日备货完成', 'Prepared today'),
    roles: ['warehouse'],
    clause: 'OT-2.3',
  }),
  onTime('prepared', {
    name: 'prepared-on-time',
    title: words('按时备货', 'Prepared on time'),
    roles: ['warehouse'],
    clause: 'OT-3.1',
  }),
  queue('prepared', {
    name: 'to-hand-over',
    title: words('待出库交接', 'To hand over'),
    roles: ['warehouse', 'logistics'],
    clause: 'OT-3.1',
  }),
  doneToday('entered', {
    name: 'orders-in',
    title: words('今日进单', 'Orders in today'),
    roles: [...leaders, 'supervisor'],
    clause: 'OT-2.1',
  }),
  doneToday('shipped', {
    name: 'shipped-today',
    title: words('今日发货', 'Shipped today'),
    roles: ['logistics', ...leaders],
    clause: 'OT-2.1',
  }),
  onTime('shipped', {
    name: 'shipped-on-time',
    title: words('按时发货', 'Shipped on time'),
    roles: ['logistics', ...leaders, 'supervisor'],
    clause: 'OT-3.1',
  }),
  queue('shipped', {
    name: 'on-the-way',
    title: words('在途', 'On the way'),
    roles: ['logistics', 'service', 'sales'],
    clause: 'OS-4.3',
  }),
  queue('unpaid', {
    name: 'unpaid',
    title: words('待付款', 'Waiting for payment'),
    roles: ['clerk', 'sales', 'finance'],
    clause: 'PD-3.1',
  }),
  queue('refund', {
    name: 'refunds',
    title: words('退款待处理', 'Refunds asked for'),
    roles: ['service', 'finance', 'aftersales'],
    clause: 'PD-3.4',
  }),
  queue('held', {
    name: 'held',
    title: words('挂起', 'On hold'),
    roles: ['clerk', 'service', 'aftersales', 'quality', 'purchasing', 'production', ...leaders],
    clause: 'PD-3.4',
  }),
  queue('overdue', { name: 'overdue', title: words('已超时', 'Overdue'), roles: 'everyone', clause: 'OT-3.2' }, true),
];
