/** Which columns a reader keeps in a list, remembered in this browser. Fixed columns (the deadline) can never be hidden. */
import { useCallback, useState } from 'react';
import type { Column } from './DataTable.tsx';

type Choice = Record<string, boolean>;

export function visible<Row>(columns: readonly Column<Row>[], choice: Choice): Column<Row>[] {
  return columns.filter((column) => column.fixed || (choice[column.id] ?? !column.extra));
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
