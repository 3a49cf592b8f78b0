/**
 * My work by due time, or what waits in my departments. What needs no form is done in place; the rest opens its order. The list
 * is read once and stands still; what happens meanwhile is announced and taken in by the reader.
 */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../../contract/tasks.ts';
import { useLiveEvents } from '../../app/live.ts';
import { useMay } from '../../app/session.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { step } from '../../ui/table/selection.ts';
import { inboxCountsQuery } from '../tasks/taskQueries.ts';
import { firstTasksQuery, type TaskTab } from './homeQueries.ts';
import { HomeTask } from './HomeTask.tsx';
import { useInPlace } from './inPlace.ts';

const tabs: readonly TaskTab[] = ['mine', 'department'];

export function HomeTasks() {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const counts = useQuery({ ...inboxCountsQuery, enabled: may('tasks.counts') }).data;
  const [chosen, setTab] = useState<TaskTab>();
  // Who has nothing in hand sees what could be taken.
  const tab = chosen ?? (counts && counts.mine === 0 && counts.department > 0 ? 'department' : 'mine');
  const first = useQuery(firstTasksQuery(tab));
  const [arrived, setArrived] = useState(false);
  useLiveEvents(({ topic }) => topic.startsWith('task.') && setArrived(true));
  const takeIn = () => {
    setArrived(false);
    void first.refetch();
  };
  const choose = (next: TaskTab) => {
    setTab(next);
    setArrived(false);
  };
  const all = counts?.[tab] ?? 0;
  return (
    <section aria-label={t('home.tasks')}>
      <div className="home-title">
        <h2>{t('home.tasks')}</h2>
        <span className="seg">
          {tabs.map((one) => (
            <button key={one} type="button" aria-pressed={one === tab} onClick={() => choose(one)}>
              {t(`tasks.tab.${one}`)} {counts && formats.number(counts[one])}
            </button>
          ))}
        </span>
        {arrived && (
          <button type="button" className="fresh" onClick={takeIn}>
            {t('home.changed')} <kbd>.</kbd>
          </button>
        )}
        <span className="grow" />
        <Link to="/inbox" search={{ tab }}>
          {t('home.allTasks', { count: all })}
        </Link>
      </div>
      {first.isError && <ErrorStrip error={first.error} dataAt={first.dataUpdatedAt} onRetry={takeIn} />}
      {first.isPending && <Skeleton rows={6} height={46} />}
      {first.data?.items.length === 0 && <Empty why={t(`tasks.empty.${tab}`)} />}
      {first.data && <List tasks={first.data.items} arrived={arrived} onTakeIn={takeIn} />}
    </section>
  );
}

interface ListProps {
  tasks: readonly TaskView[];
  arrived: boolean;
  onTakeIn: () => void;
}

function List({ tasks, arrived, onTakeIn }: ListProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [focus, setFocus] = useState<string>();
  const inPlace = useInPlace(() => void queries.invalidateQueries({ queryKey: ['tasks'] }));
  const ids = tasks.map((task) => task.id);
  const current = tasks.find((task) => task.id === focus);
  const open = (task: TaskView) => void navigate({ to: '/orders/$orderId', params: { orderId: task.subject.id } });
  const handle = (task: TaskView) => (inPlace.stepOf(task) ? inPlace.send(task) : open(task));
  useKeys(t('home.tasks'), [
    { keys: 'j', label: t('key.move'), run: () => setFocus(step(ids, focus, 1)) },
    { keys: 'k', label: t('key.move'), run: () => setFocus(step(ids, focus, -1)) },
    { keys: 'Enter', label: t('home.handle'), decides: true, off: !current, run: () => current && handle(current) },
    { keys: 'o', label: t('key.open'), off: !current, run: () => current && open(current) },
    { keys: '.', label: t('home.takeIn'), off: !arrived, run: onTakeIn },
  ]);
  return (
    <ol className="home-tasks">
      {tasks.map((task) => (
        <HomeTask
          key={task.id}
          task={task}
          current={task.id === focus}
          inPlace={inPlace}
          onFocus={() => setFocus(task.id)}
          onOpen={() => open(task)}
        />
      ))}
    </ol>
  );
}
