/**
 * Holds back the parts of a page that ask the server for more, until what the page is about has been painted. They come then without
 * blocking what the reader does meanwhile.
 */
import { startTransition, useEffect, useState, type ReactNode } from 'react';

interface AfterPaintProps {
  children: ReactNode;
  /** Stands in their place for the first frame. */
  instead?: ReactNode;
}

export function AfterPaint({ children, instead }: AfterPaintProps) {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    // A frame's callbacks run before it is painted; a timer set in one runs after.
    const frame = requestAnimationFrame(() => {
      next = setTimeout(() => startTransition(() => setPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(next);
    };
  }, []);
  return painted ? children : instead;
}
