/** One inbox of work (practice.md): due first, with owner and clause; take it, hand it over with a reason, report it done. */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveEvents } from '../../app/live.ts';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { QueueTabs } from '../../ui/QueueTabs.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { step } from '../../ui/table/selection.ts';
import { TaskRow } from './TaskRow.tsx';
import { inboxCountsQuery, inboxQuery, type InboxTab, type TaskAnswer } from './taskQueries.ts';
import './tasks.css';

const tabs: readonly InboxTab[] = ['mine', 'department', 'alerts', 'done'];

export function InboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { tab = 'mine' } = useSearch({ strict: false }) as { tab?: InboxTab };
  const counts = useQuery(inboxCountsQuery).data;
  const inbox = useQuery(inboxQuery(tab));
  useLiveEvents(['task.opened', 'task.taken', 'task.done', 'alert.fired'], () => {
    void queries.invalidateQueries({ queryKey: ['tasks', 'counts'] });
  });
  const choose = (id: string) => void navigate({ to: '/inbox', search: { tab: id as InboxTab }, replace: true });
  const countOf = (id: InboxTab) => (id === 'done' ? undefined : counts?.[id]);
  return (
    <>
      <div className="head">
        <h1>{t('tasks.title')}</h1>
      </div>
      <QueueTabs
        label={t('tasks.title')}
        current={tab}
        onChoose={choose}
        queues={tabs.map((id) => ({ id, label: t(`tasks.tab.${id}`), count: countOf(id), late: id === 'alerts' }))}
      />
      {inbox.isError && (
        <ErrorStrip error={inbox.error} dataAt={inbox.dataUpdatedAt} onRetry={() => void inbox.refetch()} />
      )}
      <div className="scroll">
        {inbox.isPending && <Skeleton rows={10} height={52} />}
        {inbox.data?.items.length === 0 && <Empty why={t(`tasks.empty.${tab}`)} />}
        {inbox.data && <TaskList tasks={inbox.data.items} />}
      </div>
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

function TaskList({ tasks }: { tasks: readonly TaskAnswer[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [focus, setFocus] = useState<string>();
  const ids = tasks.map((task) => task.id);
  const current = tasks.find((task) => task.id === focus);
  const open = (task: TaskAnswer | undefined) => {
    if (task?.subject?.type !== 'order') return;
    void navigate({ to: '/orders/$orderId', params: { orderId: task.subject.id } });
  };
  useKeys(t('tasks.title'), [
    { keys: 'j', label: t('key.move'), run: () => setFocus(step(ids, focus, 1)) },
    { keys: 'k', label: t('key.move'), run: () => setFocus(step(ids, focus, -1)) },
    { keys: 'Enter', label: t('key.open'), off: !current?.subject, run: () => open(current) },
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
