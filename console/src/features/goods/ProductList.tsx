/** The catalogue: every SKU with codes, unit, price and what is special about it; found by code, name or barcode. */
import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { goodsName, isMeant, type changeSku } from '../../../../contract/catalog.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { RowList, type RowsAction } from '../../ui/table/RowList.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import { catalogQuery, type Sku } from './goodsQueries.ts';
import { productFilter, type GoodsSearch } from './goodsSearch.ts';
import { NewProduct } from './NewProduct.tsx';
import { SkuSheet } from './SkuSheet.tsx';

export interface GoodsListProps {
  search: GoodsSearch;
  onSearch: (next: GoodsSearch, replace?: boolean) => void;
}

const keyOf = (sku: Sku) => sku.id;
const nameOf = (sku: Sku) => sku.code;

export function ProductList({ search, onSearch }: GoodsListProps) {
  const { t } = useTranslation();
  const { text = '', inactive } = search;
  const [open, setOpen] = useState<string>();
  const catalog = useQuery(catalogQuery(inactive !== undefined));
  const columns = useColumns('catalog', useSkuColumns());
  const rows = catalog.data?.filter((sku) => isMeant(sku, text));
  const none = rows?.length === 0 ? <Empty why={t('goods.none')} /> : undefined;
  const shown = catalog.data?.find((sku) => sku.id === open);
  const filter = productFilter(search);
  return (
    <>
      <FilterBar
        search={
          <SearchField label={t('goods.find')} value={text} onText={(next) => onSearch({ ...search, text: next })} />
        }
        end={
          <GoodsSteps onAdd={() => setOpen('new')}>
            <ListTools list="catalog" filter={filter} columns={columns} count={rows?.length} />
          </GoodsSteps>
        }
      >
        <label className="row">
          <input
            type="checkbox"
            checked={inactive !== undefined}
            onChange={(event) => onSearch({ text, ...(event.target.checked ? { inactive: 'true' as const } : {}) })}
          />
          {t('goods.alsoInactive')}
        </label>
        <ListViews list="catalog" filter={filter} onChoose={onSearch} />
      </FilterBar>
      {catalog.isError && <ErrorStrip error={catalog.error} onRetry={() => void catalog.refetch()} />}
      <RowList
        label={t('goods.products')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={(sku) => setOpen(sku.id)}
        actions={useSkuActions()}
        onDone={() => void catalog.refetch()}
        stale={catalog.isPlaceholderData}
        instead={catalog.data || catalog.isError ? none : <Skeleton rows={14} />}
      />
      {open === 'new' && <NewProduct onClose={() => setOpen(undefined)} />}
      {shown && <SkuSheet key={`${shown.id}@${shown.rev}`} sku={shown} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** Several at once are taken out of sale, or offered again. */
function useSkuActions(): RowsAction<Sku>[] {
  const { t } = useTranslation();
  const may = useMay();
  if (!may('catalog.change-sku')) return [];
  const turn = (active: boolean) => (sku: Sku, idempotencyKey: string) =>
    call<typeof changeSku>('PATCH /skus/:skuId', { skuId: sku.id, active }, { ifMatch: sku.rev, idempotencyKey });
  return [
    { id: 'stop', label: t('goods.stopSelling'), fits: (sku) => sku.active, run: turn(false) },
    { id: 'again', label: t('goods.sellAgain'), fits: (sku) => !sku.active, run: turn(true) },
  ];
}

/** The tools of the list, and what can be done with the goods as a whole. */
function GoodsSteps({ onAdd, children }: { onAdd: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      {children}
      {may('catalog.put-product') && (
        <Link to="/goods/import" className="btn quiet">
          <Icon name="upload" />
          <span className="word">{t('goods.import')}</span>
        </Link>
      )}
      {may('catalog.add-product') && (
        <button type="button" className="btn" onClick={onAdd}>
          <Icon name="plus" />
          <span className="word">{t('goods.add')}</span>
        </button>
      )}
    </>
  );
}

function useSkuColumns(): Column<Sku>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const column = (
    id: string,
    width: number,
    cell: Column<Sku>['cell'],
    more: Partial<Column<Sku>> = {},
  ): Column<Sku> => ({
    id,
    title: t(`goods.field.${id}`),
    width,
    cell,
    ...more,
  });
  return [
    column('code', 120, (sku) => <span className="mono">{sku.code}</span>, { fixed: true, copy: (sku) => sku.code }),
    column('name', 200, goodsName, { grows: true, fixed: true }),
    column('price', 100, (sku) => (sku.price ? formats.price(sku.price) : t('goods.noPrice')), { end: true, below: 1 }),
    column('unit', 60, (sku) => sku.unit),
    column('marks', 220, (sku) => <Marks sku={sku} />, { below: 2 }),
    column('parts', 220, (sku) => sku.parts.map((part) => `${part.code}×${formats.decimal(part.quantity)}`).join('  ')),
    column('barcodes', 150, (sku) => sku.barcodes.join('  ')),
  ];
}

function Marks({ sku }: { sku: Sku }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const marks = [
    sku.kind === 'bundle' && t('goods.mark.bundle'),
    sku.custom && t('goods.mark.custom'),
    sku.minQuantity !== null && t('goods.fromQuantity', { quantity: formats.decimal(sku.minQuantity) }),
    sku.presaleDays !== null && t('goods.mark.presale', { days: sku.presaleDays }),
    sku.serial && t('goods.mark.serial'),
    sku.freight && t('goods.mark.freight'),
    sku.installation && t('goods.mark.installation'),
    !sku.active && t('settings.outOfUse'),
  ].filter((mark) => mark !== false);
  return (
    <span className="row">
      {marks.map((mark) => (
        <span key={mark} className="tag">
          {mark}
        </span>
      ))}
    </span>
  );
}
