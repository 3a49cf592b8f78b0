/** Which step of a task is done in place: taking it, reporting it done, and the one step of an order that asks nothing. */
import { useState } from 'react';
import type { prepareOrder } from '../../../../contract/orders.ts';
import type { finishTask, takeTask, TaskView } from '../../../../contract/tasks.ts';
import { call } from '../../app/api.ts';
import { useMay, useMe } from '../../app/session.ts';

export type PlacedStep = 'take' | 'done' | 'prepare';

export interface InPlace {
  /** Undefined where the work needs a form or a look at the order. */
  stepOf: (task: TaskView) => PlacedStep | undefined;
  send: (task: TaskView) => void;
  busy: string | undefined;
  /** The task that was refused, with why; it stays until the next try. */
  refused: { id: string; error: unknown } | undefined;
}

const calls: Record<PlacedStep, (task: TaskView) => Promise<unknown>> = {
  take: ({ id }) => call<typeof takeTask>('POST /tasks/:taskId/take', { taskId: id }),
  done: ({ id }) => call<typeof finishTask>('POST /tasks/:taskId/done', { taskId: id }),
  prepare: ({ subject }) => call<typeof prepareOrder>('POST /orders/:orderId/preparation', { orderId: subject.id }),
};

export function useInPlace(onDone: () => void): InPlace {
  const may = useMay();
  const me = useMe();
  const [busy, setBusy] = useState<string>();
  const [refused, setRefused] = useState<InPlace['refused']>();
  const stepOf = (task: TaskView): PlacedStep | undefined => {
    if (task.kind === 'prepare' && !task.subject.held && may('orders.prepare')) return 'prepare';
    if (task.state === 'open') return may('tasks.take') ? 'take' : undefined;
    return task.endsOn === null && task.person?.id === me.id && may('tasks.done') ? 'done' : undefined;
  };
  const send = async (task: TaskView) => {
    const step = stepOf(task);
    if (!step || busy) return;
    setBusy(task.id);
    setRefused(undefined);
    try {
      await calls[step](task);
      onDone();
    } catch (error) {
      setRefused({ id: task.id, error });
    } finally {
      setBusy(undefined);
    }
  };
  return { stepOf, busy, refused, send: (task) => void send(task) };
}
