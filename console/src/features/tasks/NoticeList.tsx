/** Alerts as they were told: what, when, to whom, under which clause, and how the clock stands now. Reading one marks it; all can be marked at once. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NoticeView, readNotices } from '../../../../contract/notices.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { useSend } from '../../ui/useSend.ts';
import { noticesQuery } from './noticeQueries.ts';
import { NoticeTimes } from './NoticeTimes.tsx';
import { noticeTitle } from './noticeTitle.ts';

export function NoticeList() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const may = useMay();
  const asked = useInfiniteQuery(noticesQuery);
  const reading = useSend(async (noticeIds?: string[]) => {
    await call<typeof readNotices>('POST /notices/read', noticeIds ? { noticeIds } : {});
    await queries.invalidateQueries({ queryKey: ['notices'] });
  });
  const notices = asked.data?.pages.flatMap((page) => page.items);
  const unread = asked.data?.pages[0]?.unread ?? 0;
  const mayRead = may('notices.read');
  return (
    <>
      {asked.isError && (
        <ErrorStrip error={asked.error} dataAt={asked.dataUpdatedAt} onRetry={() => void asked.refetch()} />
      )}
      <div className="scroll">
        {mayRead && unread > 0 && <ReadAll unread={unread} busy={reading.busy} onRead={() => reading.send()} />}
        <RefusalText error={reading.error} />
        {asked.isPending && <Skeleton rows={10} height={52} />}
        {notices?.length === 0 && <Empty why={t('tasks.empty.alerts')} />}
        <ul className="tasks">
          {notices?.map((notice) => (
            <Notice key={notice.id} notice={notice} onRead={mayRead ? () => reading.send([notice.id]) : undefined} />
          ))}
        </ul>
        {asked.hasNextPage && (
          <button type="button" className="btn quiet more" onClick={() => void asked.fetchNextPage()}>
            {t('table.more')}
          </button>
        )}
      </div>
    </>
  );
}

function ReadAll({ unread, busy, onRead }: { unread: number; busy: boolean; onRead: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="read-all">
      <button type="button" className="btn sm" disabled={busy} onClick={onRead}>
        {t('notices.readAll', { count: unread })}
      </button>
    </p>
  );
}

const tones = { early: 'plain', soon: 'soon', urgent: 'soon', over: 'late' } as const;

function Notice({ notice, onRead }: { notice: NoticeView; onRead: (() => void) | undefined }) {
  const { t } = useTranslation();
  const name = useName();
  const { subject, clause, clockId } = notice;
  const comma = t('list.comma');
  const state = notice.clockState && t(`notices.clock.${notice.clockState}`);
  return (
    <li className={notice.read ? 'read' : ''}>
      <div className="task">
        <span className={`tag ${notice.level ? tones[notice.level] : ''}`}>
          {notice.level ? t(`policy.level.${notice.level}`) : t(`notices.kind.${notice.kind}`)}
        </span>
        <div className="what">
          <p className="cut">{noticeTitle(notice, { t, name })}</p>
          <p className="sub cut">
            {subject && subject.number + comma}
            <NoticeTimes notice={notice} />
            {[name(notice.audience), state].map((fact) => fact && comma + fact)}
          </p>
        </div>
        <span>{clause && <ClauseChip {...parseClause(clause)} {...(clockId ? { clockId } : {})} />}</span>
        <span className="row steps">
          {!notice.read && onRead && (
            <button type="button" className="btn sm" onClick={onRead}>
              <span className="sign">
                <Icon name="check" />
              </span>
              <span className="word">{t('notices.markRead')}</span>
            </button>
          )}
          {subject && (
            <Link className="btn sm" to="/orders/$orderId" params={{ orderId: subject.id }} onClick={onRead}>
              <span className="sign">
                <Icon name="right" />
              </span>
              <span className="word">{t('key.open')}</span>
            </Link>
          )}
        </span>
      </div>
    </li>
  );
}
