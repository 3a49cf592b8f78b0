/** Orders as work queues (PD-3.1): tabs with exact counts, filters, the list by deadline, bulk actions with a result per row, and the order in a drawer. */
import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useT } from '../../i18n/useT.ts';
import { queues } from '../../../../contract/order-words.ts';
import type { exportOrders } from '../../../../contract/orders.ts';
import { call } from '../../app/api.ts';
import { useAppearance } from '../../app/appearance.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap, KeyHints } from '../../ui/keys/KeyCap.tsx';
import { late, useFetched } from '../../ui/late.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { QueueTabs } from '../../ui/QueueTabs.tsx';
import { ColumnMenu } from '../../ui/table/ColumnMenu.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import { ExportButton } from '../../ui/table/ExportButton.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import { useFirstView } from '../../ui/views/useFirstView.ts';
import { asKept } from '../../ui/views/viewQueries.ts';
import { askForFirstRows } from './askAhead.ts';
import { useOrderColumns } from './orderColumns.tsx';
import { OrderFilters } from './OrderFilters.tsx';
import type { OrderFilter } from './orderQueries.ts';
import { OrdersBulk } from './OrdersBulk.tsx';
import { filterOf, isNarrowed, readOrdersSearch, type OrdersSearch } from './ordersSearch.ts';
import { OrdersTable } from './OrdersTable.tsx';
import { useOrderAhead } from './useOrderAhead.ts';
import { neighbour, useOrdersList, type OrdersList } from './useOrdersList.ts';
import './orders.css';

/** With it come the forms and schemas of all that may be done with an order. */
const OrderDrawer = late(() => import('./OrderDrawer.tsx').then((module) => module.OrderDrawer));

export function OrdersPage() {
  return <OrdersAt {...useAddress()} />;
}

/** What stands at an address of the orders; to know and to change it is left to who shows it. */
export function OrdersAt({ search, change, choose, rest }: OrdersAddress) {
  const t = useT();
  const filter = filterOf(search);
  const { queue } = filter;
  const state = useOrdersList(filter, { row: search.row, onRow: rest });
  useFetched(OrderDrawer);
  const ahead = useOrderAhead(search.open ? neighbour(state.rows, search.open, 1) : state.focus);
  const columns = useColumns('orders', useOrderColumns(queue !== 'all'));
  const narrow = (next: Partial<OrdersSearch>) => {
    state.clear();
    change({ ...next, row: undefined });
  };
  const takesIn = state.live.arrived + state.live.left > 0;
  useKeys(t('orders.title'), [{ keys: '.', label: t('orders.takeIn'), off: !takesIn, run: state.live.takeIn }]);
  return (
    <>
      <div className="head">
        <h1>{t('orders.title')}</h1>
        <ListViews list="orders" filter={asKept(filter)} onChoose={choose} />
        <span className="grow" />
        <ColumnMenu {...columns} />
        <ExportFiltered filter={filter} state={state} />
        <NewOrderButton />
      </div>
      <Queues search={search} state={state} onNarrow={narrow} />
      <OrderFilters search={search} withDue={queue !== 'all'} state={state} onChange={narrow} />
      <OrdersTable
        state={state}
        columns={columns.shown}
        onWidth={columns.setWidth}
        queue={queue}
        onOpen={(id) => change({ open: id })}
        onWiden={isNarrowed(filter) ? () => choose({ queue }) : undefined}
      />
      <OrdersBulk queue={queue} rows={state.chosenRows} onClear={state.clear} onDone={state.refresh} />
      <Foot state={state} total={state.sums.data?.exact ? state.sums.data.orders : undefined} />
      {[...new Set([search.open, ahead])].map(
        (id) => id && <OpenOrder key={id} orderId={id} open={id === search.open} state={state} onChange={change} />,
      )}
    </>
  );
}

export interface OrdersAddress {
  search: OrdersSearch;
  change: (next: Partial<OrdersSearch>, replace?: boolean) => void;
  choose: (filter: Record<string, string>) => void;
  /** Where the eye rests. */
  rest: (row: string | undefined) => void;
}

