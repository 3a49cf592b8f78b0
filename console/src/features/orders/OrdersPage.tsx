/** Orders as work queues (PD-3.1): tabs with exact counts, filters, the list by deadline, bulk actions with a result per row, and the order in a drawer. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queues } from './queues.ts';
import { useMay } from '../../app/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap, KeyHints } from '../../ui/keys/KeyCap.tsx';
import { QueueTabs } from '../../ui/QueueTabs.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { ColumnMenu } from '../../ui/table/ColumnMenu.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import { useOrderColumns } from './orderColumns.tsx';
import { OrderDrawer } from './OrderDrawer.tsx';
import { OrderFilters } from './OrderFilters.tsx';
import { OrdersBulk } from './OrdersBulk.tsx';
import { OrdersTable } from './OrdersTable.tsx';
import { neighbour, useOrdersList } from './useOrdersList.ts';
import type { OrdersSearch } from './ordersSearch.ts';
import './orders.css';

export function OrdersPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as OrdersSearch;
  const { queue = 'preparing', shopId, warehouseId, sort = 'due', open } = search;
  const state = useOrdersList({ queue, shopId, warehouseId, sort });
  const columns = useColumns('orders', useOrderColumns());
  const change = (next: Partial<OrdersSearch>) => void navigate({ to: '/orders', search: { ...search, ...next }, replace: true });
  const choose = (next: OrdersSearch['queue']) => {
    state.setFocus(undefined);
    state.setSelection({ chosen: new Set(), anchor: undefined });
    change({ queue: next, open: undefined });
  };
  useKeys(t('orders.title'), [{ keys: '.', label: t('orders.takeIn'), off: state.arrived === 0, run: () => void state.reload() }]);
  const counts = state.counts.data?.counts;
  return (
    <>
      <div className="head">
        <h1>{t('orders.title')}</h1>
        <span className="grow" />
        <ColumnMenu {...columns} />
        {may('orders.create') && (
          <button type="button" className="btn" onClick={() => void navigate({ to: '/orders/new' })}>
            <Icon name="plus" />
            {t('orders.new')}
            <KeyCap keys="l" upper />
          </button>
        )}
      </div>
      <QueueTabs label={t('orders.queues')} current={queue} onChoose={(id) => choose(id as OrdersSearch['queue'])} queues={queues.map((id) => ({ id, label: t(`orders.queue.${id}`), count: counts?.[id], late: id === 'overdue' }))} />
      <OrderFilters search={{ ...search, queue, sort }} onChange={change} arrived={state.arrived} onTakeIn={() => void state.reload()} />
      <OrdersTable state={state} columns={columns.shown} queue={queue} onOpen={(id) => change({ open: id })} />
      <OrdersBulk queue={queue} rows={state.chosenRows} onClear={() => state.setSelection({ chosen: new Set(), anchor: undefined })} onDone={() => void state.reload()} />
      <footer className="foot">
        <KeyHints />
        <span className="grow" />
        <span className="sub">
          {counts?.[queue] === undefined ? t('orders.loaded', { count: state.rows.length }) : t('orders.loadedOf', { loaded: formats.number(state.rows.length), total: formats.number(counts[queue]) })}
        </span>
      </footer>
      {open && (
        <OrderDrawer
          key={open}
          orderId={open}
          previous={neighbour(state.rows, open, -1)}
          next={neighbour(state.rows, open, 1)}
          onGo={(id) => {
            state.setFocus(id);
            change({ open: id });
          }}
          onClose={() => change({ open: undefined })}
        />
      )}
    </>
  );
}
