/**
 * A part that is made before it is asked for: it is laid out outside the window, and nothing of it is seen, pressed, read aloud or bound to
 * a key. What it does once it is seen are effects that wait for that, so that nothing in it renders again at the press.
 */
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

function sightThatIs(seen: boolean) {
  const watchers = new Set<() => void>();
  return {
    isSeen: () => seen,
    become(next: boolean) {
      if (next === seen) return;
      seen = next;
      for (const watcher of [...watchers]) watcher();
    },
    watch(watcher: () => void) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

const Sight = createContext(sightThatIs(true));

export function SeenWhen({ seen, children }: { seen: boolean; children: ReactNode }) {
  const [sight] = useState(() => sightThatIs(seen));
  useEffect(() => sight.become(seen), [sight, seen]);
  return <Sight value={sight}>{children}</Sight>;
}

/** Begins when the part that asks is seen, and ends when it is so no more. The effect is kept by `useCallback`: another one begins anew. */
export function useWhenSeen(effect: () => (() => void) | undefined): void {
  const sight = useContext(Sight);
  useEffect(() => {
    let end: (() => void) | undefined;
    const follow = () => {
      end?.();
      end = sight.isSeen() ? effect() : undefined;
    };
    follow();
    const forget = sight.watch(follow);
    return () => {
      forget();
      end?.();
    };
  }, [sight, effect]);
}
