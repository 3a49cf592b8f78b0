/** All connections with their health: a silent shop is told as silent, what waits and what is stuck by exact numbers. (OS-2.1, OS-4.3) */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { connectionKinds, type ConnectionView } from '../../../../contract/channels.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { KeyCap, KeyHints } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { FilterBar, FilterChips } from '../../ui/FilterBar.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { RowList } from '../../ui/table/RowList.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import { useListAddress } from '../../ui/views/useListAddress.ts';
import type { Words } from '../../ui/views/viewQueries.ts';
import { partOf } from './channelAddress.ts';
import { readChannelsSearch } from './channelsSearch.ts';
import { ConnectDrawer } from './ConnectDrawer.tsx';
import { connectionsQuery } from './channelQueries.ts';
import { Health } from './Health.tsx';
import './channels.css';

export function ChannelsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [connecting, setConnecting] = useState(false);
  const { filter, narrow } = useListAddress('connections', readChannelsSearch);
  const asked = useQuery(connectionsQuery(filter));
  const columns = useColumns('connections', useConnectionColumns());
  const rows = asked.data?.items;
  const none = rows?.length === 0 ? <Empty why={t('channels.none')} /> : undefined;
  const mayConnect = may('channels.connect');
  const connect = t('channels.connect');
  useKeys(t('channels.title'), mayConnect ? [{ keys: 'n', label: connect, run: () => setConnecting(true) }] : []);
  return (
    <>
      <div className="head">
        <h1>{t('channels.title')}</h1>
        <ListViews list="connections" filter={filter} onChoose={narrow} />
        <span className="grow" />
        <ListTools list="connections" filter={filter} columns={columns} />
        {mayConnect && (
          <button type="button" className="btn pri" onClick={() => setConnecting(true)}>
            {connect}
            <KeyCap keys="n" upper />
          </button>
        )}
      </div>
      <ConnectionFilters filter={filter} onChange={narrow} />
      {asked.isError && (
        <ErrorStrip error={asked.error} dataAt={asked.dataUpdatedAt} onRetry={() => void asked.refetch()} />
      )}
      <RowList
        label={t('channels.title')}
        columns={columns}
        rows={rows}
        keyOf={(one) => one.id}
        nameOf={(one) => one.shop.name}
        onOpen={useOpenConnection()}
        stale={asked.isPlaceholderData}
        instead={rows || asked.isError ? none : <Skeleton rows={6} />}
      />
      {connecting && <ConnectDrawer onClose={() => setConnecting(false)} />}
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

function useOpenConnection() {
  const navigate = useNavigate();
  return (one: ConnectionView) =>
    void navigate({
      to: '/channels/$connectionId',
      params: { connectionId: one.id },
      search: partOf('deliveries', one),
    });
}

function ConnectionFilters({ filter, onChange }: { filter: Words; onChange: (filter: Words) => void }) {
  const { t } = useTranslation();
  const kinds = connectionKinds.map((value) => ({ value, label: t(`channels.kind.${value}`) }));
  return (
    <FilterBar>
      <FilterChips
        filter={filter}
        onChange={onChange}
        chips={[
          { part: 'kind', label: t('channels.column.kind'), choices: kinds },
          {
            part: 'trouble',
            label: t('channels.column.health'),
            choices: [{ value: 'true', label: t('channels.trouble') }],
          },
        ]}
      />
    </FilterBar>
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
    n > 0 ? <b className={isBad ? 'trouble' : ''}>{formats.number(n)}</b> : formats.number(n);
  return [
    { ...column('shop', 130, (one) => one.shop.name), fixed: true },
    column('kind', 130, (one) => t(`channels.kind.${one.kind}`)),
    { ...column('health', 150, (one) => <Health connection={one} />), grows: true, fixed: true },
    column('lastOrder', 150, (one) => (one.lastOrderAt ? formats.when(one.lastOrderAt) : '—')),
    { ...column('waiting', 76, (one) => number(one.waiting, true)), end: true, fixed: true },
    { ...column('stuck', 84, (one) => number(one.stuck, true)), end: true },
    { ...column('addresses', 100, (one) => number(one.addressRequests, false)), end: true },
  ];
}
