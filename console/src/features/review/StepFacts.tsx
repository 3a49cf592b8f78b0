/** The facts of an order as one department judges it: what fails first, what changed, the lines, the words, what passed, what is owed. */
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { StepPage } from '../../../../contract/review.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { SpecialMarks } from '../special/SpecialMarks.tsx';
import { useSpecialKinds } from '../special/specialKinds.ts';
import { Receivables } from '../customers/Receivables.tsx';
import { VerdictCard } from './VerdictCard.tsx';

export function StepFacts({ page, unfolded, onFold }: { page: StepPage; unfolded: boolean; onFold: () => void }) {
  const off = page.verdicts.filter((one) => one.verdict !== 'passes');
  off.sort((a, b) => (a.verdict === b.verdict ? 0 : a.verdict === 'fails' ? -1 : 1));
  return (
    <div className="review-facts">
      <OrderLine page={page} />
      {off.map((verdict, n) => (
        <VerdictCard key={verdict.check} verdict={verdict} large={n === 0} />
      ))}
      {off.length === 0 && <NothingFails page={page} />}
      <Changes page={page} />
      <div className="two">
        <Lines page={page} />
        <Words page={page} />
      </div>
      <Passed page={page} unfolded={unfolded} onFold={onFold} />
      <Receivables receivables={page.receivables} />
    </div>
  );
}

function OrderLine({ page: { order } }: { page: StepPage }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <header className="order-line">
      <h1>{order.customer}</h1>
      <span className="tag">{order.shop}</span>
      {order.type !== 'normal' && <span className="tag soon">{t(`orders.type.${order.type}`)}</span>}
      <SpecialMarks kinds={order.flags.filter((kind) => kind !== order.type)} />
      <p className="sub">
        <Link to="/orders/$orderId" params={{ orderId: order.id }}>
          {order.number}
        </Link>
        {t('list.comma')}
        {formats.money(order.total, order.currency)}
        {t('list.comma')}
        {t(`review.terms.${order.paymentTerms}`)}
        {t('list.semicolon')}
        {order.place}
        {order.requiredAt && t('review.requiredAt', { at: formats.when(order.requiredAt) })}
        {t('list.semicolon')}
        {t('review.entered', { who: order.enteredBy, at: formats.when(order.enteredAt) })}
        {order.checkedBy && order.checkedAt && (
          <>
            {t('list.comma')}
            {t('review.checked', { who: order.checkedBy, at: formats.when(order.checkedAt) })}
          </>
        )}
      </p>
    </header>
  );
}

function NothingFails({ page }: { page: StepPage }) {
  const { t } = useTranslation();
  return (
    <section className="verdict" data-verdict="passes">
      <div className="row">
        <Icon name="check" size={18} />
        <h2>{t(page.asked ? 'review.askedAnyway' : 'review.nothingFails')}</h2>
      </div>
    </section>
  );
}

function Changes({ page: { changes, order } }: { page: StepPage }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { titleOf } = useSpecialKinds();
  if (changes.length === 0) return null;
  const money = new Set(['total', 'freight', 'discount']);
  const shown = (field: string, text: string): string => {
    if (text === '') return t('review.nothing');
    if (money.has(field)) return formats.amount(Number(text), order.currency);
    if (field === 'paymentTerms') return t(`review.terms.${text as 'prepaid' | 'credit'}`);
    return field === 'flags' ? text.split(',').map(titleOf).join(t('list.and')) : text;
  };
  return (
    <section>
      <h3>
        {t('review.changes', { count: changes.length })}
        <span className="sub">{t('review.changesHint')}</span>
      </h3>
      <table className="plain">
        <thead>
          <tr>
            <th>{t('review.field')}</th>
            <th>{t('review.before')}</th>
            <th>{t('review.now')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((one) => (
            <tr key={one.field + one.line}>
              <td>{[one.line, t(`review.fields.${one.field as 'total'}`)].filter(Boolean).join(' ')}</td>
              <td>
                <s>{shown(one.field, one.before)}</s>
              </td>
              <td>
                <b className="new">{shown(one.field, one.after)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Lines({ page: { order } }: { page: StepPage }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section>
      <h3>{t('review.lines')}</h3>
      <table className="plain">
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id}>
              <td>
                {line.title}
                {line.note && <span className="sub"> {line.note}</span>}
              </td>
              <td className="num">
                {formats.decimal(line.quantity)} × {formats.price(line.unitPrice)}
                {line.listPrice !== null && Number(line.listPrice) !== Number(line.unitPrice) && (
                  <span className="sub"> {t('review.listPrice', { price: formats.price(line.listPrice) })}</span>
                )}
              </td>
              <td className="num">{formats.amount(line.amount, order.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Words({ page: { order, decisions } }: { page: StepPage }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const talk = decisions.filter((one) => ['ask', 'resubmit', 'hand-back', 'delegate'].includes(one.kind));
  const saysNothing =
    [order.details, talk].every((list) => list.length === 0) && !order.buyerMessage && !order.sellerRemark;
  return (
    <section>
      <h3>{t('review.words')}</h3>
      {order.details.map((one) => (
        <p key={name(one.title)}>
          <span className="sub">{name(one.title)}</span> {name(one.shown)}
        </p>
      ))}
      {order.buyerMessage && <p>{t('review.buyerSays', { text: order.buyerMessage })}</p>}
      {order.sellerRemark && <p>{order.sellerRemark}</p>}
      {saysNothing && <p className="sub">{t('review.noWords')}</p>}
      {talk.map((one) => (
        <p key={one.id}>
          {one.reason}
          {one.answer && <b className="answer">{t('review.answered', { text: one.answer })}</b>}
          <span className="sub">
            {' '}
            {one.by} {formats.when(one.at)} {t(`review.kind.${one.kind as 'ask'}`)}
          </span>
        </p>
      ))}
    </section>
  );
}

function Passed({ page, unfolded, onFold }: { page: StepPage; unfolded: boolean; onFold: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const passed = page.verdicts.filter((one) => one.verdict === 'passes');
  if (passed.length === 0) return null;
  return (
    <section className="passed">
      <div className="row">
        <Icon name="check" size={16} />
        <b>{t('review.passed', { count: passed.length })}</b>
        <span className="grow">
          {passed
            .slice(0, 5)
            .map((one) => name(one.title))
            .join(t('list.comma'))}
        </span>
        <button type="button" className="btn quiet" onClick={onFold} aria-expanded={unfolded}>
          {t(unfolded ? 'review.fold' : 'review.unfold')}
          <KeyCap keys="f" upper />
        </button>
      </div>
      {unfolded && passed.map((one) => <VerdictCard key={one.check} verdict={one} large={false} />)}
    </section>
  );
}
