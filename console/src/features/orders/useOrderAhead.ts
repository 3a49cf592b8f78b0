/**
 * The order that the eye rests on in a list, or the one after an open order, is asked for and made before it is opened, so that it stands
 * there at the press. A hand that runs through the list asks for none.
 */
import { startTransition, useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { askForOrder } from './askAhead.ts';

const RESTS_MS = 150;

/** The order whose answer has come. It stays until the next one is here: a list that is run through is not held up by taking it away. */
export function useOrderAhead(resting: string | undefined): string | undefined {
  const queries = useQueryClient();
  const [ahead, setAhead] = useState<string>();
  useEffect(() => {
    let rests = true;
    const make = async () => {
      if (resting) await askForOrder(queries, resting);
      // Making it gives way to whatever the hand does meanwhile.
      if (rests) startTransition(() => setAhead(resting));
    };
    const stood = setTimeout(() => void make(), RESTS_MS);
    return () => {
      rests = false;
      clearTimeout(stood);
    };
  }, [queries, resting]);
  return ahead;
}
