/** The log of what a platform sent, by state and order number; each opens with its reasons and what a person can do. (PD-3.2) */
import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConnectionView, DeliveryView } from '../../../../contract/channels.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../ui/table/DataTable.tsx';
import { deliveriesQuery, type DeliveryFilter } from './channelQueries.ts';
import { DeliveryDrawer } from './DeliveryDrawer.tsx';

const states = ['', 'waiting', 'stored', 'taken', 'superseded', 'dropped'] as const;

export function Deliveries({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const [state, setState] = useState<DeliveryFilter>(connection.waiting > 0 ? 'waiting' : '');
  const [no, setNo] = useState('');
  const [open, setOpen] = useState<string>();
  const [focus, setFocus] = useState<string>();
  const asked = useInfiniteQuery(deliveriesQuery(connection.id, state, no.trim()));
  const columns = useDeliveryColumns();
  const rows = asked.data?.pages.flatMap((page) => page.items);
  const opened = rows?.find((row) => row.id === open);
  return (
    <>
      <Filters state={state} no={no} onState={setState} onNo={setNo} />
      {asked.isError && (
        <ErrorStrip error={asked.error} dataAt={asked.dataUpdatedAt} onRetry={() => void asked.refetch()} />
      )}
      <DataTable
        label={t('channels.part.deliveries')}
        columns={columns}
        rows={rows ?? []}
        keyOf={(row) => row.id}
        nameOf={(row) => row.externalNo ?? row.externalId}
        focus={focus}
        onFocus={setFocus}
        onOpen={(row) => setOpen(row.id)}
        instead={
          rows ? rows.length === 0 ? <Empty why={t('channels.noDeliveries')} /> : undefined : <Skeleton rows={8} />
        }
      />
      {asked.hasNextPage && (
        <button type="button" className="btn quiet" onClick={() => void asked.fetchNextPage()}>
          {t('channels.more')}
        </button>
      )}
      {opened && <DeliveryDrawer connection={connection} delivery={opened} onClose={() => setOpen(undefined)} />}
    </>
  );
}

interface FiltersProps {
  state: DeliveryFilter;
  no: string;
  onState: (state: DeliveryFilter) => void;
  onNo: (no: string) => void;
}

function Filters({ state, no, onState, onNo }: FiltersProps) {
  const { t } = useTranslation();
  return (
    <div className="filters">
      <label className="row">
        {t('channels.column.state')}
        <select className="in" value={state} onChange={(event) => onState(event.target.value as DeliveryFilter)}>
          {states.map((one) => (
            <option key={one} value={one}>
              {t(`channels.delivery.${one || 'all'}`)}
            </option>
          ))}
        </select>
      </label>
      <input
        className="in narrow"
        type="search"
        aria-label={t('channels.findNo')}
        placeholder={t('channels.findNo')}
        value={no}
        maxLength={80}
        onChange={(event) => onNo(event.target.value)}
      />
    </div>
  );
}

function useDeliveryColumns(): Column<DeliveryView>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = useName();
  const column = (id: string, width: number, cell: Column<DeliveryView>['cell']): Column<DeliveryView> => ({
    id,
    title: t(`channels.column.${id}`),
    width,
    cell,
  });
  return [
    { ...column('received', 100, (row) => formats.when(row.receivedAt)), fixed: true },
    column('externalNo', 130, (row) => row.externalNo ?? '—'),
    column('state', 110, (row) => (
      <span className={row.state === 'waiting' ? 'tag late' : 'tag'}>{t(`channels.delivery.${row.state}`)}</span>
    )),
    {
      ...column(
        'why',
        300,
        (row) => name(row.faults[0]?.what) || (row.outcome ? t(`channels.outcome.${row.outcome}`) : ''),
      ),
      grows: true,
    },
    column('order', 170, (row) => row.order?.number ?? ''),
    column('topic', 130, (row) => row.topic),
    column('via', 80, (row) => t(`channels.via.${row.via}`)),
  ];
}
