/** The steps of a task that are open to this reader. What the order's own event ends cannot be reported done by hand. */
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../../contract/tasks.ts';
import { useMay, useMe } from '../../app/session.ts';

export type TaskStep = 'take' | 'release' | 'hand-over' | 'done';

interface TaskStepsProps {
  task: TaskView;
  busy: boolean;
  onOpen: () => void;
  onStep: (step: TaskStep) => void;
}

export function TaskSteps({ task, busy, onOpen, onStep }: TaskStepsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  const mine = task.state === 'taken' && task.person?.id === me.id;
  const steps: TaskStep[] = [];
  if (task.state === 'open') steps.push('take');
  if (mine) steps.push('release', 'hand-over');
  // To know of a special order needs no taking first.
  if (task.endsOn === null && (mine || (task.state === 'open' && task.kind === 'acknowledge'))) steps.push('done');
  return (
    <span className="row steps">
      {steps
        .filter((step) => may(`tasks.${step}`))
        .map((step) => (
          <button key={step} type="button" className="btn sm" disabled={busy} onClick={() => onStep(step)}>
            {step === 'done' && task.kind === 'acknowledge' ? t('special.know') : t(`tasks.step.${step}`)}
          </button>
        ))}
      <button type="button" className="btn sm" onClick={onOpen}>
        {t('key.open')}
      </button>
    </span>
  );
}
