/** One step over many rows: what it did last, row by row, and how far it is; the failed ones can be tried again. */
import { useState } from 'react';
import type { RowResult } from './BulkBar.tsx';
import { overRows } from './overRows.ts';

export type RowStep<Row> = (row: Row, idempotencyKey: string) => Promise<unknown>;

interface Done<Row> {
  step: RowStep<Row>;
  rows: readonly Row[];
  results: RowResult[];
}

export function useBulkRun<Row>(
  rows: readonly Row[],
  told: (row: Row) => { key: string; name: string },
  onDone: () => void,
) {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done<Row>>();
  const [progress, setProgress] = useState(0);
  const over = async (step: RowStep<Row>, some = rows) => {
    setBusy(true);
    setProgress(0);
    const results = await overRows(some, told, step, setProgress);
    setDone({ step, rows: some, results });
    setBusy(false);
    onDone();
  };
  return {
    busy,
    results: done?.results,
    progress,
    over,
    retry: (keys: ReadonlySet<string>) =>
      done &&
      void over(
        done.step,
        done.rows.filter((row) => keys.has(told(row).key)),
      ),
    close: () => setDone(undefined),
  };
}
