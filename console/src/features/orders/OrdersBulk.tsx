/** What can be done with many orders of a queue at once. Holding asks for its reason in place; every row reports for itself. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { checkOrder, holdOrder, OrderRow, prepareOrder } from '../../../../contract/orders.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { BulkBar, BulkResults, tallyOf, type BulkAction, type RowResult } from '../../ui/table/BulkBar.tsx';
import type { Queue } from './orderQueries.ts';
import { overRows } from './overRows.ts';

interface OrdersBulkProps {
  queue: Queue;
  rows: readonly OrderRow[];
  onClear: () => void;
  onDone: () => void;
}

type Step = (row: OrderRow, idempotencyKey: string) => Promise<unknown>;

const steps = {
  'orders.check': (row, idempotencyKey) => call<typeof checkOrder>('POST /orders/:orderId/check', { orderId: row.id }, { ifMatch: row.rev, idempotencyKey }),
  'orders.prepare': (row, idempotencyKey) => call<typeof prepareOrder>('POST /orders/:orderId/preparation', { orderId: row.id }, { idempotencyKey }),
} satisfies Record<string, Step>;

const stepOf: Partial<Record<Queue, keyof typeof steps>> = { entered: 'orders.check', checked: 'orders.prepare' };

export function OrdersBulk({ queue, rows, onClear, onDone }: OrdersBulkProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [results, setResults] = useState<RowResult[]>();

  const over = async (step: Step) => {
    setBusy(true);
    setResults(await overRows(rows, (row) => ({ key: row.id, name: row.number }), step));
    setBusy(false);
    onDone();
  };
  const hold = async (reason: string) => {
    await over((row, idempotencyKey) => call<typeof holdOrder>('POST /orders/:orderId/holds', { orderId: row.id, kind: 'other', reason }, { idempotencyKey }));
    setAsking(false);
  };

  const step = stepOf[queue];
  const actions: BulkAction[] = [];
  if (step && may(step)) actions.push({ id: step, label: t(`orders.bulk.${step.slice(7)}`), keys: 'p', primary: true, run: () => void over(steps[step]) });
  if (may('orders.hold')) actions.push({ id: 'orders.hold', label: t('orders.bulk.hold'), keys: 'h', run: () => setAsking(true) });
  const refunding = rows.filter((row) => row.refund).length;
  return (
    <>
      {asking && rows.length > 0 && (
        <div className="bulk-ask">
          <ReasonForm label={t('orders.holdWhy')} submit={t('orders.bulk.hold')} onSubmit={hold} onCancel={() => setAsking(false)} />
        </div>
      )}
      {results && <BulkResults results={results} onClose={() => setResults(undefined)} />}
      {rows.length > 0 && (
      <BulkBar
        tally={tallyOf(rows, (row) => ({ pieces: Number(row.pieces), amount: row.total, currency: row.currency }))}
        actions={actions}
        busy={busy}
        {...(refunding > 0 ? { leftOut: t('orders.refundingChosen', { count: refunding }) } : {})}
        onClear={onClear}
      />
      )}
    </>
  );
}
