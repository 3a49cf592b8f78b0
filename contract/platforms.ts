/** Changes that a platform reports and that a person decides about: a buyer's new address. (OS-6.3, PD-3.4) */
import { z } from 'zod';
import { endpoint, id, instant, reason } from './kit.ts';
import { orderRef } from './orders.ts';

const maskedReceiver = z.object({ name: z.string(), phone: z.string(), place: z.string() });

const addressRequestView = z.object({
  id,
  order: z.object({ id, number: z.string() }),
  before: maskedReceiver,
  after: maskedReceiver,
  parcels: z
    .array(z.object({ carrier: z.string(), waybill: z.string() }))
    .describe('what a carrier has on its way: only it can send them elsewhere'),
  findings: z.array(
    z.object({
      code: z.enum([
        'PLACE_UNKNOWN',
        'OTHER_PROVINCE',
        'FREIGHT_DIFFERS',
        'NOT_REACHED',
        'SLOWER',
        'CARRIER_COST',
        'ALREADY_SHIPPED',
        'ALREADY_PACKED',
      ]),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  askedAt: instant,
});
export type AddressRequestView = z.infer<typeof addressRequestView>;

export const addressRequests = endpoint({
  name: 'platforms.address-requests',
  route: 'GET /address-requests',
  title: { zh: '待确认的改址', en: 'Addresses to be confirmed' },
  input: z.strictObject({ shopId: id.optional(), orderId: id.optional() }),
  output: z.object({ items: z.array(addressRequestView) }),
});

/** In clear for whoever asks the carrier: logged as a look at the order's buyer. */
export const revealAddress = endpoint({
  name: 'platforms.reveal-address',
  route: 'POST /address-requests/:requestId/reveal',
  title: { zh: '显示改址明文', en: 'Reveal a new address' },
  input: z.strictObject({ requestId: id, reason: reason.optional().describe('needed where the policy demands one') }),
  output: z.object({ name: z.string(), phone: z.string(), address: z.string() }),
});

const requestId = z.strictObject({ requestId: id, reason });

export const acceptAddress = endpoint({
  name: 'platforms.accept-address',
  route: 'POST /address-requests/:requestId/acceptance',
  title: { zh: '同意改址', en: 'Agree to the new address' },
  input: requestId,
  output: orderRef,
});

export const refuseAddress = endpoint({
  name: 'platforms.refuse-address',
  route: 'POST /address-requests/:requestId/refusal',
  title: { zh: '不改地址', en: 'Keep the address' },
  input: requestId,
  output: orderRef,
});
