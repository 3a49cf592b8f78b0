/** The work queues in the order of the way that an order takes, then the cuts across it. The contract's list without its schema library. */
import type { Queue } from './orderQueries.ts';

export const queues = [
  'entered',
  'unpaid',
  'checked',
  'preparing',
  'prepared',
  'shipped',
  'delivered',
  'held',
  'refund',
  'overdue',
  'all',
] as const satisfies readonly Queue[];

/** Fails to compile when the contract gains a queue that has no tab. */
type Missing = Exclude<Queue, (typeof queues)[number]>;
export const everyQueueHasATab: [Missing] extends [never] ? true : false = true;
