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
import { useSend } from '../../ui/useSend.ts';
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
  const queries = useQueryClient();
  const step = useSend(async (verb: 'take' | 'done') => {
    await call<Asks<object, object>>(`POST /tasks/:taskId/${verb}`, { taskId: task.id });
    await queries.invalidateQueries({ queryKey: ['tasks'] });
  });
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const department = name(departments[task.department as DepartmentId]) || task.department;
  const about = [task.subject?.number, task.person?.name ?? t('tasks.nobody'), department];
  return (
    <li ref={row} className={current ? 'cur' : ''} onClick={onFocus}>
      <div className="task">
        <TaskClock task={task} />
        <div className="what">
          <p className="cut">{name(task.title)}</p>
          <p className="sub cut">{about.filter(Boolean).join(t('list.comma'))}</p>
        </div>
        <span>{task.clause && <ClauseChip {...parseClause(task.clause)} />}</span>
        <Steps
          task={task}
          busy={step.busy}
          onOpen={onOpen}
          onStep={step.send}
          onHandOver={() => setHanding(!handing)}
        />
      </div>
      <RefusalText error={step.error} />
      {handing && <HandOverForm taskId={task.id} onClose={() => setHanding(false)} />}
    </li>
  );
}

interface StepsProps {
  task: TaskAnswer;
  busy: boolean;
  onOpen: () => void;
  onStep: (verb: 'take' | 'done') => void;
  onHandOver: () => void;
}

function Steps({ task, busy, onOpen, onStep, onHandOver }: StepsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const button = (label: string, run: () => void) => (
    <button key={label} type="button" className="btn sm" disabled={busy} onClick={run}>
      {label}
    </button>
  );
  const mine = task.state !== 'done' && task.person?.id === me.id;
  return (
    <span className="row steps">
      {task.subject?.type === 'order' && button(t('key.open'), onOpen)}
      {task.state === 'open' && button(t('tasks.take'), () => onStep('take'))}
      {mine && button(t('tasks.handOver'), onHandOver)}
      {mine && button(t('tasks.done'), () => onStep('done'))}
    </span>
  );
}

function TaskClock({ task }: { task: TaskAnswer }) {
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
    source: t(`tasks.kind.${task.kind}`, { defaultValue: '' }),
    short: '',
    clause: parseClause(task.clause ?? ''),
  };
  return <ClockBadge clock={clock} />;
}
