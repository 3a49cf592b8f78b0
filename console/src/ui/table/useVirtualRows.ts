/**
 * Only the rows in sight and a few beyond are in the page, however many are loaded: ten thousand scroll like fifty. All rows are of one
 * height, so nothing is measured, nothing moves, and a division says which rows are in sight.
 */
import { startTransition, useEffect, useState, type RefObject } from 'react';
import { useAppearance } from '../../app/appearance.ts';
import { afterPaint } from '../state/painted.ts';
import { BEYOND, originAt, rowsOfSlots } from './virtualRows.ts';

/** As the tokens have them (`--row`, `--row-head`). */
const sizes = { compact: { row: 36, head: 30 }, comfortable: { row: 48, head: 38 } } as const;

/** What two lines are higher than one (`.list.two-line`). */
const TWO_LINES = 5 / 3;

const RESTS_MS = 150;

/** Where reading begins, painted a frame before the rest of what is in sight. */
const FIRST_ROWS = 8;

type Body = RefObject<HTMLDivElement | null>;

interface Asked {
  body: Body;
  /** Of the list, in pixels. */
  height: number;
  count: number;
  focusAt: number;
  /** Rows of two lines. */
  twoLine: boolean;
}

/** The row of each slot, and how high a row is. */
export function useVirtualRows(asked: Asked): { slots: number[]; rowHeight: number } {
  const { body, height, count, focusAt, twoLine } = asked;
  const { row: line, head } = sizes[useAppearance().density === 'comfortable' ? 'comfortable' : 'compact'];
  const row = twoLine ? line * TWO_LINES : line;
  const view = useView(body, row);
  useEffect(() => {
    const element = body.current;
    if (!element || focusAt < 0) return;
    const at = focusAt * row;
    // The head covers the top of the list; the row in focus stands below it.
    if (at < element.scrollTop) element.scrollTo({ top: at });
    else if (at + row > element.scrollTop + element.clientHeight - head)
      element.scrollTo({ top: at + row + head - element.clientHeight });
  }, [body, focusAt, row, head]);
  const inSight = Math.ceil(height / row);
  const fit = view.begun ? inSight : Math.min(inSight, FIRST_ROWS);
  return { slots: rowsOfSlots({ ...view, fit, count }), rowHeight: row };
}

interface View {
  /** The first rows have been painted. */
  begun: boolean;
  first: number;
  beyond: number;
  origin: number;
}

/**
 * The first row in sight. At first nothing is made beyond it: that waits until the list rests. Slots stay as they are while it is scrolled;
 * when it rests they are put in the order of the rows again, unless the reader's keyboard is in one of them.
 */
function useView(body: Body, row: number): View {
  const [view, setView] = useState<View>({ begun: false, first: 0, beyond: 0, origin: 0 });
  useEffect(() => afterPaint(() => setView((now) => ({ ...now, begun: true }))), []);
  useEffect(() => {
    const element = body.current;
    if (!element) return undefined;
    let rests: ReturnType<typeof setTimeout> | undefined;
    const firstInSight = () => Math.floor(element.scrollTop / row);
    const settle = () => {
      const first = firstInSight();
      const origin = element.querySelector('tbody :focus') ? {} : { origin: originAt(first) };
      startTransition(() => setView((now) => ({ ...now, first, beyond: BEYOND, ...origin })));
    };
    const look = () => {
      const first = firstInSight();
      setView((now) => (now.first === first ? now : { ...now, first }));
      clearTimeout(rests);
      rests = setTimeout(settle, RESTS_MS);
    };
    // Asked at once, where it is scrolled to would lay out the rows in the middle of their making.
    rests = setTimeout(settle, RESTS_MS);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      clearTimeout(rests);
      element.removeEventListener('scroll', look);
    };
  }, [body, row]);
  return view;
}
