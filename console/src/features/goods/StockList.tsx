/** Stock by warehouse and SKU: on hand, reserved, available; what was sold beyond it is told in red with its sign (OT-2.3). */
import { useState, type ReactNode } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useWarehouses } from '../../app/company.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { FilterBar, FilterChip } from '../../ui/FilterBar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { RowList } from '../../ui/table/RowList.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import type { Words } from '../../ui/views/viewQueries.ts';
import { stockFilter } from './goodsSearch.ts';
import type { GoodsListProps } from './ProductList.tsx';
import { stockQuery, type StockRow } from './goodsQueries.ts';
import { StockForm } from './StockForm.tsx';

type Open = { row: StockRow | undefined } | undefined;

const keyOf = (row: StockRow) => row.warehouseId + row.skuId;
const nameOf = (row: StockRow) => `${row.warehouse} ${row.skuCode}`;

export function StockList({ search, onSearch }: GoodsListProps) {
  const { t } = useTranslation();
  const filter = stockFilter(search);
  const oversold = search.oversold !== undefined;
  const [open, setOpen] = useState<Open>();
  const columns = useColumns('stock', useStockColumns());
  const stock = useInfiniteQuery(stockQuery(search.warehouseId, oversold));
  const rows = stock.data?.pages.flatMap((page) => page.items);
  const why = oversold ? t('goods.noneOversold') : t('goods.noStock');
  const none = rows?.length === 0 ? <Empty why={why} /> : undefined;
  return (
    <>
      <StockFilters search={search} onSearch={onSearch}>
        <ListTools list="stock" filter={filter} columns={columns} />
        {useMay()('inventory.receive') && (
          <button type="button" className="btn" onClick={() => setOpen({ row: undefined })}>
            <Icon name="plus" />
            <span className="word">{t('goods.receive')}</span>
          </button>
        )}
      </StockFilters>
      {stock.isError && <ErrorStrip error={stock.error} onRetry={() => void stock.refetch()} />}
      <RowList
        label={t('goods.stock')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={(row) => setOpen({ row })}
        more={{
          hasMore: stock.hasNextPage,
          loadingMore: stock.isFetchingNextPage,
          onMore: () => void stock.fetchNextPage(),
        }}
        instead={rows || stock.isError ? none : <Skeleton rows={14} />}
      />
      {open && <StockForm row={open.row} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function StockFilters({ search, onSearch, children }: GoodsListProps & { children: ReactNode }) {
  const { t } = useTranslation();
  const narrow = (next: Words) => onSearch(stockFilter({ ...search, ...next }));
  return (
    <FilterBar end={children}>
      <FilterChip
        label={t('goods.field.warehouse')}
        value={search.warehouseId}
        onChange={(warehouseId) => narrow({ warehouseId: warehouseId ?? '' })}
        choices={useWarehouses().map((one) => ({ value: one.id, label: one.name }))}
      />
      <label className="row">
        <input
          type="checkbox"
          checked={search.oversold !== undefined}
          onChange={(event) => narrow({ oversold: event.target.checked ? 'true' : '' })}
        />
        {t('goods.onlyOversold')}
      </label>
      <ListViews list="stock" filter={stockFilter(search)} onChoose={onSearch} />
    </FilterBar>
  );
}

function useStockColumns(): Column<StockRow>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const column = (id: string, width: number, cell: Column<StockRow>['cell'], more: Partial<Column<StockRow>> = {}) => ({
    id,
    title: t(`goods.field.${id}`),
    width,
    cell,
    ...more,
  });
  return [
    column('code', 120, (row) => <span className="mono">{row.skuCode}</span>, {
      fixed: true,
      copy: (row) => row.skuCode,
    }),
    column('name', 150, (row) => row.skuName, { grows: true }),
    column('warehouse', 130, (row) => row.warehouse, { below: 2 }),
    column('onHand', 100, (row) => formats.decimal(row.onHand), { end: true }),
    column('reserved', 100, (row) => formats.decimal(row.reserved), { end: true }),
    column('available', 84, (row) => <Available row={row} />, { end: true, fixed: true }),
    column('unit', 60, (row) => row.unit),
  ];
}

function Available({ row }: { row: StockRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const figure = formats.decimal(row.available);
  if (!row.available.startsWith('-')) return <b>{figure}</b>;
  return (
    <span className="tag late" title={t('goods.oversold')}>
      {figure}
    </span>
  );
}
