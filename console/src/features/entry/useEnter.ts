/** Sends the order that was typed. One idempotency key per content: pressing twice enters one order, a mended order is a new try. */
import { useRef } from 'react';
import type { enterByHand } from '../../../../contract/entry.ts';
import { call } from '../../app/api.ts';
import { newKey } from '../../app/newKey.ts';
import { useSend } from '../../ui/useSend.ts';
import { orderFrom, type Draft } from './draft.ts';

export function useEnter(draft: Draft, openedAt: string, onEntered: (orderId: string) => void) {
  const key = useRef<{ draft: Draft; key: string }>(undefined);
  return useSend(async () => {
    if (key.current?.draft !== draft) key.current = { draft, key: newKey() };
    const idempotencyKey = key.current.key;
    const { id } = await call<typeof enterByHand>('POST /entry/orders', orderFrom(draft, openedAt), { idempotencyKey });
    onEntered(id);
  });
}
