/** Keeps a layer beside its anchor, wherever that is. */
import { useLayoutEffect, useState, type RefObject } from 'react';
import { place, type Placement } from './placement.ts';

/** Follows the window, what scrolls, and the layer's own size; a layer whose anchor has gone closes. */
export function usePlacement(
  layer: RefObject<HTMLElement | null>,
  anchor: HTMLElement,
  width: number,
  close: RefObject<() => void>,
): Placement | undefined {
  const [placement, setPlacement] = useState<Placement>();
  useLayoutEffect(() => {
    const element = layer.current;
    if (!element) return undefined;
    const settle = () => {
      const view = { width: innerWidth, height: innerHeight };
      if (anchor.isConnected)
        setPlacement(place(anchor.getBoundingClientRect(), { width, height: element.scrollHeight }, view));
      else close.current();
    };
    settle();
    const resized = new ResizeObserver(settle);
    resized.observe(element);
    addEventListener('resize', settle);
    addEventListener('scroll', settle, true);
    return () => {
      resized.disconnect();
      removeEventListener('resize', settle);
      removeEventListener('scroll', settle, true);
    };
  }, [layer, anchor, width, close]);
  return placement;
}
