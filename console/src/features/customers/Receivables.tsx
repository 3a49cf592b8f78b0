/** What a customer owes: by age with its sum written out, and the orders behind it, the longest overdue first. (OS-3.1) */
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { Receivable } from '../../../../contract/receivables.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { ageBands, bandNames } from './ageBands.ts';
import './receivables.css';

const shown = 8;

export function Receivables({ receivables }: { receivables: readonly Receivable[] }) {
  const { t } = useTranslation();
  if (receivables.length === 0) return null;
  return (
    <section className="receivables">
      <h3>{t('customers.owed.receivables', { count: receivables.length })}</h3>
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
    { words: t('customers.owed.notYetDue'), amount: notDue, late: false },
    ...overdue.map((amount, n) => ({
      words: t('customers.owed.age', { days: bandNames[n] }),
      amount,
      late: amount > 0,
    })),
  ];
  return (
    <div className="ages">
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
          <small>{t('customers.owed.owedInAll')}</small>
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
    <table className="owed">
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
                <span className="late-ink">{t('customers.owed.lateBy', { count: one.late })}</span>
              ) : (
                t('customers.owed.dueOn', { at: formats.date(one.dueAt) })
              )}
            </td>
          </tr>
        ))}
        {rest.length > 0 && (
          <tr className="sub">
            <td>{t('customers.owed.moreReceivables', { count: rest.length })}</td>
            <td className="num">{formats.amount(restAmount)}</td>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}
