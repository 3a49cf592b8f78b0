/** Who runs the connections with platforms, and who decides about addresses; secrets stay with IT. */

/** A buyer’s new address: seen and decided, after hand-over by whoever asks the carrier. */
export const decidesAddresses = {
  'platforms.address-requests': 'shop',
  'platforms.accept-address': 'shop',
  'platforms.refuse-address': 'shop',
  'platforms.reveal-address': 'shop',
} as const;

export const keepsChannels = {
  'channels.connections': 'shop',
  'channels.connection': 'shop',
  'channels.deliveries': 'shop',
  'channels.delivery': 'shop',
  'channels.outgoings': 'shop',
  'channels.skus': 'shop',
  'channels.map-sku': 'shop',
  'channels.rerun': 'shop',
  'channels.drop': 'shop',
  'channels.resend': 'shop',
  'channels.drop-outgoing': 'shop',
  'channels.test': 'shop',
  'platforms.*': 'shop',
} as const;
