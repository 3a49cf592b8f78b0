/** The lines of an order by quantities, bundles with their parts under them, gifts at zero; what refunds stop is marked at its line. */
import { useT } from '../../i18n/useT.ts';
import '../../ui/stacked.css';
import type { OrderView } from '../../../../contract/order-views.ts';
import { useFormats } from '../../i18n/useFormats.ts';

type Line = OrderView['lines'][number];

/** Bundles first, each followed by its parts; a part never stands alone. */
function inFamilies(lines: readonly Line[]): Line[] {
  const tops = lines.filter((line) => line.parentLineId === null);
  return tops.flatMap((top) => [top, ...lines.filter((line) => line.parentLineId === top.id)]);
}

const quantities = ['ordered', 'allocated', 'packed', 'shipped', 'returned'] as const;

export function OrderLines({ order }: { order: OrderView }) {
  const t = useT();
  const formats = useFormats();
  const rows = inFamilies(order.lines);
  const held = new Set(order.holds.filter((hold) => !hold.releasedAt).map((hold) => hold.lineId));
  const currency = formats.symbol(order.currency);
  return (
    <table className="lines stacked" aria-label={t('orders.lines')}>
      <thead>
        <tr>
          <th scope="col">{t('orders.column.product')}</th>
          <th scope="col" className="num">
            {t('orders.column.unitPrice', { currency })}
          </th>
          {quantities.map((quantity) => (
            <th key={quantity} scope="col" className="q">
              {t(`orders.quantity.${quantity}`)}
            </th>
          ))}
          <th scope="col" className="num">
            {t('orders.column.amount', { currency })}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((line, index) => (
          <LineRow
            key={line.id}
            line={line}
            currency={order.currency}
            held={held.has(line.id)}
            last={rows[index + 1]?.parentLineId !== line.parentLineId}
          />
        ))}
      </tbody>
      <LinesFoot order={order} lines={rows.filter((line) => line.parentLineId === null && !line.gift).length} />
    </table>
  );
}

function LinesFoot({ order, lines }: { order: OrderView; lines: number }) {
  const t = useT();
  const formats = useFormats();
  const { goods, discount, freight } = order.amounts;
  const money = (minor: number) => ({ amount: formats.money(minor, order.currency) });
  return (
    <tfoot>
      <tr>
        <td colSpan={7} className="whole">
          {t('orders.goodsTotal', { count: lines })}
          {discount > 0 && <span className="sub">{t('orders.discountOf', money(discount))}</span>}
          {freight > 0 && <span className="sub">{t('orders.freightOf', money(freight))}</span>}
        </td>
        <td className="num">{formats.amount(goods, order.currency)}</td>
      </tr>
    </tfoot>
  );
}

function LineRow({ line, currency, held, last }: { line: Line; currency: string; held: boolean; last: boolean }) {
  const t = useT();
  const formats = useFormats();
  const symbol = formats.symbol(currency);
  const part = line.parentLineId !== null;
  const stopped = held || line.refundState === 'applied';
  const quantity = (value: string) => (Number(value) === 0 ? <span className="z">0</span> : formats.decimal(value));
  return (
    <tr className={`${part ? 'kid' : ''} ${part && last ? 'end' : ''} ${stopped ? 'stop' : ''}`}>
      <td className="cut whole">
        {part ? line.title : <b>{line.title}</b>} <span className="sub">{line.skuCode}</span>
        {line.gift && <span className="tag">{t('orders.gift')}</span>}
        {line.bundle && <span className="tag">{t('orders.bundle')}</span>}
        {line.refundState !== 'none' && <span className="tag late">{t(`orders.refund.${line.refundState}`)}</span>}
        {held && line.refundState === 'none' && <span className="tag paused">{t('orders.mark.held')}</span>}
        {line.note && <span className="sub">{line.note}</span>}
        {line.stockAtPayment !== null && (
          <span className="sub">{t('orders.stockAtPayment', { quantity: formats.decimal(line.stockAtPayment) })}</span>
        )}
      </td>
      <td className="num" data-label={t('orders.column.unitPrice', { currency: symbol })}>
        {part ? <span className="z">—</span> : formats.price(line.unitPrice)}
      </td>
      {quantities.map((name) => (
        <td key={name} className="q" data-label={t(`orders.quantity.${name}`)}>
          {quantity(line.quantities[name])}
        </td>
      ))}
      <td className="num" data-label={part ? undefined : t('orders.column.amount', { currency: symbol })}>
        {part ? '' : formats.amount(line.amount, currency)}
      </td>
    </tr>
  );
}
