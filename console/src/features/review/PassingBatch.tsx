/** Approves at once all orders of the queue of which nothing fails; a failing one is never among them, and the server says so too. (OS-3.3) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../../contract/review.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useQueue } from './reviewQueries.ts';

export function PassingBatch() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const passing = (useQueue().items ?? []).filter((one) => one.failing === 0);
  if (passing.length < 2 && !asking) return null;
  return (
    <>
      <button type="button" className="btn" onClick={() => setAsking(true)}>
        {t('review.batch', { count: passing.length })}
      </button>
      {asking && <BatchDialog passing={passing} onClose={() => setAsking(false)} />}
    </>
  );
}

interface BatchProps {
  passing: readonly QueueRow[];
  onClose: () => void;
}

interface Refused {
  number: string;
  error: unknown;
}

function BatchDialog({ passing, onClose }: BatchProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sending, refused } = useBatch({ passing, onClose });
  const amount = [...new Set(passing.map((one) => one.currency))]
    .map((currency) => formats.money(sumIn(passing, currency), currency))
    .join(' + ');
  return (
    <Dialog title={t('review.batch', { count: passing.length })} onClose={onClose}>
      <p>{t('review.batchSays', { count: passing.length, amount })}</p>
      <ul className="batch">
        {passing.slice(0, 12).map((one) => (
          <li key={one.stepId}>
            {one.number} {one.customer} {formats.money(one.amount, one.currency)}
          </li>
        ))}
      </ul>
      {refused.map((one) => (
        <div key={one.number}>
          {one.number} <RefusalText error={one.error} />
        </div>
      ))}
      <p className="row">
        <button type="button" className="btn pri" disabled={sending.busy} onClick={() => sending.send()}>
          {t('review.do.approve')}
        </button>
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('key.cancel')}
        </button>
      </p>
      <RefusalText error={sending.error} />
    </Dialog>
  );
}

function sumIn(rows: readonly QueueRow[], currency: string): number {
  return rows.reduce((total, one) => total + (one.currency === currency ? one.amount : 0), 0);
}

/** One after the other, each bound to what its row showed; what is refused stays in sight with its reason. */
function useBatch({ passing, onClose }: BatchProps) {
  const queries = useQueryClient();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const sending = useSend(async () => {
    const failed: Refused[] = [];
    for (const { stepId, seen, number } of passing)
      await call('POST /reviews/:stepId/passing-approval' as 'POST /', { stepId, seen }).catch((error: unknown) =>
        failed.push({ number, error }),
      );
    setRefused(failed);
    await queries.invalidateQueries({ queryKey: ['review'] });
    if (failed.length === 0) onClose();
  });
  return { sending, refused };
}
