/** One piece of work: its clock, what it is about, whose it is, under which clause, and the steps that are open to this reader. */
import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { finishTask, takeTask, TaskView } from '../../../../contract/tasks.ts';
import { call } from '../../app/api.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { TaskAbout, TaskClock } from './TaskParts.tsx';
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
        <TaskAbout task={task} />
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
