/** One of two orders that may be one; what differs from the other is marked (CC-2.2). */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '../../../../contract/entry-check.ts';
import { orderStages, type OrderStage } from '../../../../contract/vocabulary.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';

type Side = DuplicatePair['a'];

export function PairSide({ side, other }: { side: Side; other: Side }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const told = (one: Side): [string, string][] => [
    ['shop', one.shop],
    ['channel', t(`orders.channel.${one.channel}`)],
    ['externalNo', one.externalNo ?? '—'],
    ['received', formats.when(one.receivedAt)],
    ['enteredBy', one.enteredBy],
    ['takenBy', one.takenBy ?? '—'],
    ['receiver', `${one.nameMask} ${one.phoneMask}`],
    ['place', one.place],
    ['goods', one.lines.map((line) => `${line.title} ×${formats.decimal(line.quantity)}`).join(t('list.semicolon'))],
    ['total', formats.money(one.total, one.currency)],
    ['paid', formats.money(one.paid, one.currency)],
    ['message', one.buyerMessage || '—'],
  ];
  const others = new Map(told(other));
  return (
    <section className="side-of">
      <h2>
        <Link to="/orders/$orderId" params={{ orderId: side.id }}>
          {side.number}
        </Link>{' '}
        <span className="tag plain">{name(orderStages[side.stage as OrderStage])}</span>
      </h2>
      <dl className="kv">
        {told(side).map(([what, value]) => (
          <div key={what} className="contents">
            <dt>{t(`duplicates.field.${what}`)}</dt>
            <dd className={others.get(what) === value ? '' : 'differs'}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
