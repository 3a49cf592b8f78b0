/** Orders as work queues (PD-3.1): tabs with exact counts, filters, the list by deadline, bulk actions with a result per row, and the order in a drawer. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap, KeyHints } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { QueueTabs } from '../../ui/QueueTabs.tsx';
import { ColumnMenu } from '../../ui/table/ColumnMenu.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import { useOrderColumns } from './orderColumns.tsx';
import { OrderDrawer } from './OrderDrawer.tsx';
import { OrderFilters } from './OrderFilters.tsx';
import { OrdersBulk } from './OrdersBulk.tsx';
import type { OrdersSearch } from './ordersSearch.ts';
import { OrdersTable } from './OrdersTable.tsx';
import { queues } from '../../../../contract/order-words.ts';
import { neighbour, useOrdersList } from './useOrdersList.ts';
import './orders.css';

export function OrdersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as OrdersSearch;
  const { queue = 'preparing', shopId, warehouseId } = search;
  const state = useOrdersList({ queue, shopId, warehouseId });
  const columns = useColumns('orders', useOrderColumns(queue !== 'all'));
  const counts = state.counts.data?.counts;
  const change = (next: Partial<OrdersSearch>) =>
    void navigate({ to: '/orders', search: { ...search, ...next }, replace: true });
  const choose = (id: string) => {
    state.setFocus(undefined);
    state.clear();
    change({ queue: queues.find((one) => one === id), open: undefined });
  };
  useKeys(t('orders.title'), [{ keys: '.', label: t('orders.takeIn'), off: state.arrived === 0, run: state.reload }]);
  const tabs = queues.map((id) => ({
    id,
    label: t(`orders.queue.${id}`),
    count: counts?.[id],
    late: id === 'overdue',
  }));
  return (
    <>
      <div className="head">
        <h1>{t('orders.title')}</h1>
        <span className="grow" />
        <ColumnMenu {...columns} />
        <NewOrderButton />
      </div>
      <QueueTabs label={t('orders.queues')} current={queue} onChoose={choose} queues={tabs} />
      <OrderFilters search={search} onChange={change} arrived={state.arrived} onTakeIn={state.reload} />
      <OrdersTable state={state} columns={columns.shown} queue={queue} onOpen={(id) => change({ open: id })} />
      <OrdersBulk queue={queue} rows={state.chosenRows} onClear={state.clear} onDone={state.reload} />
      <Foot loaded={state.rows.length} total={counts?.[queue]} />
      {search.open && <OpenOrder orderId={search.open} state={state} onChange={change} />}
    </>
  );
}

function NewOrderButton() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  if (!may('orders.create')) return null;
  return (
    <button type="button" className="btn" onClick={() => void navigate({ to: '/orders/new' })}>
      <Icon name="plus" />
      {t('orders.new')}
      <KeyCap keys="l" upper />
    </button>
  );
}

function Foot({ loaded, total }: { loaded: number; total: number | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
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
  state: ReturnType<typeof useOrdersList>;
  onChange: (next: Partial<OrdersSearch>) => void;
}

function OpenOrder({ orderId, state, onChange }: OpenOrderProps) {
  return (
    <OrderDrawer
      key={orderId}
      orderId={orderId}
      previous={neighbour(state.rows, orderId, -1)}
      next={neighbour(state.rows, orderId, 1)}
      onGo={(id) => {
        state.setFocus(id);
        onChange({ open: id });
      }}
      onClose={() => onChange({ open: undefined })}
    />
  );
}
