/** The fixed words of channels: which platforms there are, and where a delivery or a ship-back stands. */

export const connectionKinds = ['douyin', 'shopify', 'woocommerce', 'standard'] as const;
export const deliveryStates = ['stored', 'taken', 'waiting', 'dropped', 'superseded'] as const;
export const outgoingStates = ['waiting', 'sent', 'stuck', 'dropped', 'superseded'] as const;
