/**
 * Only the rows in sight and a few beyond are in the page, however many are loaded: ten thousand scroll like fifty. All rows are of one
 * height, so nothing is measured, nothing moves, and a division says which rows are in sight.
 */
import { useEffect, useState, type RefObject } from 'react';
import { useAppearance } from '../../app/appearance.ts';
import { inSight } from './virtualRows.ts';

/** As the tokens have them (`--row`, `--row-head`). */
const sizes = { compact: { row: 36, head: 30 }, comfortable: { row: 48, head: 38 } } as const;

type Body = RefObject<HTMLDivElement | null>;

export function useVirtualRows(body: Body, count: number, focusAt: number) {
  const { row, head } = sizes[useAppearance().density === 'comfortable' ? 'comfortable' : 'compact'];
  const { top, height } = useView(body, row);
  useEffect(() => {
    const element = body.current;
    if (!element || focusAt < 0) return;
    const at = focusAt * row;
    // The head covers the top of the list; the row in focus stands below it.
    if (at < element.scrollTop) element.scrollTo({ top: at });
    else if (at + row > element.scrollTop + element.clientHeight - head)
      element.scrollTo({ top: at + row + head - element.clientHeight });
  }, [body, focusAt, row, head]);
  const { first, last } = inSight({ top, height, row, count });
  return { first, last, above: first * row, below: Math.max(0, count - last) * row };
}

/** Where the list is scrolled to, in steps of some rows: a step less is no reason to render. */
function useView(body: Body, row: number): { top: number; height: number } {
  // Before the first layout there is no height yet: a screen's worth of rows is shown at once.
  const [view, setView] = useState({ top: 0, height: 900 });
  useEffect(() => {
    const element = body.current;
    if (!element) return undefined;
    const step = row * 4;
    const look = () => {
      const next = { top: Math.floor(element.scrollTop / step) * step, height: element.clientHeight };
      setView((now) => (now.top === next.top && now.height === next.height ? now : next));
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [body, row]);
  return view;
}
