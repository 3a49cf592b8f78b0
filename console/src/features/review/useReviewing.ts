/** The hand's work on the queue: which order stands open, which decision is being asked, and the way to the next, after the server's answer. */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QueueRow, StepPage } from '../../../../contract/review.ts';
import { call } from '../../app/api.ts';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { useSend, type Sending } from '../../ui/useSend.ts';
import type { Mode } from './DecideForms.tsx';
import { stepQuery } from './reviewQueries.ts';

const paths: Record<Mode, string> = {
  approve: 'approval',
  return: 'return',
  reject: 'rejection',
  transfer: 'transfer',
  delegate: 'delegation',
  ask: 'question',
  add: 'added-step',
};
/** These bind to what was seen; passing on and asking do not decide anything. */
const bound: readonly Mode[] = ['approve', 'return', 'reject'];
/** After these the order is still mine. */
const stays: readonly Mode[] = ['ask'];

interface Decided {
  stepId: string;
  number: string;
}

export interface Reviewing {
  current: QueueRow | undefined;
  page: StepPage | undefined;
  pageError: unknown;
  mode: Mode | undefined;
  unfolded: boolean;
  last: Decided | undefined;
  approval: Sending<[]>;
  withdrawal: Sending<[]>;
  setMode: (mode: Mode | undefined) => void;
  approve: () => void;
  send: (mode: Mode, input: Record<string, unknown>) => Promise<void>;
  withdraw: () => void;
  skip: () => void;
  again: () => void;
  fold: () => void;
  reload: () => void;
}

export function useReviewing(items: readonly QueueRow[]): Reviewing {
  const queries = useQueryClient();
  const place = usePlace(items);
  const { page } = place;
  const [mode, setMode] = useState<Mode>();
  const [unfolded, setUnfolded] = useState(false);
  const [last, setLast] = useState<Decided>();
  const forget = () => queries.invalidateQueries({ queryKey: ['review'] });

  const send = async (how: Mode, input: Record<string, unknown>) => {
    if (!page) return;
    const { id: stepId } = page.step;
    const given = { ...input, ...(bound.includes(how) ? { seen: page.seen } : {}) };
    await call(`POST /reviews/:stepId/${paths[how]}` as 'POST /', { stepId, ...given });
    setMode(undefined);
    if (!stays.includes(how)) {
      place.leave(stepId);
      setUnfolded(false);
      if (bound.includes(how)) setLast({ stepId, number: page.order.number });
    }
    await forget();
  };
  const approval = useSend(() => send('approve', {}));
  const withdrawal = useSend(async () => {
    if (!last) return;
    await call('POST /reviews/:stepId/withdrawal' as 'POST /', { stepId: last.stepId });
    place.comeBack(last.stepId);
    setLast(undefined);
    await forget();
  });
  const approve = () => {
    if (!page || approval.busy) return;
    if (page.step.failing > 0) setMode('approve');
    else approval.send();
  };
  const withdraw = () => {
    if (last && !withdrawal.busy) withdrawal.send();
  };
  const skip = () => {
    place.skip();
    setMode(undefined);
  };
  const fold = () => setUnfolded(!unfolded);
  const work = { ...place, mode, unfolded, last, approval, withdrawal, setMode, approve, send, withdraw, skip, fold };
  useReviewKeys(work);
  return work;
}

/** Which order stands open: the first that was neither skipped nor decided here, since the queue is read anew only after a decision. */
function usePlace(items: readonly QueueRow[]) {
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [gone, setGone] = useState<readonly string[]>([]);
  const current = items.find((one) => !skipped.includes(one.stepId) && !gone.includes(one.stepId));
  const step = useQuery({ ...stepQuery(current?.stepId ?? ''), enabled: current !== undefined });
  return {
    current,
    page: step.data?.step.id === current?.stepId ? step.data : undefined,
    pageError: current && step.isError ? step.error : null,
    leave: (stepId: string) => setGone((before) => [...before, stepId]),
    comeBack: (stepId: string) => setGone((before) => before.filter((one) => one !== stepId)),
    skip: () => {
      if (current) setSkipped([...skipped, current.stepId]);
    },
    again: () => setSkipped([]),
    reload: () => void step.refetch(),
  };
}

function useReviewKeys(work: Reviewing): void {
  const { t } = useTranslation();
  const off = !work.page || work.mode !== undefined;
  useKeys(
    t('review.title'),
    [
      { keys: 'a', label: t('review.do.approve'), off, decides: true, run: work.approve },
      { keys: 'r', label: t('review.do.return'), off, decides: true, run: () => work.setMode('return') },
      { keys: 't', label: t('review.do.transfer'), off, decides: true, run: () => work.setMode('transfer') },
      { keys: 'i', label: t('review.do.ask'), off, decides: true, run: () => work.setMode('ask') },
      { keys: 's', label: t('review.skip'), off, run: work.skip },
      { keys: 'f', label: t('review.unfold'), off: !work.page, run: work.fold },
      { keys: 'u', label: t('review.withdraw'), off: !work.last || work.mode !== undefined, run: work.withdraw },
    ],
    { depth: 'page', subject: work.page?.step.id },
  );
}
