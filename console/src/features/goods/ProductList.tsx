/** The catalogue: every SKU with codes, unit, price and what is special about it; found by code, name or barcode. */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { goodsName, isMeant } from '../../../../contract/catalog.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../ui/table/DataTable.tsx';
import { catalogQuery, type Sku } from './goodsQueries.ts';
import { GoodsExport } from './file/GoodsExport.tsx';
import { NewProduct } from './NewProduct.tsx';
import { SkuSheet } from './SkuSheet.tsx';

export function ProductList() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [inactive, setInactive] = useState(false);
  const [focus, setFocus] = useState<string>();
  const [open, setOpen] = useState<string>();
  const catalog = useQuery(catalogQuery(inactive));
  const columns = useSkuColumns();
  const rows = (catalog.data ?? []).filter((sku) => isMeant(sku, text));
  const none = catalog.data && rows.length === 0 ? <Empty why={t('goods.none')} /> : undefined;
  const shown = catalog.data?.find((sku) => sku.id === open);
  return (
    <>
      <div className="filters">
        <SearchField label={t('goods.find')} value={text} onText={setText} />
        <label className="row">
          <input type="checkbox" checked={inactive} onChange={(event) => setInactive(event.target.checked)} />
          {t('goods.alsoInactive')}
        </label>
        <span className="sub">{catalog.data && t('settings.count', { count: rows.length })}</span>
        <span className="grow" />
        <GoodsSteps filter={{ text, inactive }} count={catalog.data && rows.length} onAdd={() => setOpen('new')} />
      </div>
      {catalog.isError && <ErrorStrip error={catalog.error} onRetry={() => void catalog.refetch()} />}
      <DataTable
        label={t('goods.products')}
        columns={columns}
        rows={rows}
        keyOf={(sku) => sku.id}
        nameOf={(sku) => sku.code}
        focus={focus}
        onFocus={setFocus}
        onOpen={(sku) => setOpen(sku.id)}
        stale={catalog.isPlaceholderData}
        instead={catalog.data || catalog.isError ? none : <Skeleton rows={14} />}
      />
      {open === 'new' && <NewProduct onClose={() => setOpen(undefined)} />}
      {shown && <SkuSheet key={`${shown.id}@${shown.rev}`} sku={shown} onClose={() => setOpen(undefined)} />}
    </>
  );
}

interface StepsProps {
  filter: { text: string; inactive: boolean };
  count: number | undefined;
  onAdd: () => void;
}

/** What can be done with the goods as a whole. */
function GoodsSteps({ filter, count, onAdd }: StepsProps) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <GoodsExport filter={filter} count={count} />
      {may('catalog.put-product') && (
        <Link to="/goods/import" className="btn quiet">
          <Icon name="upload" />
          {t('goods.import')}
        </Link>
      )}
      {may('catalog.add-product') && (
        <button type="button" className="btn" onClick={onAdd}>
          <Icon name="plus" />
          {t('goods.add')}
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
    column('code', 150, (sku) => <span className="mono">{sku.code}</span>, { fixed: true }),
    column('name', 220, goodsName, { grows: true }),
    column('price', 100, (sku) => (sku.price ? formats.price(sku.price) : t('goods.noPrice')), { end: true }),
    column('unit', 60, (sku) => sku.unit),
    column('marks', 220, (sku) => <Marks sku={sku} />),
    column('parts', 220, (sku) => sku.parts.map((part) => `${part.code}×${formats.decimal(part.quantity)}`).join('  ')),
    column('barcodes', 150, (sku) => sku.barcodes.join('  ')),
  ];
}

function Marks({ sku }: { sku: Sku }) {
  const { t } = useTranslation();
  const marks = [
    sku.kind === 'bundle' && t('goods.mark.bundle'),
    sku.custom && t('goods.mark.custom'),
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
