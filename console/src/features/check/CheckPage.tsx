/**
 * The check (复核) as a queue: the next order opens by itself, what needs eyes stands first with its reason, one key per decision.
 * It goes on only after the server has answered, and never shows one's own entries (CC-2.3).
 */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/useFormats.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { ListExport } from '../../ui/table/ListTools.tsx';
import { queueQuery, sheetQuery } from './checkQueries.ts';
import { CheckSheetView } from './CheckSheetView.tsx';
import './check.css';

export function CheckPage() {
  const { t } = useTranslation();
  const [after, setAfter] = useState('');
  const [current, setCurrent] = useState('');
  const queries = useQueryClient();
  const queue = useQuery(queueQuery(after));
  const items = queue.data?.items ?? [];
  // What is open stays open while the queue moves behind it.
  const orderId = current || (items[0]?.id ?? '');
  const sheet = useQuery(sheetQuery(orderId));
  const next = () => {
    const following = items.find((one) => one.id !== orderId)?.id ?? '';
    setCurrent(following);
    void queries.invalidateQueries({ queryKey: ['entry', 'queue'] });
  };
  const skip = () => {
    setAfter(orderId);
    setCurrent('');
  };
  if (queue.isPending) return <Skeleton rows={10} height={36} />;
  if (!queue.data) return <ErrorStrip error={queue.error} onRetry={() => void queue.refetch()} />;
  const { counts } = queue.data;
  return (
    <>
      <CheckHead counts={counts} />
      {orderId === '' && (
        <Empty why={after ? t('check.emptyAfterSkip') : t('check.empty')}>
          {after !== '' && (
            <button type="button" className="btn" onClick={() => setAfter('')}>
              {t('check.fromStart')}
            </button>
          )}
        </Empty>
      )}
      {orderId !== '' && sheet.isPending && <Skeleton rows={8} height={36} />}
      {sheet.isError && <ErrorStrip error={sheet.error} onRetry={() => void sheet.refetch()} />}
      {sheet.data?.id === orderId && (
        <CheckSheetView
          key={`${sheet.data.id} ${sheet.data.rev}`}
          sheet={sheet.data}
          onDone={next}
          onSkip={skip}
          onReload={() => void sheet.refetch()}
        />
      )}
    </>
  );
}

interface Counts {
  waiting: number;
  own: number;
  questions: number;
  returned: number;
  duplicates: number;
  samples: number;
  doneToday: number;
}

function CheckHead({ counts }: { counts: Counts }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts = (['own', 'questions', 'returned', 'samples'] as const).filter((name) => counts[name] > 0);
  return (
    <div className="head check-head">
      <h1>{t('check.title')}</h1>
      <ClauseChip clause="CC-2.3" />
      <span className="sub">
        {t('check.left', { left: formats.number(counts.waiting), done: formats.number(counts.doneToday) })}
      </span>
      <div className="check-more">
        {facts.map((name) => (
          <span key={name} className="tag plain">
            {t(`check.count.${name}`, { n: formats.number(counts[name]) })}
          </span>
        ))}
        <Link to="/check/rules" className="btn quiet">
          {t('rules.title')}
        </Link>
        <Link to="/check/numbers" className="btn quiet">
          {t('numbers.title')}
        </Link>
        <ListExport list="checks" filter={{}} />
        <Link to="/check/duplicates" className={counts.duplicates > 0 ? 'btn' : 'btn quiet'}>
          {t('check.count.duplicates', { n: formats.number(counts.duplicates) })}
        </Link>
      </div>
    </div>
  );
}
