/**
 * The order that the eye rests on in a list, or the one after an open order, is asked for before it is opened, so that it stands there at
 * the press. A hand that runs through the list asks for none.
 */
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { askForOrder } from './askAhead.ts';

const RESTS_MS = 150;

export function useOrderAhead(orderId: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!orderId) return undefined;
    const rests = setTimeout(() => askForOrder(queries, orderId), RESTS_MS);
    return () => clearTimeout(rests);
  }, [queries, orderId]);
}
