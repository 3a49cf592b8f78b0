/**
 * Holds back the parts of a page that ask the server for more, until what the page is about has been painted. They come then without
 * blocking what the reader does meanwhile.
 */
import { useDeferredValue, type ReactNode } from 'react';
import { usePainted } from './painted.ts';

interface AfterPaintProps {
  children: ReactNode;
  /** Stands in their place for the first frame. */
  instead?: ReactNode;
}

export function AfterPaint({ children, instead }: AfterPaintProps) {
  const painted = useDeferredValue(usePainted());
  return painted ? children : instead;
}