/** Filters, tabs and open orders are steps that "back" takes back; where the eye rests and N and P are not. */
function useAddress(): OrdersAddress {
  const navigate = useNavigate();
  const router = useRouter();
  const search = useSearch({ strict: false }) as OrdersSearch;
  const go = (next: OrdersSearch, replace: boolean) => void navigate({ to: '/orders', search: next, replace });
  const change = useCallback(
    (next: Partial<OrdersSearch>, replace = false) =>
      void navigate({ to: '/orders', search: (now) => readOrdersSearch({ ...now, ...next }), replace }),
    [navigate],
  );
  const plain = Object.keys(search).length === 0;
  useFirstView('orders', plain, (filter) => go(readOrdersSearch(filter), true));
  return {
    search,
    change,
    choose: (filter) => go(readOrdersSearch(filter), false),
    // It is told a moment later: whoever is on the way to another page meanwhile is not called back.
    rest: (row) => {
      if (router.latestLocation.pathname === '/orders') change({ row }, true);
    },
  };
}

interface QueuesProps {
  search: OrdersSearch;
  state: OrdersList;
  onNarrow: (next: Partial<OrdersSearch>) => void;
}

function Queues({ search, state, onNarrow }: QueuesProps) {
  const t = useT();
  const queries = useQueryClient();
  return (
    <QueueTabs
      label={t('orders.queues')}
      current={filterOf(search).queue}
      onChoose={(id) => onNarrow({ queue: queues.find((one) => one === id), open: undefined })}
      onRest={(id) => void askForFirstRows(queries, readOrdersSearch({ ...search, queue: id }))}
      queues={queues.map((id) => ({
        id,
        label: t(`orders.queue.${id}`),
        count: state.counts.data?.counts[id],
        late: id === 'overdue',
      }))}
    />
  );
}

function ExportFiltered({ filter, state }: { filter: OrderFilter; state: OrdersList }) {
  const may = useMay();
  const language = useAppearance().language === 'en' ? 'en' : 'zh';
  if (!may('orders.export')) return null;
  return (
    <ExportButton
      count={state.sums.data?.exact ? state.sums.data.orders : undefined}
      mayClear={may('orders.reveal')}
      ask={(asked) => call<typeof exportOrders>('POST /orders/exports', { filter, language, ...asked })}
    />
  );
}

function NewOrderButton() {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  if (!may('orders.create')) return null;
  return (
    <button type="button" className="btn" onClick={() => void navigate({ to: '/orders/new' })}>
      <Icon name="plus" />
      <span className="word">{t('orders.new')}</span>
      <KeyCap keys="l" upper />
    </button>
  );
}

function Foot({ state, total }: { state: OrdersList; total: number | undefined }) {
  const t = useT();
  const formats = useFormats();
  const loaded = state.rows.length;
  const words =
    total === undefined
      ? t('orders.loaded', { count: loaded })
      : t('orders.loadedOf', { loaded: formats.number(loaded), total: formats.number(total) });
  return (
    <footer className="foot">
      <KeyHints />
      <span className="grow" />
      <span className="sub">{words}</span>
    </footer>
  );
}

interface OpenOrderProps {
  orderId: string;
  /** Otherwise it is made ahead. */
  open: boolean;
  state: OrdersList;
  onChange: (next: Partial<OrdersSearch>, replace?: boolean) => void;
}

function OpenOrder({ orderId, open, state, onChange }: OpenOrderProps) {
  const { rows, setFocus } = state;
  const onGo = useCallback(
    (id: string) => {
      setFocus(id);
      onChange({ open: id, row: id }, true);
    },
    [setFocus, onChange],
  );
  const onClose = useCallback(() => onChange({ open: undefined }), [onChange]);
  return (
    <OrderDrawer
      orderId={orderId}
      open={open}
      previous={neighbour(rows, orderId, -1)}
      next={neighbour(rows, orderId, 1)}
      onGo={onGo}
      onClose={onClose}
    />
  );
}
