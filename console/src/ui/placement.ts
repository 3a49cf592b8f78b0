/** Where a layer goes beside its anchor: under it, above it when there is more room, and never out of the window. */
export interface Placement {
  top: number;
  left: number;
  width: number;
  maxHeight: number;
}

interface Size {
  width: number;
  height: number;
}

const GAP = 6;
const EDGE = 8;

export function place(anchor: Pick<DOMRect, 'top' | 'bottom' | 'left'>, size: Size, view: Size): Placement {
  const width = Math.min(size.width, view.width - 2 * EDGE);
  const left = Math.min(Math.max(EDGE, anchor.left), view.width - width - EDGE);
  const below = view.height - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  if (size.height <= below || below >= above) return { top: anchor.bottom + GAP, left, width, maxHeight: below };
  return { top: Math.max(EDGE, anchor.top - GAP - size.height), left, width, maxHeight: above };
}
