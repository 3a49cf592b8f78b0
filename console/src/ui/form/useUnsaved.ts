/** Leaving a page, or closing a drawer, with something unsaved asks first, in the page; only the browser's own closing asks in the browser's words. */
import { useRef, useState } from 'react';
import { useBlocker } from '@tanstack/react-router';
import { useHeld } from './leaving.ts';

/** A form, or what is like one: `values` is another object after each change. */
interface Typed {
  /** What would be lost by leaving now. */
  unsaved: boolean;
  values: unknown;
}

export interface Unsaved {
  /** Somebody wants to leave, and has not yet said whether what was typed may go. */
  asking: boolean;
  /** Does it at once where nothing is unsaved, else asks. */
  leave: (go: () => void) => void;
  stay: () => void;
  giveUp: () => void;
}

export function useUnsaved({ unsaved, values }: Typed): Unsaved {
  const [going, setGoing] = useState<() => void>();
  // What is given up by closing may change the address, which is not asked about a second time; whatever is typed after it is.
  const given = useRef<unknown>(undefined);
  const isUnsaved = () => unsaved && given.current !== values;
  const blocker = useBlocker({ shouldBlockFn: isUnsaved, enableBeforeUnload: unsaved, withResolver: true });
  const leave = (go: () => void) => (isUnsaved() ? setGoing(() => go) : go());
  useHeld({ isUnsaved, leave });
  return {
    asking: going !== undefined || blocker.status === 'blocked',
    leave,
    stay: () => {
      setGoing(undefined);
      blocker.reset?.();
    },
    giveUp: () => {
      if (!going) return blocker.proceed?.();
      given.current = values;
      setGoing(undefined);
      return going();
    },
  };
}
