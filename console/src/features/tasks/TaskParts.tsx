/** What every list of work shows of one piece: its clock with the limit, and what it is about, whose it is and where it lies. */
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../../contract/tasks.ts';
import { departments, type DepartmentId } from '../../../../contract/vocabulary.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { parseClause } from '../../ui/clause/ClauseChip.tsx';
import { ClockBadge } from '../../ui/clock/ClockBadge.tsx';

export function TaskAbout({ task }: { task: TaskView }) {
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

export function TaskClock({ task }: { task: TaskView }) {
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
