/**
 * A layer beside the thing it explains: placed under its anchor (above when there is no room), closed by Escape or a click elsewhere,
 * focus goes in and comes back. Popovers and menus are made of it; it is never used for a decision that cannot be undone.
 */
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface FloatingProps {
  anchor: HTMLElement;
  label: string;
  width: number;
  onClose: () => void;
  children: ReactNode;
  className?: string;
  role?: 'dialog' | 'menu' | 'listbox';
}

interface Placement {
  top: number;
  left: number;
  width: number;
  maxHeight: number;
}

const GAP = 6;
const EDGE = 8;

export function place(
  anchor: DOMRect,
  size: { width: number; height: number },
  view: { width: number; height: number },
): Placement {
  const width = Math.min(size.width, view.width - 2 * EDGE);
  const left = Math.min(Math.max(EDGE, anchor.left), view.width - width - EDGE);
  const below = view.height - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  if (size.height <= below || below >= above) return { top: anchor.bottom + GAP, left, width, maxHeight: below };
  return { top: Math.max(EDGE, anchor.top - GAP - size.height), left, width, maxHeight: above };
}

export function Floating({ anchor, label, width, onClose, children, className = '', role = 'dialog' }: FloatingProps) {
  const layer = useRef<HTMLDivElement>(null);
  const [placement, setPlacement] = useState<Placement>();
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    const element = layer.current;
    if (!element) return;
    const settle = () => {
      if (!anchor.isConnected) close.current();
      else
        setPlacement(
          place(
            anchor.getBoundingClientRect(),
            { width, height: element.scrollHeight },
            { width: innerWidth, height: innerHeight },
          ),
        );
    };
    settle();
    const resized = new ResizeObserver(settle);
    resized.observe(element);
    addEventListener('resize', settle);
    return () => {
      resized.disconnect();
      removeEventListener('resize', settle);
    };
  }, [anchor, width]);

  useEffect(() => {
    const element = layer.current;
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
  }, [anchor]);

  return createPortal(
    <div
      ref={layer}
      role={role}
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
