/** Leaving a page, or closing a drawer, with something unsaved asks first, in the page; only the browser's own closing asks in the browser's words. */
import { useEffect, useRef, useState } from 'react';
import { useBlocker } from '@tanstack/react-router';
import { useHeld } from './leaving.ts';

export interface Unsaved {
  /** Somebody wants to leave, and has not yet said whether what was typed may go. */
  asking: boolean;
  /** Does it at once where nothing is unsaved, else asks. */
  leave: (go: () => void) => void;
  stay: () => void;
  giveUp: () => void;
}

export function useUnsaved(dirty: boolean): Unsaved {
  const [going, setGoing] = useState<() => void>();
  // What is given up by closing may change the address, which is not asked about a second time.
  const given = useRef(false);
  useEffect(() => {
    if (!dirty) given.current = false;
  }, [dirty]);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty && !given.current,
    enableBeforeUnload: dirty,
    withResolver: true,
  });
  const leave = (go: () => void) => (dirty && !given.current ? setGoing(() => go) : go());
  useHeld({ isUnsaved: () => dirty && !given.current, leave });
  return {
    asking: going !== undefined || blocker.status === 'blocked',
    leave,
    stay: () => {
      setGoing(undefined);
      blocker.reset?.();
    },
    giveUp: () => {
      if (!going) return blocker.proceed?.();
      given.current = true;
      setGoing(undefined);
      return going();
    },
  };
}
