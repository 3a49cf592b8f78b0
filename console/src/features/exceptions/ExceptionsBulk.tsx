/** What can be done with many exceptions at once: take, hand over, note, record one result; every row reports for itself. (PD-3.4) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExceptionRow } from '../../../../contract/exceptions.ts';
import { useMay } from '../../app/session.ts';
import { BulkBar, BulkResults } from '../../ui/table/BulkBar.tsx';
import { useBulkRun } from '../../ui/table/useBulkRun.ts';
import { StepForm } from './ExceptionSteps.tsx';
import { steps, type Given } from './steps.ts';

interface ExceptionsBulkProps {
  rows: readonly ExceptionRow[];
  onClear: () => void;
}

const together = ['exceptions.take', 'exceptions.assign', 'exceptions.note', 'exceptions.resolve'] as const;

const told = (row: ExceptionRow) => ({ key: row.id, name: row.number });

export function ExceptionsBulk({ rows, onClear }: ExceptionsBulkProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [asking, setAsking] = useState<string>();
  const queries = useQueryClient();
  const run = useBulkRun(rows, told, () => void queries.invalidateQueries({ queryKey: ['exceptions'] }));
  const over = (name: string, given: Given) => {
    setAsking(undefined);
    void run.over(async (row) => steps[name]?.send(row.id, given));
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
            onSend={async (given) => over(asking, given)}
            onCancel={() => setAsking(undefined)}
          />
        </div>
      )}
      {run.results && <BulkResults results={run.results} onRetry={run.retry} onClose={run.close} />}
      {rows.length > 0 && (
        <BulkBar
          count={rows.length}
          actions={asking ? [] : actions}
          busy={run.busy}
          progress={run.progress}
          onClear={onClear}
        />
      )}
    </>
  );
}
