/** One inbox of work (practice.md): due first, with owner and clause; take it, put it back, hand it over with a reason, report it done. */
import { useState } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../../contract/tasks.ts';
import { useMay } from '../../app/session.ts';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { QueueTabs } from '../../ui/QueueTabs.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { step } from '../../ui/table/selection.ts';
import { NoticeList } from './NoticeList.tsx';
import { useNoticeCounts } from './noticeQueries.ts';
import { TaskRow } from './TaskRow.tsx';
import { inboxCountsQuery, inboxQuery, type InboxTab } from './taskQueries.ts';
import './tasks.css';

type Tab = InboxTab | 'alerts';

const tabs: readonly Tab[] = ['mine', 'department', 'alerts', 'done'];

export function InboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab = 'mine' } = useSearch({ strict: false }) as { tab?: Tab };
  const counts = useQuery(inboxCountsQuery).data;
  const may = useMay();
  const alerts = useNoticeCounts(may('notices.counts'));
  const choose = (id: string) => void navigate({ to: '/inbox', search: { tab: id as Tab }, replace: true });
  const countOf: Partial<Record<Tab, number | undefined>> = {
    mine: counts?.mine,
    department: counts?.department,
    alerts: alerts?.unread,
  };
  const shown = tabs.filter((id) => id !== 'alerts' || may('notices.mine'));
  return (
    <>
      <div className="head">
        <h1>{t('tasks.title')}</h1>
        <span className="grow" />
        {counts && counts.late > 0 && <span className="tag late">{t('tasks.late', { count: counts.late })}</span>}
      </div>
      <QueueTabs
        label={t('tasks.title')}
        current={tab}
        onChoose={choose}
        queues={shown.map((id) => ({ id, label: t(`tasks.tab.${id}`), count: countOf[id], late: id === 'alerts' }))}
      />
      {tab === 'alerts' ? <NoticeList /> : <Inbox key={tab} tab={tab} />}
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

function Inbox({ tab }: { tab: InboxTab }) {
  const { t } = useTranslation();
  const inbox = useInfiniteQuery(inboxQuery(tab));
  const tasks = inbox.data?.pages.flatMap((page) => page.items);
  return (
    <>
      {inbox.isError && (
        <ErrorStrip error={inbox.error} dataAt={inbox.dataUpdatedAt} onRetry={() => void inbox.refetch()} />
      )}
      <div className="scroll">
        {inbox.isPending && <Skeleton rows={10} height={52} />}
        {tasks?.length === 0 && <Empty why={t(`tasks.empty.${tab}`)} />}
        {tasks && <TaskList tasks={tasks} />}
        {inbox.hasNextPage && (
          <button type="button" className="btn quiet more" onClick={() => void inbox.fetchNextPage()}>
            {t('table.more')}
          </button>
        )}
      </div>
    </>
  );
}

function TaskList({ tasks }: { tasks: readonly TaskView[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [focus, setFocus] = useState<string>();
  const ids = tasks.map((task) => task.id);
  const current = tasks.find((task) => task.id === focus);
  const open = (task: TaskView) => void navigate({ to: '/orders/$orderId', params: { orderId: task.subject.id } });
  useKeys(t('tasks.title'), [
    { keys: 'j', label: t('key.move'), run: () => setFocus(step(ids, focus, 1)) },
    { keys: 'k', label: t('key.move'), run: () => setFocus(step(ids, focus, -1)) },
    { keys: 'Enter', label: t('key.open'), off: !current, run: () => current && open(current) },
  ]);
  return (
    <ul className="tasks">
      {tasks.map((task) => (
        <TaskRow
          key={task.id}
          task={task}
          current={task.id === focus}
          onFocus={() => setFocus(task.id)}
          onOpen={() => open(task)}
        />
      ))}
    </ul>
  );
}
