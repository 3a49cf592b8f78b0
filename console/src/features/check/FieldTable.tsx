/** The fields of an entry: those that need eyes in amber with their reasons, then the rest; a question is asked under its field. */
import { useTranslation } from 'react-i18next';
import type { CheckSheet } from '../../../../contract/entry-check.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ScanLink } from '../special/ScanLink.tsx';
import { useSpecialKinds } from '../special/specialKinds.ts';
import { AskForm, type AskWay } from './AskForm.tsx';
import type { Asking } from './CheckSheetView.tsx';
import type { Eye, FieldRow } from './fieldRows.ts';

interface FieldTableProps {
  sheet: CheckSheet;
  rows: readonly FieldRow[];
  marked: number;
  confirmed: ReadonlySet<string>;
  at: number;
  asking: Asking | undefined;
  onFocus: (index: number) => void;
  onConfirm: (index: number) => void;
  onAsk: (text: string, way: AskWay) => Promise<void>;
  onCancel: () => void;
}

export function FieldTable(props: FieldTableProps) {
  const { t } = useTranslation();
  const { rows, marked } = props;
  return (
    <ol className="fields" aria-label={t('check.fields')}>
      {rows.map((row, index) => (
        <FieldItem key={row.field} {...props} row={row} index={index} first={index === marked && marked > 0} />
      ))}
    </ol>
  );
}

function FieldItem(props: FieldTableProps & { row: FieldRow; index: number; first: boolean }) {
  const { t } = useTranslation();
  const { row, index, at, confirmed, asking, sheet } = props;
  const done = confirmed.has(row.field);
  const name = ['fr', row.eyes.length > 0 && !done ? 'eye' : '', at === index ? 'now' : '', props.first ? 'rest' : ''];
  return (
    <li className={name.filter(Boolean).join(' ')} aria-current={at === index ? 'step' : undefined}>
      <span className="lab">
        <FieldName row={row} />
      </span>
      <div className="val" onClick={() => props.onFocus(index)}>
        <Value row={row} sheet={sheet} />
        {row.eyes.map((eye) => (
          <span key={eye.why + String(eye.params['flag'] ?? '')} className="why">
            <Reason eye={eye} />
          </span>
        ))}
        {sheet.corrected.some((field) => field === row.field) && <span className="sub">{t('check.corrected')}</span>}
        {at === index && asking && <AskForm asking={asking} onAsk={props.onAsk} onCancel={props.onCancel} />}
      </div>
      {row.eyes.length > 0 &&
        (done ? (
          <span className="seen">
            <Icon name="check" size={14} /> {t('check.seen')}
          </span>
        ) : (
          <button type="button" className="btn quiet" onClick={() => props.onConfirm(index)}>
            {t('check.confirm')}
          </button>
        ))}
    </li>
  );
}

function FieldName({ row }: { row: FieldRow }) {
  const { t } = useTranslation();
  const name = useName();
  const detail = useSpecialKinds().detailOf(row.field);
  if (detail) return <>{name(detail.title)}</>;
  return <>{row.line ? t('check.line', { n: row.field.slice(5) }) : t(`check.field.${row.field}`)}</>;
}

function Value({ row: { field, line, value }, sheet }: { row: FieldRow; sheet: CheckSheet }) {
  const { t } = useTranslation();
  const name = useName();
  const kinds = useSpecialKinds();
  const formats = useFormats();
  if (line) {
    return (
      <span>
        {line.title} <span className="sub">{line.sku}</span> <b className="num">×{formats.decimal(line.quantity)}</b>{' '}
        <span className="sub">
          {t('check.linePrice', {
            price: formats.price(line.unitPrice),
            list: line.listPrice === null ? '—' : formats.price(line.listPrice),
            available: line.available === null ? '—' : formats.decimal(line.available),
          })}
        </span>
      </span>
    );
  }
  if (['total', 'freight', 'discount'].includes(field)) return <b>{formats.money(Number(value), sheet.currency)}</b>;
  if (field === 'requiredAt' || field === 'promisedShipAt') return <span>{formats.when(value)}</span>;
  if (field === 'paymentTerms') return <span>{t(`entry.terms.${value}`)}</span>;
  if (field === 'flags') return <span>{value.split(' ').filter(Boolean).map(kinds.titleOf).join(t('list.and'))}</span>;
  const detail = kinds.detailOf(field);
  if (detail?.type === 'file' && value !== '') return <ScanLink scanId={value} />;
  const choice = detail?.choices.find((one) => one.key === value);
  if (choice) return <span>{name(choice.title)}</span>;
  return <span className={field.startsWith('receiver') ? 'strong' : ''}>{value || '—'}</span>;
}

function Reason({ eye: { why, params } }: { eye: Eye }) {
  const { t } = useTranslation();
  const { titleOf } = useSpecialKinds();
  const formats = useFormats();
  const money = (name: string) => formats.money(Number(params[name] ?? 0));
  return (
    <>
      {t(`check.why.${why}`, {
        ...params,
        ...(why === 'amount' ? { limit: money('limit') } : {}),
        ...(why === 'credit' ? { over: money('over') } : {}),
        ...(why === 'price' && params['list'] !== '—' ? { list: formats.price(String(params['list'])) } : {}),
        ...(why === 'minimum' ? { minimum: formats.decimal(String(params['minimum'])) } : {}),
        ...(why === 'special' ? { flag: titleOf(String(params['flag'] ?? '')) } : {}),
      })}
    </>
  );
}
