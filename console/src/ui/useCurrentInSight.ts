/** A strip that scrolls sideways where there is no room for all of it: what is current in it stands in sight. */
import { useEffect, useRef, type RefObject } from 'react';
import { afterPaint } from './state/painted.ts';

export function useCurrentInSight(current: string | undefined): RefObject<HTMLElement | null> {
  const strip = useRef<HTMLElement>(null);
  useEffect(
    // Asked sooner, it would lay out the page once more before it is painted.
    () =>
      afterPaint(() => {
        const { scrollWidth = 0, clientWidth = 0 } = strip.current ?? {};
        if (scrollWidth <= clientWidth) return;
        strip.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
      }),
    [current],
  );
  return strip;
}
