/** Which columns a reader keeps in a list and how wide, remembered in this browser. Fixed columns (the deadline) can never be hidden. */
import { useCallback, useMemo, useState } from 'react';
import type { Column } from './DataTable.tsx';

export interface ColumnChoice {
  shown: Record<string, boolean>;
  widths: Record<string, number>;
}

const narrowest = 48;
const widest = 800;
/** One press of a key or button in the column menu. */
export const widthStep = 16;

export function visible<Row>(columns: readonly Column<Row>[], { shown, widths }: ColumnChoice): Column<Row>[] {
  return columns
    .filter((column) => column.fixed || (shown[column.id] ?? !column.extra))
    .map((column) => ({ ...column, width: widths[column.id] ?? column.width }));
}

/** Where there is room, every row is one line. Gives up the last columns that may go until the rest has room; the fixed ones stay. */
export function fitting<Row>(columns: readonly Column<Row>[], room: number): Column<Row>[] {
  const kept = columns.map(({ below: _, ...column }): Column<Row> => column);
  let needed = kept.reduce((sum, column) => sum + column.width, 0);
  for (let at = kept.length - 1; at >= 0 && needed > room; at -= 1) {
    const column = kept[at];
    if (!column || column.fixed) continue;
    needed -= column.width;
    kept.splice(at, 1);
  }
  return kept;
}

/** On a phone: the first line gives up columns, those below it stand under its columns and need no room of their own. */
export function inTwoLines<Row>(columns: readonly Column<Row>[], room: number): Column<Row>[] {
  const first = columns.filter(({ below }) => below === undefined);
  const second = columns.filter(({ below }) => below !== undefined).map((column) => ({ ...column, end: false }));
  return [...fitting(first, room), ...second];
}

export function isTwoLine<Row>(columns: readonly Column<Row>[]): boolean {
  return columns.some(({ below }) => below !== undefined);
}

/**
 * The same tracks for every row, whatever its words, and the least width that they need: the column that grows takes what is left,
 * without one all share it.
 */
export function gridOf(columns: readonly Pick<Column<never>, 'width' | 'grows' | 'below'>[]): Grid {
  const line = columns.filter(({ below }) => below === undefined);
  const grows = line.some((column) => column.grows);
  const track = ({ width, grows: takesRest = false }: (typeof columns)[number]) => {
    if (!grows) return `minmax(${width}px, ${width}fr)`;
    return takesRest ? `minmax(${width}px, 1fr)` : `${width}px`;
  };
  return { tracks: line.map(track).join(' '), least: line.reduce((sum, column) => sum + column.width, 0) };
}

interface Grid {
  tracks: string;
  least: number;
}

export function allowedWidth(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}

function kept(key: string): ColumnChoice {
  try {
    const { shown = {}, widths = {} } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<ColumnChoice>;
    return { shown, widths };
  } catch {
    return { shown: {}, widths: {} };
  }
}

export function useColumns<Row>(list: string, columns: readonly Column<Row>[]) {
  const key = `luyue.table.${list}`;
  const [choice, setChoice] = useState<ColumnChoice>(() => kept(key));
  const change = useCallback(
    (alter: (choice: ColumnChoice) => ColumnChoice) =>
      setChoice((now) => {
        const next = alter(now);
        try {
          localStorage.setItem(key, JSON.stringify(next));
        } catch {
          // Not remembered; the choice still holds for this visit.
        }
        return next;
      }),
    [key],
  );
  const show = useCallback(
    (id: string, on: boolean) => change((now) => ({ ...now, shown: { ...now.shown, [id]: on } })),
    [change],
  );
  const setWidth = useCallback(
    (id: string, width: number) => change((now) => ({ ...now, widths: { ...now.widths, [id]: allowedWidth(width) } })),
    [change],
  );
  const reset = useCallback(() => change(() => ({ shown: {}, widths: {} })), [change]);
  const shown = useMemo(() => visible(columns, choice), [columns, choice]);
  return { shown, show, setWidth, reset, all: columns };
}

export type Columns<Row> = ReturnType<typeof useColumns<Row>>;
