/** What the channels register: actions, queries, the worker's rounds. Routes and the consumer go through the door as they are. */
import { every } from '../../kernel/timed-work.ts';
import { changeConnection, closeConnection, replaceSecrets } from './change-connection.ts';
import { connectShop } from './connect-shop.ts';
import { forgetBodies } from './delivery-store.ts';
import { pullAll } from './pull-orders.ts';
import { sendOutgoings } from './send-outgoing.ts';
import { dropDelivery, dropOutgoing, mapSku, rerunDelivery, resendOutgoing } from './settle-delivery.ts';
import { noteSettled, noteStuck, settleStuck } from './stuck.ts';
import { takeOrder, takeRefund } from './take-told.ts';
import { testConnection } from './test-connection.ts';
import { getConnection, getDelivery, listConnections, listDeliveries, listOutgoings, listSkuMap } from './views.ts';
import { workDeliveries } from './work-deliveries.ts';

export const channelActions = [
  connectShop,
  changeConnection,
  replaceSecrets,
  closeConnection,
  testConnection,
  rerunDelivery,
  dropDelivery,
  mapSku,
  resendOutgoing,
  dropOutgoing,
  takeOrder,
  takeRefund,
  noteStuck,
  noteSettled,
];
export const channelQueries = [listConnections, getConnection, listDeliveries, getDelivery, listOutgoings, listSkuMap];

export const channelWork = [
  every(1, 'channels.work-deliveries', async (kernel, signal) => {
    await workDeliveries(kernel, { signal });
  }),
  every(2, 'channels.send', async (kernel, signal) => {
    await sendOutgoings(kernel, signal);
    await settleStuck(kernel);
  }),
  every(60, 'channels.pull', pullAll),
  every(3600, 'channels.forget', (kernel) => forgetBodies(kernel.database)),
];
