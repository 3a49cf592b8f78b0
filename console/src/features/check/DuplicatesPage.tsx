/** Orders that may be one, a pair at a time; the next opens when the first is decided (CC-2.2). */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { duplicatesQuery } from './checkQueries.ts';
import { Pair } from './Pair.tsx';
import './check.css';

export function DuplicatesPage() {
  const { t } = useTranslation();
  const pairs = useQuery(duplicatesQuery);
  if (pairs.isPending) return <Skeleton rows={8} height={36} />;
  if (!pairs.data) return <ErrorStrip error={pairs.error} onRetry={() => void pairs.refetch()} />;
  const [pair] = pairs.data.items;
  return (
    <>
      <div className="head check-head">
        <h1>{t('duplicates.title')}</h1>
        <span className="sub">{t('duplicates.left', { count: pairs.data.items.length })}</span>
        <span className="grow" />
        <Link to="/check" className="btn quiet">
          {t('check.title')}
        </Link>
      </div>
      {pair ? <Pair key={pair.id} pair={pair} /> : <Empty why={t('duplicates.empty')} />}
    </>
  );
}
