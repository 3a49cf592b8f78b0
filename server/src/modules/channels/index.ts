/** The door of channels: shops connected with their platforms, what those send, what is told to them. (OS-2.1, OS-4.3) */
export { outgoingConsumer } from './outgoing.ts';
export { parcelReader } from './parcels.ts';
export { hookRoutes } from './receive.ts';
export { channelActions, channelQueries, channelWork } from './registry.ts';
