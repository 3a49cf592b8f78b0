/** On the home page of those who own them: my exceptions and improvements by their limit, and what nobody in my department has taken. (PD-3.4) */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { DueCell } from './DueCell.tsx';
import { countsQuery, queueQuery } from './exceptionQueries.ts';
import './exceptions.css';

const mostShown = 5;

export function HomeExceptions() {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const queues = useQuery(countsQuery).data?.queues;
  const mine = useInfiniteQuery(queueQuery('mine', undefined)).data?.pages[0]?.items ?? [];
  if (!queues || (queues.mine === 0 && queues.free === 0)) return null;
  return (
    <section aria-label={t('exceptions.title')}>
      <div className="home-title">
        <h2>
          {t('exceptions.mine')} <span className="sub">{formats.number(queues.mine)}</span>
        </h2>
        <span className="grow" />
        {queues.free > 0 && (
          <Link to="/exceptions" search={{ queue: 'free' }}>
            {t('exceptions.toTake', { n: formats.number(queues.free) })}
          </Link>
        )}
      </div>
      <ul className="home-exceptions">
        {mine.slice(0, mostShown).map((row) => (
          <li key={row.id}>
            <DueCell row={row} />
            <Link to="/exceptions" search={{ queue: 'mine', open: row.id }} className="cut">
              {name(row.title)}
            </Link>
            <span className="sub cut">
              {row.orderNumber}
              {row.improvement === 'planned' || row.improvement === 'reopened'
                ? t('list.comma') + t(`exceptions.improvement.${row.improvement}`)
                : ''}
            </span>
          </li>
        ))}
      </ul>
      {queues.mine > mostShown && (
        <Link to="/exceptions" search={{ queue: 'mine' }}>
          {t('exceptions.allMine', { n: formats.number(queues.mine) })}
        </Link>
      )}
    </section>
  );
}
