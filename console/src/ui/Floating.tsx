/**
 * A layer beside the thing it explains: placed under its anchor (above when there is no room), closed by Escape or a click elsewhere,
 * focus goes in and comes back. Popovers and menus are made of it; it is never used for a decision that cannot be undone.
 */
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { place, type Placement } from './placement.ts';

interface FloatingProps {
  anchor: HTMLElement;
  label: string;
  width: number;
  onClose: () => void;
  children: ReactNode;
  className?: string;
}

export function Floating({ anchor, label, width, onClose, children, className = '' }: FloatingProps) {
  const layer = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const placement = usePlacement(layer, anchor, width, close);
  useFocusInside(layer, anchor, close, placement !== undefined);
  return createPortal(
    <div
      ref={layer}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      className={`floating ${className}`}
      style={placement ? { ...placement } : { visibility: 'hidden', width }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.nativeEvent.stopImmediatePropagation();
        onClose();
      }}
    >
      {children}
    </div>,
    document.body,
  );
}

type Layer = RefObject<HTMLDivElement | null>;
type Close = RefObject<() => void>;

/** Follows the size of the window and of the layer itself; a layer whose anchor has gone closes. */
function usePlacement(layer: Layer, anchor: HTMLElement, width: number, close: Close): Placement | undefined {
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
    return () => {
      resized.disconnect();
      removeEventListener('resize', settle);
    };
  }, [layer, anchor, width, close]);
  return placement;
}

/** Focus goes to the first thing that asks for it, and back to the anchor when the layer closes; a click elsewhere closes it. */
function useFocusInside(layer: Layer, anchor: HTMLElement, close: Close, placed: boolean): void {
  useEffect(() => {
    const element = layer.current;
    // What has no place yet is hidden, and what is hidden takes no focus.
    if (!placed) return undefined;
    (element?.querySelector<HTMLElement>('[data-autofocus], input') ?? element)?.focus();
    const outside = (event: MouseEvent) => {
      const target = event.target as Node;
      if (!element?.contains(target) && !anchor.contains(target)) close.current();
    };
    document.addEventListener('mousedown', outside);
    return () => {
      document.removeEventListener('mousedown', outside);
      if (document.activeElement === document.body || element?.contains(document.activeElement)) anchor.focus();
    };
  }, [layer, anchor, close, placed]);
}
