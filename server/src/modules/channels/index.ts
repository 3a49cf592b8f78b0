/** The door of channels: shops connected with their platforms, what those send, what is told to them. (OS-2.1, OS-4.3) */
export { connectionsExport } from './export-connections.ts';
export { deliveriesExport } from './export-deliveries.ts';
export { outgoingsExport } from './export-outgoings.ts';
export { outgoingConsumer } from './outgoing.ts';
export { parcelReader } from './parcels.ts';
export { hookRoutes, takePosted } from './receive.ts';
export { connectionsCache } from './connection.ts';
export { sendOutgoings } from './send-outgoing.ts';
export { settleStuck } from './stuck.ts';
export { workDeliveries } from './work-deliveries.ts';
export { channelActions, channelQueries, channelWork } from './registry.ts';
