/** One thing that is told to a platform: its order, what is wrong and how to mend it, sent again or given up with a reason. (OS-4.3) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { dropOutgoing, OutgoingView, resendOutgoing } from '../../../../contract/channels.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { SideSheet } from '../../ui/form/FormSheet.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';

export const isUnsent = (row: OutgoingView): boolean => row.state === 'stuck' || row.state === 'waiting';

export function OutgoingDrawer({ row, onClose }: { row: OutgoingView; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = useName();
  return (
    <SideSheet title={t(`channels.out.${row.kind}`)} onClose={onClose}>
      <dl className="kv side-part">
        <dt>{t('channels.column.order')}</dt>
        <dd>
          <Link to="/orders/$orderId" params={{ orderId: row.order.id }}>
            {row.order.number}
          </Link>
        </dd>
        <dt>{t('channels.column.externalNo')}</dt>
        <dd>{row.order.externalNo ?? '—'}</dd>
        <dt>{t('channels.column.waybill')}</dt>
        <dd>{[row.carrier, row.waybill].filter(Boolean).join(' ') || '—'}</dd>
        <dt>{t('channels.column.state')}</dt>
        <dd>
          {t(`channels.outgoing.${row.state}`)}{' '}
          <span className="sub">{t('channels.attempts', { count: row.attempts })}</span>
        </dd>
        <dt>{t('channels.column.made')}</dt>
        <dd>{formats.when(row.madeAt)}</dd>
        {row.sentAt && (
          <>
            <dt>{t('channels.column.sent')}</dt>
            <dd>{formats.when(row.sentAt)}</dd>
          </>
        )}
      </dl>
      {row.fault && (
        <p>
          {name(row.fault.what)} <span className="sub">{name(row.fault.mend)}</span>
        </p>
      )}
      {isUnsent(row) && <OutgoingSteps row={row} />}
    </SideSheet>
  );
}

function OutgoingSteps({ row }: { row: OutgoingView }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const [dropping, setDropping] = useState(false);
  const again = () => queries.invalidateQueries({ queryKey: ['channels'] });
  const resend = useSend(async () => {
    await call<typeof resendOutgoing>('POST /outgoings/:outgoingId/resend', { outgoingId: row.id });
    await again();
  });
  if (!may('channels.resend')) return null;
  if (dropping)
    return (
      <ReasonForm
        label={t('channels.dropWhy')}
        submit={t('channels.sendNoMore')}
        onCancel={() => setDropping(false)}
        onSubmit={async (reason) => {
          await call<typeof dropOutgoing>('POST /outgoings/:outgoingId/drop', { outgoingId: row.id, reason });
          await again();
        }}
      />
    );
  return (
    <p className="row">
      <button type="button" className="btn" disabled={resend.busy} onClick={() => resend.send()}>
        {t('channels.resend')}
      </button>
      <button type="button" className="btn quiet" onClick={() => setDropping(true)}>
        {t('channels.sendNoMore')}
      </button>
      <RefusalText error={resend.error} />
    </p>
  );
}
