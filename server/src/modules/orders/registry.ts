/** What the orders module registers: its actions and queries, one visible list. */
import { acceptOrder } from './accept-order.ts';
import { assignOrder } from './assign-order.ts';
import { cancelOrder } from './cancel-order.ts';
import { checkOrder } from './check-order.ts';
import { closeOrder } from './close-order.ts';
import { correctOrder } from './correct-order.ts';
import { countQueues } from './count-queues.ts';
import { createOrder } from './create-order.ts';
import { exportOrders } from './export-orders.ts';
import { getOrder } from './get-order.ts';
import { holdOrder } from './hold-order.ts';
import { listCarriers } from './list-carriers.ts';
import { listOrders } from './list-orders.ts';
import { orderTimeline } from './order-timeline.ts';
import { prepareOrder } from './prepare-order.ts';
import { listReceivables } from './receivables.ts';
import { releaseHold } from './release-hold.ts';
import { remarkOrder } from './remark-order.ts';
import { revealReceiver } from './reveal-receiver.ts';
import { searchOrders } from './search-orders.ts';
import { sumOrders } from './sum-orders.ts';
import { acceptSilently, closeSilently } from './settle-orders.ts';

export const orderActions = [
  createOrder,
  checkOrder,
  prepareOrder,
  acceptOrder,
  closeOrder,
  cancelOrder,
  holdOrder,
  releaseHold,
  remarkOrder,
  correctOrder,
  assignOrder,
  revealReceiver,
  exportOrders,
  acceptSilently,
  closeSilently,
];

export const orderQueries = [
  listReceivables,
  listOrders,
  listCarriers,
  countQueues,
  sumOrders,
  getOrder,
  orderTimeline,
  searchOrders,
];
