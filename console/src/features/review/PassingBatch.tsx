/** Approves at once all orders of the queue of which nothing fails; a failing one is never among them, and the server says so too. (OS-3.3) */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/api.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { queueQuery } from './reviewQueries.ts';

export function PassingBatch() {
  const { t } = useTranslation();
  const formats = useFormats();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<readonly { number: string; error: unknown }[]>([]);
  const passing = (useQuery(queueQuery).data?.items ?? []).filter((one) => one.failing === 0);
  const sending = useSend(async () => {
    const failed: { number: string; error: unknown }[] = [];
    for (const { stepId, seen, number } of passing)
      await call('POST /reviews/:stepId/passing-approval' as 'POST /', { stepId, seen }).catch((error: unknown) =>
        failed.push({ number, error }),
      );
    setRefused(failed);
    await queries.invalidateQueries({ queryKey: ['review'] });
    if (failed.length === 0) setAsking(false);
  });
  if (passing.length < 2 && !asking) return null;
  const sum = passing.reduce((total, one) => total + one.amount, 0);
  return (
    <>
      <button type="button" className="btn" onClick={() => setAsking(true)}>
        {t('review.batch', { count: passing.length })}
      </button>
      {asking && (
        <Dialog title={t('review.batch', { count: passing.length })} onClose={() => setAsking(false)}>
          <p>{t('review.batchSays', { count: passing.length, amount: formats.money(sum) })}</p>
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
            <button type="button" className="btn quiet" onClick={() => setAsking(false)}>
              {t('key.cancel')}
            </button>
          </p>
          <RefusalText error={sending.error} />
        </Dialog>
      )}
    </>
  );
}
