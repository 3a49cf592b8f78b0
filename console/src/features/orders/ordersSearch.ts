/**
 * The address of the list: queue, filters, the row in focus and the order that stands open in the drawer. Every view is a link; names and
 * phones never stand in an address.
 */
import {
  dueSpans,
  erredSteps,
  missedSteps,
  queues,
  sellerFlags,
  todaySteps,
} from '../../../../contract/order-words.ts';
import { isThread, type ThreadSearch } from '../../ui/timelineFilter.ts';
import { isId } from '../../ui/views/isId.ts';
import type { OrderFilter, Queue } from './orderQueries.ts';

export interface OrdersSearch extends Omit<OrderFilter, 'queue'>, ThreadSearch {
  queue?: Queue | undefined;
  row?: string | undefined;
  open?: string | undefined;
}

const isOwner = (value: unknown) => value === 'me' || value === 'none' || isId(value);
/** Which kinds there are is said by the policy; an address may name any. */
const isKind = (value: unknown) => typeof value === 'string' && /^[a-z][A-Za-z0-9-]{0,40}$/.test(value);
const isCarrier = (value: unknown) => typeof value === 'string' && value.length > 0 && value.length <= 60;
const isHour = (value: unknown) => typeof value === 'string' && /^([01]\d|2[0-3]):00$/.test(value);
const oneOf = (words: readonly string[]) => (value: unknown) => words.includes(value as string);

/** Every part of a filter, as an address may say it. */
const filterParts = {
  due: oneOf(dueSpans),
  warehouseId: isId,
  shopId: isId,
  sessionId: isId,
  owner: isOwner,
  flag: isKind,
  sellerFlag: oneOf(sellerFlags.slice(1)),
  carrier: isCarrier,
  today: oneOf(todaySteps),
  hour: isHour,
  missed: oneOf(missedSteps),
  erred: oneOf(erredSteps),
  message: oneOf(['yes']),
} as const;

export type FilterPart = keyof typeof filterParts;

/** What an address may say; anything else falls back to the first queue instead of failing. */
export function readOrdersSearch(raw: Record<string, unknown>): OrdersSearch {
  const parts = { ...filterParts, queue: oneOf(queues), row: isId, open: isId, thread: isThread };
  const { hour, thread, ...search } = Object.fromEntries(
    Object.entries(parts).flatMap(([name, fits]) => (fits(raw[name]) ? [[name, raw[name]]] : [])),
  ) as OrdersSearch;
  // An hour is one of what happened today, a thread that of the open order.
  return { ...search, ...(search.today && hour ? { hour } : {}), ...(search.open && thread ? { thread } : {}) };
}

/** The filter alone: what the server is asked, and what a view keeps. */
export function filterOf(search: OrdersSearch): OrderFilter {
  const { row: _row, open: _open, thread: _thread, queue = 'preparing', ...narrowing } = search;
  // The list of all orders is sorted by entry and knows no deadline.
  if (queue === 'all') delete narrowing.due;
  return { queue, ...narrowing };
}

/** A queue narrowed by anything: when it is empty, that may be why. */
export function isNarrowed({ queue: _queue, ...narrowing }: OrderFilter): boolean {
  return Object.keys(narrowing).length > 0;
}
