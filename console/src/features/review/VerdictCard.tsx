/** A standard that does not pass, with its arithmetic written out: 占用 + 本单 − 额度 = 超. Credit is drawn as a bar too. (OS-3.2) */
import { useTranslation } from 'react-i18next';
import type { VerdictView } from '../../../../contract/review.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { unitOfSum, valueText } from './factText.ts';

export function VerdictCard({ verdict, large }: { verdict: VerdictView; large: boolean }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const { sum } = verdict;
  const over =
    sum && sum.result !== null && sum.result > 0
      ? `${name(sum.words)} ${valueText(sum.result, unitOfSum(sum), formats, t)}`
      : '';
  return (
    <section className="verdict" data-verdict={verdict.verdict} data-large={large}>
      <div className="row">
        <Icon name={verdict.verdict === 'fails' ? 'warn' : 'eye'} size={18} />
        <h2 className="grow">
          {t(verdict.verdict === 'fails' ? 'review.fails' : 'review.asks', { title: name(verdict.title) })}
          {over && <b>{over}</b>}
        </h2>
        {verdict.clause && <ClauseChip {...parseClause(verdict.clause)} />}
      </div>
      {sum && <Arithmetic sum={sum} />}
      {verdict.check === 'credit' && sum && <CreditBar verdict={verdict} />}
      {verdict.check !== 'credit' && verdict.shown.length > 0 && (
        <p className="sub">
          {verdict.shown
            .map((one) => `${name(one.words)} ${valueText(one.value, one.unit, formats, t)}`)
            .join(t('list.comma'))}
        </p>
      )}
    </section>
  );
}

function Arithmetic({ sum }: { sum: NonNullable<VerdictView['sum']> }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const unit = unitOfSum(sum);
  // A part that is nothing would only be noise in the sum.
  const parts = [
    ...sum.plus.map((one) => ({ ...one, sign: '+' })),
    ...sum.minus.filter((one) => one.value !== 0).map((one) => ({ ...one, sign: '−' })),
  ];
  return (
    <div className="sum">
      {parts.map((one, n) => (
        <span key={one.fact} className="part">
          {n > 0 && <i>{one.sign}</i>}
          <span>
            <small>{name(one.words)}</small>
            <b>{valueText(one.value, unit, formats, t)}</b>
          </span>
        </span>
      ))}
      {sum.result !== null && (
        <span className="part rest" data-over={sum.result > 0}>
          <i>=</i>
          <span>
            <small>{sum.result > 0 ? name(sum.words) : t('review.left')}</small>
            <b>{valueText(Math.abs(sum.result), unit, formats, t)}</b>
          </span>
        </span>
      )}
    </div>
  );
}

/** What is overdue, not yet due, and this order, against the limit; what goes beyond it is hatched. */
function CreditBar({ verdict }: { verdict: VerdictView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const valueOf = (fact: string) => {
    const found = [...(verdict.sum?.plus ?? []), ...(verdict.sum?.minus ?? []), ...verdict.shown];
    const value = found.find((one) => one.fact === fact)?.value;
    return typeof value === 'number' ? value : 0;
  };
  const [exposure, order, limit] = ['customer.exposure', 'order.amount', 'customer.creditLimit'].map(valueOf) as [
    number,
    number,
    number,
  ];
  const overdue = Math.min(valueOf('customer.overdue'), exposure);
  const whole = Math.max(exposure + order, limit, 1);
  const share = (amount: number) => ({ inlineSize: `${(Math.max(0, amount) / whole) * 100}%` });
  const within = Math.max(0, Math.min(order, limit - exposure));
  return (
    <>
      <div className="credit-bar" aria-hidden="true">
        <i className="overdue" style={share(overdue)} />
        <i className="open" style={share(exposure - overdue)} />
        <i className="own" style={share(within)} />
        <i className="over" style={share(exposure + order - Math.max(limit, exposure))} />
      </div>
      <p className="sub credit-words">
        {overdue > 0 && <span className="late-ink">{t('review.overdue', { amount: formats.amount(overdue) })}</span>}
        <span>{t('review.notDue', { amount: formats.amount(exposure - overdue) })}</span>
        <span>{t('review.limit', { amount: formats.amount(limit) })}</span>
      </p>
    </>
  );
}
