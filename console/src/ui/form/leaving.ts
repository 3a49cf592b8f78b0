/**
 * What holds forms (a layer, a dialog, a list, a page) and is about to take them away asks them first: each one in which something
 * is unsaved puts its own question, in its own place. A holder within a holder is asked like a form.
 */
import { createContext, useContext, useEffect, useMemo, useRef, useState, type RefObject } from 'react';

export interface Leaving {
  isUnsaved: () => boolean;
  /** Does it at once where nothing is unsaved, else when all that was typed may go. */
  leave: (go: () => void) => void;
}

type Held = Set<RefObject<Leaving>>;

/** Stands around the forms that a holder asks. */
export const Holding = createContext<Held | undefined>(undefined);

/** Lets whoever holds this form ask it. */
export function useHeld(leaving: Leaving): void {
  const held = useContext(Holding);
  const latest = useRef(leaving);
  useEffect(() => {
    latest.current = leaving;
  });
  useEffect(() => {
    held?.add(latest);
    return () => void held?.delete(latest);
  }, [held]);
}

export function useLeaving(): Leaving & { held: Held } {
  const [held] = useState<Held>(() => new Set());
  const leaving = useMemo(
    () => ({
      isUnsaved: () => [...held].some((form) => form.current.isUnsaved()),
      leave: (go: () => void) =>
        [...held].reduceRight<() => void>((then, form) => () => form.current.leave(then), go)(),
    }),
    [held],
  );
  useHeld(leaving);
  return { ...leaving, held };
}
