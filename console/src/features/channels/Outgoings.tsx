/** What is told to the platform: ship-backs and remarks, what is stuck first to be seen; several are sent again at once, each opens beside the list. (OS-4.3) */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  outgoingStates,
  type ConnectionView,
  type OutgoingView,
  type resendOutgoing,
} from '../../../../contract/channels.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { FilterBar, FilterChips } from '../../ui/FilterBar.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { RowList, type RowsAction } from '../../ui/table/RowList.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import { useChannelList } from './channelAddress.ts';
import { outgoingsQuery } from './channelQueries.ts';
import { isUnsent, OutgoingDrawer } from './OutgoingDrawer.tsx';

const keyOf = (row: OutgoingView) => row.id;
const nameOf = (row: OutgoingView) => row.order.number;

export function Outgoings({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation();
  const { filter, narrow, open, look } = useChannelList('outgoings');
  const asked = useInfiniteQuery(outgoingsQuery(connection.id, filter));
  const columns = useColumns('outgoings', useOutgoingColumns());
  const rows = asked.data?.pages.flatMap((page) => page.items);
  const opened = rows?.find((row) => row.id === open);
  const none = rows?.length === 0 ? <Empty why={t('channels.noOutgoings')} /> : undefined;
  return (
    <>
      <FilterBar
        end={<ListTools list="outgoings" filter={{ connectionId: connection.id, ...filter }} columns={columns} />}
      >
        <FilterChips
          filter={filter}
          onChange={narrow}
          chips={[
            {
              part: 'state',
              label: t('channels.column.state'),
              choices: outgoingStates.map((value) => ({ value, label: t(`channels.outgoing.${value}`) })),
            },
          ]}
        />
        <ListViews list="outgoings" filter={filter} onChoose={narrow} />
      </FilterBar>
      {asked.isError && (
        <ErrorStrip error={asked.error} dataAt={asked.dataUpdatedAt} onRetry={() => void asked.refetch()} />
      )}
      <RowList
        label={t('channels.part.outgoings')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={(row) => look(row.id)}
        actions={useOutgoingActions()}
        onDone={() => void asked.refetch()}
        more={{
          hasMore: asked.hasNextPage,
          loadingMore: asked.isFetchingNextPage,
          onMore: () => void asked.fetchNextPage(),
        }}
        instead={rows || asked.isError ? none : <Skeleton rows={8} />}
      />
      {opened && <OutgoingDrawer row={opened} onClose={() => look(undefined)} />}
    </>
  );
}

/** Several that are stuck are sent again, after their cause was mended. */
function useOutgoingActions(): RowsAction<OutgoingView>[] {
  const { t } = useTranslation();
  const may = useMay();
  if (!may('channels.resend')) return [];
  return [
    {
      id: 'resend',
      label: t('channels.resend'),
      fits: isUnsent,
      run: (row, idempotencyKey) =>
        call<typeof resendOutgoing>('POST /outgoings/:outgoingId/resend', { outgoingId: row.id }, { idempotencyKey }),
    },
  ];
}

function useOutgoingColumns(): Column<OutgoingView>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = useName();
  const column = (
    id: string,
    width: number,
    cell: Column<OutgoingView>['cell'],
    more: Partial<Column<OutgoingView>> = {},
  ): Column<OutgoingView> => ({ id, title: t(`channels.column.${id}`), width, cell, ...more });
  const state = (row: OutgoingView) => (
    <span className={row.state === 'stuck' ? 'tag late' : 'tag'}>{t(`channels.outgoing.${row.state}`)}</span>
  );
  return [
    column('order', 190, (row) => row.order.number, { fixed: true, copy: nameOf }),
    column('state', 110, state, { fixed: true }),
    column('what', 120, (row) => t(`channels.out.${row.kind}`)),
    column('why', 220, (row) => row.fault && name(row.fault.what), { grows: true }),
    column('carrier', 110, (row) => row.carrier),
    column('waybill', 150, (row) => row.waybill && <span className="mono">{row.waybill}</span>),
    column('attempts', 80, (row) => formats.number(row.attempts), { end: true }),
    column('made', 130, (row) => formats.whenPassed(row.madeAt)),
    column('sent', 130, (row) => row.sentAt && formats.whenPassed(row.sentAt)),
  ];
}
