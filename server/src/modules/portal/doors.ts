/**
 * What a customer may do beyond looking (answer a question, change an address, complain, sign for goods): other modules
 * offer it, `wire.ts` lists who does. A door that has nothing to offer for this order answers undefined. (OT-4.3)
 */
import type { TrackingView } from '../../../../contract/portal.ts';
import type { Ctx } from '../../kernel/action.ts';

export type Door = TrackingView['doors'][number];
type Offer = (ctx: Ctx, orderId: string) => Promise<Omit<Door, 'name'> | undefined>;

const offers = new Map<string, Offer>();

export function customerDoor(name: string, offer: Offer): void {
  offers.set(name, offer);
}

export async function doorsOf(ctx: Ctx, orderId: string): Promise<Door[]> {
  const asked = [...offers].map(async ([name, offer]) => {
    const door = await offer(ctx, orderId);
    return door ? [{ name, ...door }] : [];
  });
  return (await Promise.all(asked)).flat();
}
