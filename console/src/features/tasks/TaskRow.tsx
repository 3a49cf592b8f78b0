/** One piece of work: its clock, what it is about, whose it is, under which clause, and the steps that are open to this reader. */
import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { departments, type DepartmentId } from '../../../../contract/vocabulary.ts';
import { call, type Asks } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { ClockBadge } from '../../ui/clock/ClockBadge.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { HandOverForm } from './HandOverForm.tsx';
import type { TaskAnswer } from './taskQueries.ts';

interface TaskRowProps {
  task: TaskAnswer;
  current: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

export function TaskRow({ task, current, onFocus, onOpen }: TaskRowProps) {
  const { t } = useTranslation();
  const name = useName();
  const row = useRef<HTMLLIElement>(null);
  const [handing, setHanding] = useState(false);
  const steps = useTaskSteps(task);
  const me = useMe();
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const mine = task.person?.id === me.id;
  const department = name(departments[task.department as DepartmentId]) || task.department;
  return (
    <li ref={row} className={current ? 'cur' : ''} onClick={onFocus}>
      <div className="task">
        <TaskClock task={task} />
        <div className="what">
          <p className="cut">{name(task.title)}</p>
          <p className="sub cut">{[task.subject?.number, task.person?.name ?? t('tasks.nobody'), department].filter(Boolean).join(t('list.comma'))}</p>
        </div>
        <span>{task.clause && <ClauseChip {...parseClause(task.clause)} />}</span>
        <span className="row steps">
          {task.subject?.type === 'order' && (
            <button type="button" className="btn sm" onClick={onOpen}>
              {t('key.open')}
            </button>
          )}
          {task.state === 'open' && (
            <button type="button" className="btn sm" disabled={steps.busy} onClick={() => steps.run('take')}>
              {t('tasks.take')}
            </button>
          )}
          {task.state !== 'done' && mine && (
            <>
              <button type="button" className="btn sm" onClick={() => setHanding(!handing)}>
                {t('tasks.handOver')}
              </button>
              <button type="button" className="btn sm" disabled={steps.busy} onClick={() => steps.run('done')}>
                {t('tasks.done')}
              </button>
            </>
          )}
        </span>
      </div>
      <RefusalText error={steps.error} />
      {handing && <HandOverForm taskId={task.id} onDone={() => setHanding(false)} onCancel={() => setHanding(false)} />}
    </li>
  );
}

function TaskClock({ task }: { task: TaskAnswer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (task.state === 'done' || !task.dueAt) return <span className="sub">{task.doneAt ? formats.when(task.doneAt) : t('tasks.noDue')}</span>;
  const budgetMs = Date.parse(task.dueAt) - Date.parse(task.startedAt);
  return <ClockBadge clock={{ id: task.id, state: 'running', startedAt: task.startedAt, dueAt: task.dueAt, budgetMs, source: t(`tasks.kind.${task.kind}`, { defaultValue: '' }), short: '', clause: parseClause(task.clause ?? '') }} />;
}

function useTaskSteps(task: TaskAnswer) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (step: 'take' | 'done') => {
    setBusy(true);
    setError(undefined);
    try {
      await call<Asks<object, object>>(`POST /tasks/:taskId/${step}`, { taskId: task.id }, { idempotencyKey: crypto.randomUUID() });
      await queries.invalidateQueries({ queryKey: ['tasks'] });
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run: (step: 'take' | 'done') => void run(step) };
}
