/**
 * A layer beside the thing it explains: placed under its anchor (above when there is no room), closed by Escape or a click elsewhere,
 * unless a form in it holds something unsaved: then that form asks. Focus goes in and comes back. Popovers and menus are made of it;
 * it is never used for a decision that cannot be undone.
 */
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { Holding, useLeaving, type Leaving } from './form/leaving.ts';
import { usePlacement } from './usePlacement.ts';

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
  const leaving = useLeaving();
  const placement = usePlacement(layer, anchor, width, close);
  useFocusInside(layer, anchor, placement !== undefined);
  useClosedOutside(layer, anchor, close, leaving);
  return createPortal(
    <div
      ref={layer}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      className={`floating ${className}`}
      style={placement ? { ...placement } : { visibility: 'hidden', width }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        event.nativeEvent.stopImmediatePropagation();
        leaving.leave(onClose);
      }}
    >
      <Holding value={leaving.held}>{children}</Holding>
    </div>,
    document.body,
  );
}

type Layer = RefObject<HTMLDivElement | null>;
type Close = RefObject<() => void>;

/** The body and what has left the page take no focus. */
const isFocusable = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element !== document.body && element.isConnected;

/** Focus goes to the first thing that asks for it, and back to where it was when the layer closes. */
function useFocusInside(layer: Layer, anchor: HTMLElement, placed: boolean): void {
  useEffect(() => {
    const element = layer.current;
    // What has no place yet is hidden, and what is hidden takes no focus.
    if (!placed) return undefined;
    const before = document.activeElement;
    (element?.querySelector<HTMLElement>('[data-autofocus], input') ?? element)?.focus();
    return () => {
      if (document.activeElement === document.body || element?.contains(document.activeElement))
        (isFocusable(before) ? before : anchor).focus();
    };
  }, [layer, anchor, placed]);
}

/** What is pressed elsewhere closes the layer; while something in it is unsaved, the press asks and does nothing else. */
function useClosedOutside(layer: Layer, anchor: HTMLElement, close: Close, { isUnsaved, leave }: Leaving): void {
  useEffect(() => {
    const isOutside = (event: MouseEvent) => !layer.current?.contains(event.target as Node);
    const pressed = (event: MouseEvent) => {
      if (!isOutside(event)) return;
      // The focus stays where the question will be.
      if (isUnsaved()) event.preventDefault();
      else if (!anchor.contains(event.target as Node)) close.current();
    };
    const clicked = (event: MouseEvent) => {
      if (!isOutside(event) || !isUnsaved()) return;
      event.preventDefault();
      event.stopPropagation();
      leave(close.current);
    };
    document.addEventListener('mousedown', pressed);
    document.addEventListener('click', clicked, true);
    return () => {
      document.removeEventListener('mousedown', pressed);
      document.removeEventListener('click', clicked, true);
    };
  }, [layer, anchor, close, isUnsaved, leave]);
}
