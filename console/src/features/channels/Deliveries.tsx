/** The log of what a platform sent, by state and order number; each opens with its reasons and what a person can do. (PD-3.2) */
import { useState, type ReactNode } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConnectionView, DeliveryView, rerunDelivery } from '../../../../contract/channels.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { RowList, type RowsAction } from '../../ui/table/RowList.tsx';
import { deliveriesQuery, type DeliveryFilter } from './channelQueries.ts';
import { DeliveryDrawer } from './DeliveryDrawer.tsx';

const keyOf = (row: DeliveryView) => row.id;
const nameOf = (row: DeliveryView) => row.externalNo ?? row.externalId;
const states = ['', 'waiting', 'stored', 'taken', 'superseded', 'dropped'] as const;

export function Deliveries({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const [state, setState] = useState<DeliveryFilter>(connection.waiting > 0 ? 'waiting' : '');
  const [no, setNo] = useState('');
  const [open, setOpen] = useState<string>();
  const asked = useInfiniteQuery(deliveriesQuery(connection.id, state, no.trim()));
  const columns = useColumns('deliveries', useDeliveryColumns());
  const rows = asked.data?.pages.flatMap((page) => page.items);
  const opened = rows?.find((row) => row.id === open);
  return (
    <>
      <Filters state={state} no={no} onState={setState} onNo={setNo}>
        <span className="grow" />
        <ListTools
          list="deliveries"
          filter={{
            connectionId: connection.id,
            ...(state ? { state } : {}),
            ...(no.trim() ? { externalNo: no.trim() } : {}),
          }}
          columns={columns}
        />
      </Filters>
      {asked.isError && (
        <ErrorStrip error={asked.error} dataAt={asked.dataUpdatedAt} onRetry={() => void asked.refetch()} />
      )}
      <RowList
        label={t('channels.part.deliveries')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={(row) => setOpen(row.id)}
        actions={useDeliveryActions()}
        onDone={() => void asked.refetch()}
        more={{
          hasMore: asked.hasNextPage,
          loadingMore: asked.isFetchingNextPage,
          onMore: () => void asked.fetchNextPage(),
        }}
        instead={
          rows ? rows.length === 0 ? <Empty why={t('channels.noDeliveries')} /> : undefined : <Skeleton rows={8} />
        }
      />
      {opened && <DeliveryDrawer connection={connection} delivery={opened} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** Several that wait are worked again, after their cause was mended. */
function useDeliveryActions(): RowsAction<DeliveryView>[] {
  const { t } = useTranslation();
  const may = useMay();
  if (!may('channels.rerun')) return [];
  return [
    {
      id: 'rerun',
      label: t('channels.rerun'),
      fits: (row) => row.state === 'waiting',
      run: (row, idempotencyKey) =>
        call<typeof rerunDelivery>('POST /deliveries/:deliveryId/rerun', { deliveryId: row.id }, { idempotencyKey }),
    },
  ];
}

interface FiltersProps {
  children: ReactNode;
  state: DeliveryFilter;
  no: string;
  onState: (state: DeliveryFilter) => void;
  onNo: (no: string) => void;
}

function Filters({ state, no, onState, onNo, children }: FiltersProps) {
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
      {children}
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
    { ...column('externalNo', 130, (row) => row.externalNo ?? '—'), copy: (row) => row.externalNo ?? '' },
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
