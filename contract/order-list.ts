/**
 * Lists of orders: one filter for the list, its counts, its sums, its export and what a saved view keeps. Each part of the filter is
 * served by an index or looked for within a bounded number of orders, so that no list scans all of them. (PD-3.3, OT-2.1)
 */
import { z } from 'zod';
import { exportInput, exportStarted } from './exports.ts';
import { endpoint, id, instant, minorUnits, nothing, page } from './kit.ts';
import { orderRow } from './order-views.ts';
import { dueSpans, erredSteps, missedSteps, queues, sellerFlags, todaySteps } from './order-words.ts';
import { specialKind } from './special.ts';

const title = (zh: string, en: string) => ({ zh, en });

const narrowing = {
  shopId: id.optional(),
  warehouseId: id.optional(),
  sessionId: id.optional(),
  owner: z
    .union([z.enum(['me', 'none']), id])
    .optional()
    .describe('a colleague, `me`, or `none` where nobody is on it'),
  flag: specialKind.optional(),
  sellerFlag: z.enum(sellerFlags).exclude(['none']).optional(),
  today: z
    .enum(todaySteps)
    .optional()
    .describe(
      'only orders to which this happened today, in the company’s zone; `received` is money in the company’s currency, a part payment too, `paid` that the order is paid in full',
    ),
  hour: z
    .string()
    .regex(/^([01]\d|2[0-3]):00$/)
    .optional()
    .describe('with `today`: only within the hour that begins then, in the company’s zone'),
  missed: z
    .enum(missedSteps)
    .optional()
    .describe('only orders with which this came too late within the last seven days, today among them'),
  erred: z
    .enum(erredSteps)
    .optional()
    .describe('only orders in which an error of the reader’s own entry or check was corrected this month'),
  carrier: z.string().trim().min(1).max(60).optional().describe('who carries it, as named at packing or hand-over'),
  message: z.enum(['yes']).optional().describe('only orders with a message of the buyer'),
};

/** Open queues come with what goes first by policy, then the earliest deadline; `all` with the newest order first. */
export const orderFilter = z.strictObject({
  queue: z.enum(queues).default('all'),
  ...narrowing,
  due: z.enum(dueSpans).optional().describe('due within this span, or over already; open queues only'),
});
export type OrderFilter = z.infer<typeof orderFilter>;

export const listOrders = endpoint({
  name: 'orders.list',
  route: 'GET /orders',
  title: title('订单列表', 'Orders as work queues'),
  input: orderFilter.extend({
    ids: z
      .string()
      .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,99}$/)
      .optional()
      .describe('only these of them: which of some orders belong to a list'),
    limit: z.coerce.number().int().min(1).max(200).default(60),
    cursor: z.string().max(400).optional(),
  }),
  /** A page may hold fewer rows than asked for and still have a `next`: so far was looked. */
  output: page(orderRow),
});

export const queueCounts = endpoint({
  name: 'orders.counts',
  route: 'GET /orders/counts',
  title: title('队列数', 'Queue counts'),
  input: z.strictObject(narrowing),
  output: z.object({ counts: z.record(z.string(), z.int()), asOf: instant }),
});

export const sumOrders = endpoint({
  name: 'orders.sums',
  route: 'GET /orders/sums',
  title: title('筛选合计', 'Sums of a filtered list'),
  input: orderFilter,
  output: z.object({
    orders: z.int(),
    pieces: z.string(),
    amounts: z.record(z.string(), minorUnits).describe('totals by currency'),
    exact: z.boolean().describe('false where more orders fit than are summed'),
    asOf: instant,
  }),
});

export const listCarriers = endpoint({
  name: 'orders.carriers',
  route: 'GET /orders/carriers',
  title: title('承运的快递', 'Carriers of orders'),
  input: nothing,
  output: z.object({ items: z.array(z.string()) }),
});

export const exportOrders = endpoint({
  name: 'orders.export',
  route: 'POST /orders/exports',
  title: title('导出订单', 'Export orders'),
  input: exportInput(orderFilter),
  output: exportStarted,
});
