/** What can be done with many orders of a queue at once. Holding, assigning and taking an approval back ask in place; every row reports for itself. */
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import type { assignOrder, checkOrder, holdOrder, prepareOrder } from '../../../../contract/orders.ts';
import type { unapproveOrder } from '../../../../contract/review.ts';
import type { OrderRow } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { Holding, useLeaving } from '../../ui/form/leaving.ts';
import { late, useFetched } from '../../ui/late.tsx';
import { BulkBar, BulkResults, tallyOf, type BulkAction } from '../../ui/table/BulkBar.tsx';
import { useBulkRun, type RowStep } from '../../ui/table/useBulkRun.ts';
import type { Asking } from './BulkAsk.tsx';
import type { Queue } from './orderQueries.ts';

const BulkAsk = late(() => import('./BulkAsk.tsx').then((module) => module.BulkAsk));

interface OrdersBulkProps {
  queue: Queue;
  rows: readonly OrderRow[];
  onClear: () => void;
  onDone: () => void;
}

type Step = RowStep<OrderRow>;

const steps = {
  'orders.check': (row, idempotencyKey) =>
    call<typeof checkOrder>('POST /orders/:orderId/check', { orderId: row.id }, { ifMatch: row.rev, idempotencyKey }),
  'orders.prepare': (row, idempotencyKey) =>
    call<typeof prepareOrder>('POST /orders/:orderId/preparation', { orderId: row.id }, { idempotencyKey }),
} satisfies Record<string, Step>;

type StepName = keyof typeof steps;

const stepOf: Partial<Record<Queue, StepName>> = { entered: 'orders.check', checked: 'orders.prepare' };

/** Queues in which orders stand that review has approved and nobody has packed. */
const mayHoldApproved: ReadonlySet<Queue> = new Set<Queue>(['checked', 'preparing']);

const holdWith =
  (reason: string): Step =>
  (row, idempotencyKey) =>
    call<typeof holdOrder>(
      'POST /orders/:orderId/holds',
      { orderId: row.id, kind: 'other', reason },
      { idempotencyKey },
    );
const assignTo =
  (staffId: string): Step =>
  (row, idempotencyKey) =>
    call<typeof assignOrder>('PUT /orders/:orderId/owner', { orderId: row.id, staffId }, { idempotencyKey });

const unapproveWith =
  (reason: string): Step =>
  (row, idempotencyKey) =>
    call<typeof unapproveOrder>('POST /orders/:orderId/un-approval', { orderId: row.id, reason }, { idempotencyKey });

const told = (row: OrderRow) => ({ key: row.id, name: row.number });

export function OrdersBulk({ queue, rows, onClear, onDone }: OrdersBulkProps) {
  const t = useT();
  const [asking, setAsking] = useState<Asking>();
  useFetched(BulkAsk);
  // Another step, or no rows any more, would take the form away.
  const { held, leave } = useLeaving();
  const { busy, results, progress, over, retry, close } = useBulkRun(rows, told, () => {
    setAsking(undefined);
    onDone();
  });
  const step = stepOf[queue];
  const actions = useBulkActions(
    queue,
    (name) => void over(steps[name]),
    (next) => leave(() => setAsking(next)),
  );
  const refunding = rows.filter((row) => row.refund).length;
  const leftOut = refunding > 0 && step ? { leftOut: t('orders.refundingChosen', { count: refunding }) } : {};
  const measure = (row: OrderRow) => ({ pieces: Number(row.pieces), amount: row.total, currency: row.currency });
  return (
    <>
      {rows.length > 0 && asking && (
        <Holding value={held}>
          <BulkAsk
            asking={asking}
            onReason={(reason) => over((asking === 'hold' ? holdWith : unapproveWith)(reason))}
            onAssign={(staffId) => over(assignTo(staffId))}
            onCancel={() => setAsking(undefined)}
          />
        </Holding>
      )}
      {results && <BulkResults results={results} onRetry={retry} onClose={close} />}
      {rows.length > 0 && (
        <BulkBar
          count={rows.length}
          tally={tallyOf(rows, measure)}
          actions={actions}
          busy={busy}
          progress={progress}
          onClear={() => leave(onClear)}
          {...leftOut}
        />
      )}
    </>
  );
}

function useBulkActions(queue: Queue, onStep: (name: StepName) => void, onAsk: (asking: Asking) => void): BulkAction[] {
  const t = useT();
  const may = useMay();
  const step = stepOf[queue];
  const actions: BulkAction[] = [];
  if (step && may(step))
    actions.push({
      id: step,
      label: t(`orders.bulk.${step.slice(7)}`),
      keys: 'p',
      primary: true,
      run: () => onStep(step),
    });
  if (may('orders.assign'))
    actions.push({
      id: 'orders.assign',
      label: t('orders.bulk.assign'),
      keys: 'a',
      asks: true,
      run: () => onAsk('assign'),
    });
  if (may('orders.hold'))
    actions.push({ id: 'orders.hold', label: t('orders.bulk.hold'), keys: 'h', asks: true, run: () => onAsk('hold') });
  // Before packing only; what is no longer approved, or packed by now, is told in its row.
  if (mayHoldApproved.has(queue) && may('review.un-approve'))
    actions.push({
      id: 'review.un-approve',
      label: t('review.unapprove'),
      keys: 'u',
      asks: true,
      run: () => onAsk('un-approve'),
    });
  return actions;
}
