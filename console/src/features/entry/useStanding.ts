/** What the company knows of the customer of this draft, asked a moment after the last key; nothing of it is kept (CC-2.2, OS-3.1). */
import { useQuery } from '@tanstack/react-query';
import type { customerStanding } from '../../../../contract/entry.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useAsked } from '../../ui/useAsked.ts';
import { lineAmount, minorFrom } from './amounts.ts';
import { totalsOf, type Draft } from './draft.ts';

export type Standing = OutputOf<typeof customerStanding>;

const PAUSE_MS = 400;
/** A shorter number finds too many. */
const FEWEST = 7;

export function useStanding(draft: Draft): Standing | undefined {
  const may = useMay();
  const phone = useAsked(draft.phone.length >= FEWEST ? draft.phone : '', PAUSE_MS);
  const { total, discount } = totalsOf(draft);
  const input = {
    ...(draft.customerId ? { customerId: draft.customerId } : phone ? { phone } : {}),
    lines: draft.lines.map(({ skuId, quantity, unitPrice, discount }) => {
      const amount = lineAmount(quantity, unitPrice, minorFrom(discount));
      return { skuId, quantity, ...(amount === undefined ? {} : { amount }) };
    }),
    ...(draft.shopId ? { shopId: draft.shopId } : {}),
    ...(discount ? { discount } : {}),
    ...(total === undefined ? {} : { total }),
  };
  const known = useQuery({
    queryKey: ['entry', 'standing', input],
    queryFn: ({ signal }) => call<typeof customerStanding>('POST /entry/standing', input, { signal }),
    enabled: may('entry.standing') && (draft.customerId !== '' || phone !== '' || draft.lines.length > 0),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return known.data;
}
