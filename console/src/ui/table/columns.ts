/** Which columns a reader keeps in a list, remembered in this browser. Fixed columns (the deadline) can never be hidden. */
import { useCallback, useState } from 'react';
import type { Column } from './DataTable.tsx';

type Choice = Record<string, boolean>;

export function visible<Row>(columns: readonly Column<Row>[], choice: Choice): Column<Row>[] {
  return columns.filter((column) => column.fixed || (choice[column.id] ?? !column.extra));
}

/** Gives up the last columns that may go until the rest has room; the fixed ones stay, however narrow the screen. */
export function fitting<Row>(columns: readonly Column<Row>[], room: number): Column<Row>[] {
  const kept = [...columns];
  let needed = kept.reduce((sum, column) => sum + column.width, 0);
  for (let at = kept.length - 1; at >= 0 && needed > room; at -= 1) {
    const column = kept[at];
    if (!column || column.fixed) continue;
    needed -= column.width;
    kept.splice(at, 1);
  }
  return kept;
}

function kept(key: string): Choice {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Choice;
  } catch {
    return {};
  }
}

export function useColumns<Row>(list: string, columns: readonly Column<Row>[]) {
  const key = `luyue.columns.${list}`;
  const [choice, setChoice] = useState<Choice>(() => kept(key));
  const show = useCallback(
    (id: string, on: boolean) => {
      const next = { ...choice, [id]: on };
      setChoice(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Not remembered; the choice still holds for this visit.
      }
    },
    [choice, key],
  );
  return { shown: visible(columns, choice), show, all: columns };
}
