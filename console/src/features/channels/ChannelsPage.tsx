/** All connections with their health: a silent shop is told as silent, what waits and what is stuck by exact numbers. (OS-2.1, OS-4.3) */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConnectionView } from '../../../../contract/channels.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { KeyCap, KeyHints } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../ui/table/DataTable.tsx';
import { ConnectDrawer } from './ConnectDrawer.tsx';
import { connectionsQuery } from './channelQueries.ts';
import { Health } from './Health.tsx';
import './channels.css';

export function ChannelsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [connecting, setConnecting] = useState(false);
  const asked = useQuery(connectionsQuery);
  const mayConnect = may('channels.connect');
  const connect = t('channels.connect');
  useKeys(t('channels.title'), mayConnect ? [{ keys: 'n', label: connect, run: () => setConnecting(true) }] : []);
  return (
    <>
      <div className="head">
        <h1>{t('channels.title')}</h1>
        <span className="grow" />
        {mayConnect && (
          <button type="button" className="btn pri" onClick={() => setConnecting(true)}>
            {connect}
            <KeyCap keys="n" upper />
          </button>
        )}
      </div>
      {asked.isError && (
        <ErrorStrip error={asked.error} dataAt={asked.dataUpdatedAt} onRetry={() => void asked.refetch()} />
      )}
      <ConnectionsTable connections={asked.data?.items} failed={asked.isError} />
      {connecting && <ConnectDrawer onClose={() => setConnecting(false)} />}
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

function ConnectionsTable({ connections, failed }: { connections: ConnectionView[] | undefined; failed: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useConnectionColumns();
  const [focus, setFocus] = useState<string>();
  const none = connections?.length === 0 ? <Empty why={t('channels.none')} /> : undefined;
  return (
    <DataTable
      label={t('channels.title')}
      columns={columns}
      rows={connections ?? []}
      keyOf={(one) => one.id}
      nameOf={(one) => one.shop.name}
      focus={focus}
      onFocus={setFocus}
      onOpen={(one) => void navigate({ to: '/channels/$connectionId', params: { connectionId: one.id } })}
      instead={connections || failed ? none : <Skeleton rows={6} />}
    />
  );
}

function useConnectionColumns(): Column<ConnectionView>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const column = (id: string, width: number, cell: Column<ConnectionView>['cell']): Column<ConnectionView> => ({
    id,
    title: t(`channels.column.${id}`),
    width,
    cell,
  });
  const number = (n: number, isBad: boolean) =>
    n > 0 ? <b className={isBad ? 'late' : ''}>{formats.number(n)}</b> : formats.number(n);
  return [
    { ...column('shop', 130, (one) => one.shop.name), fixed: true },
    column('kind', 130, (one) => t(`channels.kind.${one.kind}`)),
    { ...column('health', 200, (one) => <Health connection={one} />), grows: true, fixed: true },
    column('lastOrder', 150, (one) => (one.lastOrderAt ? formats.when(one.lastOrderAt) : '—')),
    column('waiting', 100, (one) => number(one.waiting, true)),
    column('stuck', 100, (one) => number(one.stuck, true)),
    column('addresses', 100, (one) => number(one.addressRequests, false)),
  ];
}
