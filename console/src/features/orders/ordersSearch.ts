/** The address of the list: queue, filters, and the order that stands open in the drawer. Names and phones never stand in an address. */
import { queues } from '../../../../contract/order-words.ts';
import type { Queue } from './orderQueries.ts';

export interface OrdersSearch {
  queue?: Queue | undefined;
  shopId?: string | undefined;
  warehouseId?: string | undefined;
  open?: string | undefined;
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value);

/** What an address may say; anything else falls back to the first queue instead of failing. */
export function readOrdersSearch(raw: Record<string, unknown>): OrdersSearch {
  const search: OrdersSearch = {};
  const queue = queues.find((one) => one === raw['queue']);
  if (queue) search.queue = queue;
  if (isId(raw['shopId'])) search.shopId = raw['shopId'];
  if (isId(raw['warehouseId'])) search.warehouseId = raw['warehouseId'];
  if (isId(raw['open'])) search.open = raw['open'];
  return search;
}
