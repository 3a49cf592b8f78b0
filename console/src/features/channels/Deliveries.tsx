/** The log of what a platform sent, by state and order number; each opens with its reasons and what a person can do. (PD-3.2) */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  deliveryStates,
  type ConnectionView,
  type DeliveryView,
  type rerunDelivery,
} from '../../../../contract/channels.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { FilterBar, FilterChips } from '../../ui/FilterBar.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { RowList, type RowsAction } from '../../ui/table/RowList.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import type { Words } from '../../ui/views/viewQueries.ts';
import { useChannelList } from './channelAddress.ts';
import { deliveriesQuery, deliveryQuery } from './channelQueries.ts';
import { DeliveryDrawer } from './DeliveryDrawer.tsx';

const keyOf = (row: DeliveryView) => row.id;
const nameOf = (row: DeliveryView) => row.externalNo ?? row.externalId;

export function Deliveries({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const { filter, narrow, open, look } = useChannelList('deliveries');
  const asked = useInfiniteQuery(deliveriesQuery(connection.id, filter));
  const columns = useColumns('deliveries', useDeliveryColumns());
  const rows = asked.data?.pages.flatMap((page) => page.items);
  const listed = rows?.find((row) => row.id === open);
  // A link may name one that the list has not come to, or that its filter leaves out.
  const linked = useQuery({ ...deliveryQuery(open ?? ''), enabled: !!open && !!rows && !listed }).data;
  const opened = listed ?? (linked?.id === open && linked?.connectionId === connection.id ? linked : undefined);
  return (
    <>
      <FilterBar
        end={<ListTools list="deliveries" filter={{ connectionId: connection.id, ...filter }} columns={columns} />}
      >
        <DeliveryFilters filter={filter} onChange={narrow} />
        <ListViews list="deliveries" filter={filter} onChoose={narrow} />
      </FilterBar>
      {asked.isError && (
        <ErrorStrip error={asked.error} dataAt={asked.dataUpdatedAt} onRetry={() => void asked.refetch()} />
      )}
      <RowList
        label={t('channels.part.deliveries')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={(row) => look(row.id)}
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
      {opened && <DeliveryDrawer connection={connection} delivery={opened} onClose={() => look(undefined)} />}
    </>
  );
}

interface DeliveryFiltersProps {
  filter: Words;
  onChange: (filter: Words, replace?: boolean) => void;
}

function DeliveryFilters({ filter, onChange }: DeliveryFiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <SearchField
        label={t('channels.findNo')}
        value={filter['externalNo'] ?? ''}
        onText={(externalNo) => onChange({ ...filter, externalNo: externalNo.trim() }, true)}
      />
      <FilterChips
        filter={filter}
        onChange={onChange}
        chips={[
          {
            part: 'state',
            label: t('channels.column.state'),
            choices: deliveryStates.map((value) => ({ value, label: t(`channels.delivery.${value}`) })),
          },
        ]}
      />
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
    { ...column('received', 110, (row) => formats.whenPassed(row.receivedAt)), fixed: true },
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
