/**
 * The review queue (practice.md): the next order opens by itself, facts at the left, decision at the right, one key per decision.
 * It moves on only after the server's answer. (OS-3.1, OS-3.3)
 */
import { useEffect } from 'react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/useFormats.ts';
import { KeyCap, KeyHints } from '../../ui/keys/KeyCap.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { ListExport } from '../../ui/table/ListTools.tsx';
import { DecideSide } from './DecideSide.tsx';
import { PassingBatch } from './PassingBatch.tsx';
import { ReviewNumbers } from './ReviewNumbers.tsx';
import { useQueue } from './reviewQueries.ts';
import { StepFacts } from './StepFacts.tsx';
import { useReviewing, type Reviewing } from './useReviewing.ts';
import './review.css';

type Tab = 'queue' | 'numbers';

export function ReviewPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab = 'queue' } = useSearch({ strict: false }) as { tab?: Tab };
  const choose = (next: Tab) => void navigate({ to: '/review', search: { tab: next }, replace: true });
  return tab === 'numbers' ? (
    <>
      <div className="head">
        <h1>{t('review.numbersTitle')}</h1>
        <span className="grow" />
        <button type="button" className="btn quiet" onClick={() => choose('queue')}>
          {t('review.toQueue')}
        </button>
      </div>
      <ReviewNumbers />
    </>
  ) : (
    <Queue onNumbers={() => choose('numbers')} />
  );
}

function Queue({ onNumbers }: { onNumbers: () => void }) {
  const { queue, first, items = [], more } = useQueue();
  const work = useReviewing(items);
  const readsOn = more && !work.current && !queue.isFetchingNextPage && !queue.isError;
  const { fetchNextPage } = queue;
  useEffect(() => {
    if (readsOn) void fetchNextPage();
  }, [readsOn, fetchNextPage]);
  return (
    <>
      <QueueHead work={work} done={first?.doneToday ?? 0} left={items.length} more={more} onNumbers={onNumbers}>
        {first?.standingIn.map((one) => (
          <StandingIn key={one.name} {...one} />
        ))}
      </QueueHead>
      {queue.isError && <ErrorStrip error={queue.error} onRetry={() => void queue.refetch()} />}
      {(queue.isPending || (more && !work.current)) && <Skeleton rows={8} height={48} />}
      {work.withdrawal.error !== undefined && (
        <div className="order-refused">
          <RefusalText error={work.withdrawal.error} />
        </div>
      )}
      {first && !work.current && !more && <NothingNext skipped={items.length > 0} onAgain={work.again} />}
      {work.current && <OpenStep work={work} />}
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

/** All is done, or what is left was skipped. */
function NothingNext({ skipped, onAgain }: { skipped: boolean; onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty why={t(skipped ? 'review.allSkipped' : 'review.empty')}>
      {skipped ? (
        <button type="button" className="btn" onClick={onAgain}>
          {t('review.fromStart')}
        </button>
      ) : (
        <Link to="/orders" className="btn">
          {t('review.toOrders')}
        </Link>
      )}
    </Empty>
  );
}

function OpenStep({ work }: { work: Reviewing }) {
  const { page, pageError } = work;
  return (
    <>
      {pageError !== null && <ErrorStrip error={pageError} onRetry={work.reload} />}
      {!page && pageError === null && <Skeleton rows={8} height={48} />}
      {page && (
        <div className="review">
          <StepFacts page={page} unfolded={work.unfolded} onFold={work.fold} />
          <DecideSide
            key={page.step.id}
            page={page}
            mode={work.mode}
            busy={work.approval.busy}
            error={work.approval.error}
            onMode={work.setMode}
            onApprove={work.approve}
            onSend={work.send}
          />
        </div>
      )}
    </>
  );
}

interface QueueHeadProps {
  work: Reviewing;
  done: number;
  left: number;
  /** Behind those that were read there are others. */
  more: boolean;
  onNumbers: () => void;
  children: React.ReactNode;
}

/** More dots than these would be a carpet; the counts beside them are exact. */
const dots = 24;

function QueueHead({ work, done, left, more, onNumbers, children }: QueueHeadProps) {
  const { t } = useTranslation();
  const whole = Math.max(1, done + left);
  const at = Math.min(dots, whole);
  const filled = Math.round((done / whole) * at);
  return (
    <div className="head review-head">
      <h1>{t('review.title')}</h1>
      <span className="dots" aria-hidden="true">
        {Array.from({ length: at }, (_, n) => (
          <i key={n} data-at={n < filled ? 'done' : n === filled ? 'now' : 'left'} />
        ))}
      </span>
      <span className="sub">{t('review.progress', { left: more ? `${left}+` : left, done })}</span>
      {children}
      <span className="grow" />
      <ListExport list="reviews" filter={{}} count={left} />
      <PassingBatch />
      <button type="button" className="btn quiet" onClick={onNumbers}>
        <span className="sign">
          <Icon name="chart" />
        </span>
        <span className="word">{t('review.numbersTitle')}</span>
      </button>
      {work.last && (
        <button type="button" className="btn quiet" disabled={work.withdrawal.busy} onClick={work.withdraw}>
          <KeyCap keys="u" upper />
          {t('review.withdrawLast', { number: work.last.number })}
        </button>
      )}
      {work.current && (
        <button type="button" className="btn quiet" onClick={work.skip}>
          <KeyCap keys="s" upper />
          {t('review.skip')}
        </button>
      )}
    </div>
  );
}

function StandingIn({ name, until }: { name: string; until: string | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <span className="tag soon">
      {until ? t('review.standingInUntil', { name, until: formats.date(until) }) : t('review.standingIn', { name })}
    </span>
  );
}
