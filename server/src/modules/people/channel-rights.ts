/** Who runs the connections with platforms: what waits is settled, addresses are decided, secrets stay with IT. */
export const keepsChannels = {
  'channels.connections': 'shop',
  'channels.connection': 'shop',
  'channels.deliveries': 'shop',
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
