/** What is told to the platform: ship-backs and remarks, what is stuck first to be seen, sent again by hand or given up. (OS-4.3) */
import { useState } from 'react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConnectionView, dropOutgoing, OutgoingView, resendOutgoing } from '../../../../contract/channels.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { useSend } from '../../ui/useSend.ts';
import { outgoingsQuery, type OutgoingFilter } from './channelQueries.ts';

const states = ['', 'stuck', 'waiting', 'sent', 'dropped'] as const;

export function Outgoings({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const [state, setState] = useState<OutgoingFilter>(connection.stuck > 0 ? 'stuck' : '');
  const asked = useInfiniteQuery(outgoingsQuery(connection.id, state));
  const rows = asked.data?.pages.flatMap((page) => page.items);
  return (
    <div className="channel-part">
      <label className="row">
        {t('channels.column.state')}
        <select className="in" value={state} onChange={(event) => setState(event.target.value as OutgoingFilter)}>
          {states.map((one) => (
            <option key={one} value={one}>
              {t(`channels.outgoing.${one || 'all'}`)}
            </option>
          ))}
        </select>
      </label>
      {!rows && <Skeleton rows={5} />}
      {rows?.length === 0 && <Empty why={t('channels.noOutgoings')} />}
      <ul className="requests">
        {rows?.map((row) => (
          <li key={row.id}>
            <Outgoing row={row} />
          </li>
        ))}
      </ul>
      {asked.hasNextPage && (
        <button type="button" className="btn quiet" onClick={() => void asked.fetchNextPage()}>
          {t('channels.more')}
        </button>
      )}
    </div>
  );
}

function Outgoing({ row }: { row: OutgoingView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = useName();
  return (
    <>
      <p className="row wrap">
        <span className={row.state === 'stuck' ? 'tag late' : 'tag'}>{t(`channels.outgoing.${row.state}`)}</span>
        <b>{t(`channels.out.${row.kind}`)}</b>
        <Link to="/orders/$orderId" params={{ orderId: row.order.id }}>
          {row.order.number}
        </Link>
        <span className="sub">{[row.carrier, row.waybill].filter(Boolean).join(' ')}</span>
        <span className="sub">{formats.when(row.sentAt ?? row.madeAt)}</span>
        {row.attempts > 0 && <span className="sub">{t('channels.attempts', { count: row.attempts })}</span>}
      </p>
      {row.fault && (
        <p>
          {name(row.fault.what)} <span className="sub">{name(row.fault.mend)}</span>
        </p>
      )}
      {(row.state === 'stuck' || row.state === 'waiting') && <OutgoingSteps row={row} />}
    </>
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
