/** What the buyer and we wrote, where the parcel is, who receives it (masked), and what was paid. */
import { useT } from '../../i18n/useT.ts';
import type { revealReceiver } from '../../../../contract/orders.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Flag } from '../../ui/Icon.tsx';
import { MaskedText } from '../../ui/MaskedText.tsx';
import { Money } from '../../ui/Money.tsx';

export function OrderSays({ order }: { order: OrderView }) {
  const t = useT();
  return (
    <div className="says">
      <div>
        <span className="lab">{t('orders.buyerMessage')}</span>
        <p>{order.buyerMessage || <span className="mut">{t('orders.none')}</span>}</p>
      </div>
      <div>
        <span className="lab">
          {t('orders.sellerRemark')}
          {order.sellerFlag !== 'none' && (
            <>
              <Flag colour={order.sellerFlag} label={t(`orders.sellerFlag.${order.sellerFlag}`)} />
              {t(`orders.sellerFlag.${order.sellerFlag}`)}
            </>
          )}
        </span>
        <p>{order.sellerRemark || <span className="mut">{t('orders.none')}</span>}</p>
      </div>
    </div>
  );
}

export function OrderFacts({ order }: { order: OrderView }) {
  const t = useT();
  const formats = useFormats();
  const last = [...order.shipments].filter((shipment) => shipment.state !== 'voided').at(-1);
  const lastAt = last && (last.deliveredAt ?? last.handedOverAt ?? last.packedAt);
  const payment = order.payments.find((one) => one.kind !== 'refund');
  return (
    <div className="facts">
      <div>
        <span className="lab">{t('orders.lastParcel')}</span>
        {last ? (
          <>
            <p>
              <b>
                {last.number} {t(`orders.parcel.${last.state}`)}
              </b>
            </p>
            <p className="sub">
              {[lastAt && formats.when(lastAt), last.warehouse.name, last.carrier, last.waybill]
                .filter(Boolean)
                .join(t('list.comma'))}
            </p>
          </>
        ) : (
          <p className="mut">{t('orders.noParcel')}</p>
        )}
      </div>
      <Receiver order={order} />
      <div>
        <span className="lab">{t('orders.netPaid')}</span>
        <p className="big">
          <Money minor={order.amounts.paid - order.amounts.refunded} currency={order.currency} />
        </p>
        <p className="sub">
          {payment
            ? [formats.when(payment.occurredAt, true), payment.method].filter(Boolean).join(t('list.comma'))
            : t('orders.unpaid')}
          {!order.isPaid && t('orders.dueOf', { amount: formats.money(order.amounts.total, order.currency) })}
        </p>
      </div>
    </div>
  );
}

function Receiver({ order }: { order: OrderView }) {
  const t = useT();
  const may = useMay();
  const name = useName();
  const { receiver } = order;
  const personal = order.special.flatMap(({ kind, details }) =>
    details.filter((one) => one.personal && one.shown.zh !== '').map((one) => ({ kind, ...one })),
  );
  const reveal = async (reason: string | undefined) => {
    const clear = await call<typeof revealReceiver>('POST /orders/:orderId/reveal', { orderId: order.id, reason });
    const given = personal.map(({ kind, key, title }) => `${name(title)} ${clear.details[kind]?.[key] ?? ''}`);
    return [`${clear.name} ${clear.phone}`, clear.address, ...given];
  };
  const place = [receiver.province, receiver.city, receiver.district, receiver.detailMask].filter(Boolean).join(' ');
  return (
    <MaskedText
      label={receiver.ciphered ? t('orders.receiverCiphered') : t('orders.receiver')}
      masked={[
        `${receiver.nameMask} ${receiver.phoneMask}`,
        place,
        ...personal.map(({ title, shown }) => `${name(title)} ${name(shown)}`),
      ]}
      reveal={may('orders.reveal') && !receiver.ciphered ? reveal : undefined}
    />
  );
}
