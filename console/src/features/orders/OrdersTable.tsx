/** The list of a queue with its three states: loading rows of the true height, an error with the rows that are still known, and nothing left to do. */
import { useT } from '../../i18n/useT.ts';
import type { OrderRow } from '../../../../contract/order-views.ts';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { NothingFits } from '../../ui/state/NothingFits.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../ui/table/DataTable.tsx';
import { Link } from '@tanstack/react-router';
import type { Queue } from './orderQueries.ts';
import type { OrdersList } from './useOrdersList.ts';

interface OrdersTableProps {
  state: OrdersList;
  columns: readonly Column<OrderRow>[];
  onWidth: (id: string, width: number) => void;
  queue: Queue;
  onOpen: (orderId: string) => void;
  /** Takes all filters off, where there are any. */
  onWiden: (() => void) | undefined;
}

const keyOf = (row: OrderRow) => row.id;
const nameOf = (row: OrderRow) => row.number;

export function OrdersTable({ state, columns, onWidth, queue, onOpen, onWiden }: OrdersTableProps) {
  const t = useT();
  const { list, rows } = state;
  const instead = list.isPending ? (
    <Skeleton rows={12} />
  ) : !list.isError && rows.length === 0 && !list.hasNextPage ? (
    <NothingHere queue={queue} onWiden={onWiden} />
  ) : undefined;
  return (
    <>
      {list.isError && (
        <ErrorStrip error={list.error} dataAt={list.dataUpdatedAt} onRetry={() => void list.refetch()} />
      )}
      <DataTable
        label={t(`orders.queue.${queue}`)}
        listId={state.shown}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        onWidth={onWidth}
        focus={state.focus}
        onFocus={state.setFocus}
        onOpen={(row) => onOpen(row.id)}
        selection={state.selection}
        onSelect={state.setSelection}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        stale={list.isPlaceholderData || (list.isRefetching && !list.isFetchingNextPage)}
        instead={instead}
      />
    </>
  );
}

function NothingHere({ queue, onWiden }: Pick<OrdersTableProps, 'queue' | 'onWiden'>) {
  const t = useT();
  const may = useMay();
  if (onWiden) return <NothingFits onWiden={onWiden} />;
  return (
    <Empty why={t(`orders.empty.${queue}`)}>
      {queue === 'all' && may('intake.retry') && (
        <Link to="/imports" className="btn">
          {t('orders.importFirst')}
        </Link>
      )}
    </Empty>
  );
}
