/** What can be done with many exceptions at once: take, hand over, note, record one result; every row reports for itself. (PD-3.4) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExceptionRow } from '../../../../contract/exceptions.ts';
import { useMay } from '../../app/session.ts';
import { BulkBar, BulkResults, type RowResult } from '../../ui/table/BulkBar.tsx';
import { overRows } from '../orders/overRows.ts';
import { StepForm } from './ExceptionSteps.tsx';
import { steps, type Given } from './steps.ts';

interface ExceptionsBulkProps {
  rows: readonly ExceptionRow[];
  onClear: () => void;
}

const together = ['exceptions.take', 'exceptions.assign', 'exceptions.note', 'exceptions.resolve'] as const;

/** What was done last, over which rows: what failed can be tried again. */
interface Done {
  name: string;
  given: Given;
  rows: readonly ExceptionRow[];
  results: RowResult[];
}

export function ExceptionsBulk({ rows, onClear }: ExceptionsBulkProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [asking, setAsking] = useState<string>();
  const run = useBulkRun();
  const over = (name: string, given: Given, some = rows) => {
    setAsking(undefined);
    void run.over(name, given, some);
  };
  const start = (name: string) => (steps[name]?.fields.length ? setAsking(name) : over(name, {}));
  const actions = together
    .filter((name) => may(name))
    .map((name, n) => ({
      id: name,
      label: t(`exceptions.step.${name.slice(11)}`),
      keys: steps[name]?.keys ?? '',
      primary: n === 0,
      run: () => start(name),
    }));
  return (
    <>
      {rows.length > 0 && asking && (
        <div className="bulk-ask">
          <StepForm
            key={asking}
            name={asking}
            busy={run.busy}
            error={undefined}
            onSend={(given) => over(asking, given)}
            onCancel={() => setAsking(undefined)}
          />
        </div>
      )}
      {run.done && <Results done={run.done} onRetry={over} onClose={run.close} />}
      {rows.length > 0 && (
        <BulkBar
          tally={{ orders: rows.length, amounts: {} }}
          actions={asking ? [] : actions}
          busy={run.busy}
          progress={run.progress}
          onClear={onClear}
        />
      )}
    </>
  );
}

interface ResultsProps {
  done: Done;
  onRetry: (name: string, given: Given, rows: readonly ExceptionRow[]) => void;
  onClose: () => void;
}

function Results({ done: { name, given, rows, results }, onRetry, onClose }: ResultsProps) {
  return (
    <BulkResults
      results={results}
      onRetry={(keys) =>
        onRetry(
          name,
          given,
          rows.filter((row) => keys.has(row.id)),
        )
      }
      onClose={onClose}
    />
  );
}

function useBulkRun() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done>();
  const [progress, setProgress] = useState(0);
  const over = async (name: string, given: Given, rows: readonly ExceptionRow[]) => {
    setBusy(true);
    setProgress(0);
    const step = async (row: ExceptionRow) => steps[name]?.send(row.id, given);
    const results = await overRows(rows, (row) => ({ key: row.id, name: row.number }), step, setProgress);
    setDone({ name, given, rows, results });
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ['exceptions'] });
  };
  return { busy, done, progress, over, close: () => setDone(undefined) };
}
