/**
 * The list of orders is made once out of sight when a hand rests on the link to it: code that has never run and words that were never looked
 * up would make the first opening half as dear again as every later one. Nobody sees, hears or reaches it, and it is taken away again.
 */
import { startTransition, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { late } from '../../ui/late.tsx';
import { SeenWhen } from '../../ui/state/seen.tsx';
import { askForFirstRows } from './askAhead.ts';

const RESTS_MS = 100;
/** Its first rows, and the rest of them a frame later. */
const STANDS_MS = 150;

const OrdersAt = late(() => import('./OrdersPage.tsx').then((module) => module.OrdersAt));
const nothing = () => undefined;
let rehearsed = false;

export function OrdersRehearsal() {
  const isShown = useLocation({ select: ({ pathname }) => pathname === '/orders' });
  const stands = useStandsOnce(isShown);
  return (
    stands &&
    createPortal(
      <SeenWhen seen={false}>
        <div className="sheet rehearsal" aria-hidden="true" inert>
          <OrdersAt search={{}} change={nothing} choose={nothing} rest={nothing} />
        </div>
      </SeenWhen>,
      document.body,
    )
  );
}

function useStandsOnce(isShown: boolean): boolean {
  const queries = useQueryClient();
  const [stands, setStands] = useState(false);
  useEffect(() => {
    if (isShown || rehearsed) return undefined;
    let rests = true;
    const make = async () => {
      await Promise.all([OrdersAt.fetch(), askForFirstRows(queries, {})]);
      // Making it gives way to whatever the hand does meanwhile.
      if (rests) startTransition(() => setStands(true));
    };
    // What cannot be fetched now is told when the page is opened.
    const stood = setTimeout(() => void make().catch(nothing), RESTS_MS);
    return () => {
      rests = false;
      clearTimeout(stood);
    };
  }, [queries, isShown]);
  useEffect(() => {
    if (!stands) return undefined;
    rehearsed = true;
    const stood = setTimeout(() => setStands(false), STANDS_MS);
    return () => clearTimeout(stood);
  }, [stands]);
  return stands;
}
