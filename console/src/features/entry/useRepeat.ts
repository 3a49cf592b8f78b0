/** Takes an earlier order as the pattern of this one: shop, terms, receiver and lines; what was typed of these gives way (CC-2.2). */
import type { repeatOrder } from '../../../../contract/entry.ts';
import { call } from '../../app/api.ts';
import { newKey } from '../../app/newKey.ts';
import { useSend } from '../../ui/useSend.ts';
import type { ChangeDraft } from './draft.ts';

export function useRepeat(change: ChangeDraft) {
  return useSend(async (orderId: string) => {
    const pattern = await call<typeof repeatOrder>('POST /entry/repeat/:orderId', { orderId });
    change({
      shopId: pattern.shopId,
      customerId: pattern.customerId ?? '',
      paymentTerms: pattern.paymentTerms,
      ...pattern.receiver,
      guesses: {},
      lines: pattern.lines.map((line) => ({ key: newKey(), ...line, discount: '', note: '' })),
    });
  });
}
