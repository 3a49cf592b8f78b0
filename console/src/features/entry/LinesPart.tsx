/** The lines: a product is found by code, barcode, name or the first letters of its pinyin; then the hand goes on to the quantity. */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { goodsName } from '../../../../contract/catalog.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { newKey } from '../../app/newKey.ts';
import { Icon } from '../../ui/Icon.tsx';
import { FieldRefusal } from '../../ui/RefusalText.tsx';
import { useMay } from '../../app/session.ts';
import { lineAmount, minorFrom } from './amounts.ts';
import { Available } from './Available.tsx';
import type { DraftLine, PartProps } from './draft.ts';
import { minimumOf } from './liveChecks.ts';
import { SkuSearch, type FoundSku } from './SkuSearch.tsx';
import type { Standing } from './useStanding.ts';
import '../../ui/stacked.css';

export function LinesPart({ draft, change, error, standing }: PartProps & { standing: Standing | undefined }) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const add = (sku: FoundSku) => {
    const line: DraftLine = {
      key: newKey(),
      skuId: sku.id,
      sku: sku.code,
      name: goodsName(sku),
      quantity: '1',
      unitPrice: sku.price ?? '',
      discount: '',
      note: '',
    };
    change({ lines: [...draft.lines, line] });
    requestAnimationFrame(() => table.current?.querySelector<HTMLInputElement>('tbody tr:last-child input')?.select());
  };
  const edit = (key: string, next: Partial<DraftLine>) =>
    change({ lines: draft.lines.map((line) => (line.key === key ? { ...line, ...next } : line)) });
  const remove = (key: string) => change({ lines: draft.lines.filter((line) => line.key !== key) });
  return (
    <section>
      <h2 className="lines-head">{t('entry.lines')}</h2>
      <table className="lt stacked" ref={table} aria-label={t('entry.lines')}>
        <LinesHead />
        <tbody>
          {draft.lines.map((line, index) => (
            <LineRow
              key={line.key}
              line={line}
              index={index}
              error={error}
              minimum={minimumOf(draft, standing, line.skuId)}
              onEdit={(next) => edit(line.key, next)}
              onRemove={() => remove(line.key)}
            />
          ))}
        </tbody>
      </table>
      <SkuSearch shopId={draft.shopId} onFound={add} />
      <FieldRefusal error={error} field="lines" />
    </section>
  );
}

function LinesHead() {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t('orders.column.product')}</th>
        <th scope="col" className="num">
          {t('entry.field.quantity')}
        </th>
        <th scope="col" className="num">
          {t('orders.column.unitPrice', { currency: '¥' })}
        </th>
        <th scope="col" className="num">
          {t('entry.field.lineDiscount')}
        </th>
        <th scope="col">{t('entry.field.note')}</th>
        <th scope="col" className="num">
          {t('orders.column.amount', { currency: '¥' })}
        </th>
        <th scope="col">
          <span className="sr-only">{t('entry.remove')}</span>
        </th>
      </tr>
    </thead>
  );
}

type LineEdit = { [K in keyof DraftLine]?: DraftLine[K] | undefined };

interface LineRowProps {
  line: DraftLine;
  index: number;
  error: unknown;
  minimum: ReturnType<typeof minimumOf>;
  onEdit: (next: LineEdit) => void;
  onRemove: () => void;
}

function LineRow({ line, index, error, minimum, onEdit, onRemove }: LineRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amount = lineAmount(line.quantity, line.unitPrice, minorFrom(line.discount));
  const cell = (name: 'quantity' | 'unitPrice' | 'discount' | 'note', label: string) => (
    <td data-label={label}>
      <input
        className={name === 'note' ? 'in' : 'in num'}
        inputMode={name === 'note' ? 'text' : 'decimal'}
        aria-label={`${label} ${line.name}`}
        value={line[name]}
        onChange={(event) => onEdit({ [name]: event.target.value, guess: undefined })}
      />
    </td>
  );
  return (
    <tr>
      <td>
        <Product line={line} minimum={minimum} />
        {(['sku', 'quantity', 'unitPrice', 'discount', 'note'] as const).map((name) => (
          <FieldRefusal key={name} error={error} field={`lines.${index}.${name}`} />
        ))}
      </td>
      {cell('quantity', t('entry.field.quantity'))}
      {cell('unitPrice', t('orders.column.unitPrice', { currency: '¥' }))}
      {cell('discount', t('entry.field.lineDiscount'))}
      {cell('note', t('entry.field.note'))}
      <td className="num" data-label={t('orders.column.amount', { currency: '¥' })}>
        {amount === undefined ? '—' : formats.amount(amount)}
      </td>
      <td>
        <button
          type="button"
          className="btn quiet icon"
          aria-label={t('entry.removeLine', { name: line.name })}
          onClick={onRemove}
        >
          <Icon name="close" size={14} />
        </button>
      </td>
    </tr>
  );
}

function Product({ line, minimum }: Pick<LineRowProps, 'line' | 'minimum'>) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <span className="row">
        <span className="cut" title={line.name}>
          {line.name}
        </span>
        {line.guess && <span className="tag guessed">{t('entry.guessed')}</span>}
      </span>
      <span className="sub">{line.sku}</span>
      {may('inventory.list') && <Available skuId={line.skuId} wanted={line.quantity} />}
      {minimum && <Minimum {...minimum} />}
    </>
  );
}

function Minimum({ minimum, reached }: NonNullable<LineRowProps['minimum']>) {
  const { t } = useTranslation();
  const shown = useFormats().decimal(minimum);
  if (reached) return <span className="sub">{t('entry.minimum', { minimum: shown })}</span>;
  return <span className="sub below">{t('entry.belowMinimum', { minimum: shown })}</span>;
}
