/** One piece of work on the home page: its clock, what it is about, its clause, and the one step that moves it on. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../../contract/tasks.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { TaskAbout, TaskClock } from '../tasks/TaskParts.tsx';
import type { InPlace } from './inPlace.ts';

interface HomeTaskProps {
  task: TaskView;
  current: boolean;
  inPlace: InPlace;
  onFocus: () => void;
  onOpen: () => void;
}

export function HomeTask({ task, current, inPlace, onFocus, onOpen }: HomeTaskProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const placed = inPlace.stepOf(task);
  const refused = inPlace.refused?.id === task.id ? inPlace.refused.error : undefined;
  return (
    <li ref={row} className={current ? 'cur' : ''} onClick={onFocus}>
      <div className="home-task">
        <TaskClock task={task} />
        <TaskAbout task={task} />
        <ClauseChip {...parseClause(task.clause)} {...(task.clockId ? { clockId: task.clockId } : {})} />
        <span className="row home-steps">
          {placed && (
            <button
              type="button"
              className="btn sm"
              disabled={inPlace.busy !== undefined}
              onClick={() => inPlace.send(task)}
            >
              {t(`home.step.${placed}`)}
            </button>
          )}
          <button type="button" className="btn sm quiet" onClick={onOpen}>
            {t('key.open')}
          </button>
        </span>
      </div>
      <RefusalText error={refused} />
    </li>
  );
}
