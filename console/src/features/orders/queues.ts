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
