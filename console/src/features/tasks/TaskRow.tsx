/** One piece of work: its clock, what it is about, whose it is, under which clause, and the steps that are open to this reader. */
import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { departments, type DepartmentId } from '../../../../contract/vocabulary.ts';
import type { finishTask, takeTask, TaskView } from '../../../../contract/tasks.ts';
import { call } from '../../app/api.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { ClockBadge } from '../../ui/clock/ClockBadge.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { HandOverForm, PutBackForm } from './TaskForms.tsx';
import { TaskSteps, type TaskStep } from './TaskSteps.tsx';

interface TaskRowProps {
  task: TaskView;
  current: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

export function TaskRow({ task, current, onFocus, onOpen }: TaskRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const [asking, setAsking] = useState<TaskStep>();
  const queries = useQueryClient();
  const sending = useSend(async (verb: TaskStep) => {
    if (verb === 'take') await call<typeof takeTask>('POST /tasks/:taskId/take', { taskId: task.id });
    else await call<typeof finishTask>('POST /tasks/:taskId/done', { taskId: task.id });
    await queries.invalidateQueries({ queryKey: ['tasks'] });
  });
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const onStep = (verb: TaskStep) => {
    if (verb === 'take' || verb === 'done') sending.send(verb);
    else setAsking(asking === verb ? undefined : verb);
  };
  const close = () => setAsking(undefined);
  return (
    <li ref={row} className={current ? 'cur' : ''} onClick={onFocus}>
      <div className="task">
        <TaskClock task={task} />
        <About task={task} />
        <span>
          <ClauseChip {...parseClause(task.clause)} {...(task.clockId ? { clockId: task.clockId } : {})} />
        </span>
        <TaskSteps task={task} busy={sending.busy} onOpen={onOpen} onStep={onStep} />
      </div>
      <RefusalText error={sending.error} />
      {asking === 'hand-over' && <HandOverForm taskId={task.id} onClose={close} />}
      {asking === 'release' && <PutBackForm taskId={task.id} onClose={close} />}
    </li>
  );
}

function About({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const name = useName();
  const department = name(departments[task.department as DepartmentId]) || task.department;
  const handOvers = task.handOvers > 0 ? t('tasks.handOvers', { count: task.handOvers }) : undefined;
  const about = [task.subject.number, task.person?.name ?? t('tasks.nobody'), department, handOvers];
  return (
    <div className="what">
      <p className="cut">
        {name(task.title)} {task.subject.held && <span className="tag late">{t('orders.mark.held')}</span>}
      </p>
      <p className="sub cut">{about.filter(Boolean).join(t('list.comma'))}</p>
    </div>
  );
}

function TaskClock({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (task.state === 'done' || !task.dueAt)
    return <span className="sub">{task.doneAt ? formats.when(task.doneAt) : t('tasks.noDue')}</span>;
  const clock = {
    id: task.id,
    state: 'running' as const,
    startedAt: task.startedAt,
    dueAt: task.dueAt,
    budgetMs: Date.parse(task.dueAt) - Date.parse(task.startedAt),
    source: t(`tasks.kind.${task.kind}`),
    short: '',
    kind: '',
    clause: { ...parseClause(task.clause), ...(task.clockId ? { clockId: task.clockId } : {}) },
  };
  return <ClockBadge clock={clock} />;
}
