/** What the customer owes from other orders: by age with its sum written out, and the orders behind it, the longest overdue first. (OS-3.1) */
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../i18n/useFormats.ts';
import { ageBands, bandNames, type Receivable } from './ageBands.ts';

const shown = 8;

export function Receivables({ receivables }: { receivables: readonly Receivable[] }) {
  const { t } = useTranslation();
  if (receivables.length === 0) return null;
  return (
    <section>
      <h3>{t('review.receivables', { count: receivables.length })}</h3>
      <Ages receivables={receivables} />
      <Orders receivables={receivables} />
    </section>
  );
}

function Ages({ receivables }: { receivables: readonly Receivable[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { notDue, overdue, total } = ageBands(receivables);
  const parts = [
    { words: t('review.notYetDue'), amount: notDue, late: false },
    ...overdue.map((amount, n) => ({ words: t('review.age', { days: bandNames[n] }), amount, late: amount > 0 })),
  ];
  return (
    <div className="sum ages">
      {parts.map(({ words, amount, late }, n) => (
        <span key={words} className="part">
          {n > 0 && <i>+</i>}
          <span>
            <small>{words}</small>
            <b className={late ? 'late-ink' : ''} data-none={amount === 0}>
              {formats.amount(amount)}
            </b>
          </span>
        </span>
      ))}
      <span className="part rest">
        <i>=</i>
        <span>
          <small>{t('review.owedInAll')}</small>
          <b>{formats.amount(total)}</b>
        </span>
      </span>
    </div>
  );
}

function Orders({ receivables }: { receivables: readonly Receivable[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const longest = [...receivables].sort((a, b) => b.late - a.late);
  const rest = longest.slice(shown);
  const restAmount = rest.reduce((sum, one) => sum + one.owed, 0);
  return (
    <table className="plain">
      <tbody>
        {longest.slice(0, shown).map((one) => (
          <tr key={one.orderId}>
            <td>
              <Link to="/orders/$orderId" params={{ orderId: one.orderId }}>
                {one.number}
              </Link>
            </td>
            <td className="num">{formats.amount(one.owed)}</td>
            <td>
              {one.late > 0 ? (
                <span className="late-ink">{t('review.lateBy', { count: one.late })}</span>
              ) : (
                t('review.dueOn', { at: formats.date(one.dueAt) })
              )}
            </td>
          </tr>
        ))}
        {rest.length > 0 && (
          <tr className="sub">
            <td>{t('review.moreReceivables', { count: rest.length })}</td>
            <td className="num">{formats.amount(restAmount)}</td>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}
