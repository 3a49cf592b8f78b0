/** The side of an order: the earlier deadline as the one large figure, the other clock, what cannot be done now, and who is on it. */
import { useT } from '../../i18n/useT.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { useAppearance } from '../../app/appearance.ts';
import { refusalWords } from '../../app/problem.ts';
import { serverNow } from '../../app/serverTime.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { BlockedActions } from '../../ui/BlockedActions.tsx';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { ClockBadge, LargeClock, type ClockView } from '../../ui/clock/ClockBadge.tsx';
import { firstClock, readClock } from '../../ui/clock/reading.ts';
import { CopyButton } from '../../ui/table/CopyCell.tsx';
import { clockViews } from './orderClock.ts';
import { OrderParts } from './orderParts.tsx';

export function OrderSide({ order }: { order: OrderView }) {
  const t = useT();
  const name = useName();
  const { language } = useAppearance();
  const clocks = clockViews(order.clocks, order.shop.platform, { t, name });
  const first = firstClock(clocks);
  const blocked = order.actions
    .filter((one) => !one.allowed && one.refusal && one.refusal.code !== 'RIGHT_MISSING')
    .map((one) => {
      const words = refusalWords(
        { status: 409, code: one.refusal?.code ?? '', params: one.refusal?.params ?? {} },
        language,
      );
      return {
        id: one.action,
        action: name(one.title),
        why: [words.what, words.remedy].filter(Boolean).join(t('list.semicolon')),
      };
    });
  return (
    <aside className="order-side" aria-label={t('orders.side')}>
      {first && <Deadline first={first} others={clocks.filter((clock) => clock !== first)} />}
      <OrderParts order={order} place="side" />
      <BlockedActions actions={blocked} />
      <People order={order} />
    </aside>
  );
}

/** The earlier open deadline as the one large figure, the others under it; when none is open any more, just how they ended. */
function Deadline({ first, others }: { first: ClockView; others: readonly ClockView[] }) {
  const t = useT();
  const open = first.state === 'running' || first.state === 'paused';
  return (
    <section className="side-part dead">
      <div className="row">
        <span className="lab grow">{open ? t('clock.deadlineOf', { source: first.source }) : t('clock.ended')}</span>
        {open && <ClauseChip {...first.clause} />}
      </div>
      {open && <OpenClock clock={first} />}
      {(open ? others : [first, ...others]).map((clock) => (
        <OtherDeadline key={clock.id} clock={clock} />
      ))}
    </section>
  );
}

function OpenClock({ clock }: { clock: ClockView }) {
  const t = useT();
  const formats = useFormats();
  const reading = readClock(clock, serverNow());
  return (
    <>
      <div className="row">
        <LargeClock key={clock.id} clock={clock} />
        {clock.dueAt && <span className="sub">{t('clock.before', { at: formats.when(clock.dueAt, true) })}</span>}
      </div>
      <div className="track" aria-hidden="true">
        <i data-rung={reading.rung} style={{ inlineSize: `${100 - (reading.rung === 'ok' ? reading.share : 0)}%` }} />
      </div>
      <p className="sub">{t('clock.startedAt', { at: formats.when(clock.startedAt) })}</p>
    </>
  );
}

function OtherDeadline({ clock }: { clock: ClockView }) {
  const formats = useFormats();
  return (
    <div className="second">
      <ClockBadge clock={clock} fine />
      <span className="grow" />
      {clock.dueAt && <span className="sub">{formats.when(clock.dueAt)}</span>}
    </div>
  );
}

function People({ order }: { order: OrderView }) {
  const t = useT();
  const formats = useFormats();
  const { people, times } = order;
  const facts: [string, string | null][] = [
    [t('orders.fact.owner'), people.owner],
    [t('orders.fact.enteredChecked'), [people.enteredBy, people.checkedBy ?? t('orders.notYet')].join(' / ')],
    [t('orders.fact.externalNo'), order.externalNo],
    [t('orders.fact.channel'), t(`orders.channel.${order.channel}`)],
    [t('orders.fact.entered'), formats.when(times.entered)],
    [t('orders.fact.promised'), order.promisedShipAt && formats.when(order.promisedShipAt)],
    [t('orders.fact.required'), order.requiredAt && formats.when(order.requiredAt)],
    [t('orders.fact.terms'), order.paymentTerms === 'credit' ? t('orders.terms.credit') : null],
    [t('orders.fact.acceptedBy'), order.acceptedBy && t(`orders.endedBy.${order.acceptedBy}`)],
    [t('orders.fact.closedBy'), order.closedBy && t(`orders.endedBy.${order.closedBy}`)],
  ];
  return (
    <dl className="kv side-part">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>
              {value}
              {order.externalNo !== null && value === order.externalNo && <CopyButton text={order.externalNo} />}
            </dd>
          </div>
        ))}
    </dl>
  );
}
