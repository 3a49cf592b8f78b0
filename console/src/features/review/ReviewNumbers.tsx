/** How review goes: each number is a button that opens its orders; shares stand with their counts. (OS-3.1, OS-3.3) */
import { useState } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { departments, type DepartmentId } from '../../../../contract/vocabulary.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { MoreRows } from '../../ui/table/MoreRows.tsx';
import { numberOrdersQuery, numbersQuery, type Asked, type Measure } from './reviewQueries.ts';

const days = 30;

export function ReviewNumbers() {
  const { t } = useTranslation();
  const formats = useFormats();
  const [asked, setAsked] = useState<Asked>({ measure: 'open' });
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
          <button
            key={name}
            type="button"
            aria-pressed={asked.measure === name && !asked.department}
            onClick={() => setAsked({ measure: name })}
          >
            <small>{t(`review.measure.${name}`)}</small>
            <b>{formats.number(count)}</b>
            <span className="sub">{orders > 0 ? `${Math.round((count / orders) * 1000) / 10}%` : ''}</span>
          </button>
        ))}
      </div>
      <StepTimes steps={numbers.data.steps} asked={asked} onAsk={setAsked} />
      <Orders key={JSON.stringify(asked)} asked={asked} />
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

interface StepTimesProps {
  steps: readonly StepTime[];
  asked: Asked;
  onAsk: (asked: Asked) => void;
}

function StepTimes({ steps, asked, onAsk }: StepTimesProps) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  if (steps.length === 0) return null;
  const opening = ({ department, ...counts }: StepTime, measure: 'decided' | 'late' | 'open') => (
    <td className="num">
      {counts[measure] === 0 ? (
        <span className="sub">{formats.number(0)}</span>
      ) : (
        <button
          type="button"
          className="link"
          aria-pressed={asked.department === department && asked.measure === measure}
          onClick={() => onAsk({ measure, department })}
        >
          {formats.number(counts[measure])}
        </button>
      )}
    </td>
  );
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
            {opening(one, 'decided')}
            <td className="num">{one.decided > 0 ? formats.span(one.medianMinutes * 60_000) : '—'}</td>
            {opening(one, 'late')}
            {opening(one, 'open')}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Orders({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const orders = useInfiniteQuery(numberOrdersQuery(asked, days));
  if (orders.isPending) return <Skeleton rows={4} />;
  if (!orders.data) return <ErrorStrip error={orders.error} onRetry={() => void orders.refetch()} />;
  const items = orders.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty why={t('review.noOrders')} />;
  const of = asked.department ? `${name(departments[asked.department as DepartmentId])} · ` : '';
  return (
    <>
      <table className="plain">
        <caption className="sub">{of + t(`review.measure.${asked.measure}`)}</caption>
        <tbody>
          {items.map((one) => (
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
      <MoreRows
        hasMore={orders.hasNextPage}
        loadingMore={orders.isFetchingNextPage}
        onMore={() => void orders.fetchNextPage()}
      />
    </>
  );
}
