/** How review goes: each number is a button that opens its orders; shares stand with their counts. (OS-3.1, OS-3.3) */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { departments, type DepartmentId } from '../../../../contract/vocabulary.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { numberOrdersQuery, numbersQuery, type Measure } from './reviewQueries.ts';

const days = 30;

export function ReviewNumbers() {
  const { t } = useTranslation();
  const formats = useFormats();
  const [measure, setMeasure] = useState<Measure>('open');
  const numbers = useQuery(numbersQuery(days));
  if (numbers.isPending) return <Skeleton rows={6} height={44} />;
  if (!numbers.data) return <ErrorStrip error={numbers.error} onRetry={() => void numbers.refetch()} />;
  const { orders, firstPass, byRule, byPerson, returned, open, late } = numbers.data;
  const counts: [Measure, number][] = [
    ['first-pass', firstPass],
    ['by-rule', byRule],
    ['by-person', byPerson],
    ['returned', returned],
    ['open', open],
    ['late', late],
  ];
  return (
    <div className="scroll review-numbers">
      <p className="sub">{t('review.numbersOf', { count: orders, days })}</p>
      <div className="figures">
        {counts.map(([name, count]) => (
          <button key={name} type="button" aria-pressed={measure === name} onClick={() => setMeasure(name)}>
            <small>{t(`review.measure.${name}`)}</small>
            <b>{formats.number(count)}</b>
            <span className="sub">{orders > 0 ? `${Math.round((count / orders) * 1000) / 10}%` : ''}</span>
          </button>
        ))}
      </div>
      <StepTimes steps={numbers.data.steps} />
      <Orders measure={measure} />
    </div>
  );
}

interface StepTime {
  department: string;
  decided: number;
  medianMinutes: number;
  late: number;
  open: number;
}

function StepTimes({ steps }: { steps: readonly StepTime[] }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  if (steps.length === 0) return null;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{t('review.step')}</th>
          <th className="num">{t('review.decided')}</th>
          <th className="num">{t('review.median')}</th>
          <th className="num">{t('review.measure.late')}</th>
          <th className="num">{t('review.measure.open')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((one) => (
          <tr key={one.department}>
            <td>{name(departments[one.department as DepartmentId])}</td>
            <td className="num">{formats.number(one.decided)}</td>
            <td className="num">{one.decided > 0 ? formats.span(one.medianMinutes * 60_000) : ''}</td>
            <td className="num">{formats.number(one.late)}</td>
            <td className="num">{formats.number(one.open)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Orders({ measure }: { measure: Measure }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const orders = useQuery(numberOrdersQuery(measure, days));
  if (orders.isPending) return <Skeleton rows={4} />;
  if (!orders.data) return <ErrorStrip error={orders.error} onRetry={() => void orders.refetch()} />;
  if (orders.data.items.length === 0) return <Empty why={t('review.noOrders')} />;
  return (
    <table className="plain" aria-label={t(`review.measure.${measure}`)}>
      <tbody>
        {orders.data.items.map((one) => (
          <tr key={one.orderId}>
            <td>
              <Link to="/orders/$orderId" params={{ orderId: one.orderId }}>
                {one.number}
              </Link>
            </td>
            <td>{formats.when(one.at)}</td>
            <td className="num">{formats.money(one.amount, one.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
