/** Handing a task to a colleague, or putting it back for the department; the reason is asked and counted (OT-4.2). */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { handOverTask, type releaseTask } from '../../../../contract/tasks.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { FormText } from '../../ui/form/fields.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { FormColleague } from '../people/FormColleague.tsx';

interface TaskFormProps {
  taskId: string;
  onClose: () => void;
}

export function HandOverForm({ taskId, onClose }: TaskFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    schema: handOverTask.input,
    initial: { personId: '', reason: '' },
    toInput: (values) => ({ taskId, ...values }),
    send: async (input) => {
      await call<typeof handOverTask>('POST /tasks/:taskId/hand-over', input as GivenTo<typeof handOverTask>);
      await queries.invalidateQueries({ queryKey: ['tasks'] });
      onClose();
    },
  });
  return (
    <SmallForm form={form} submit={t('tasks.step.hand-over')} onCancel={onClose} className="hand-over">
      <div className="fs">
        <FormColleague form={form} name="personId" label={t('people.handOverTo')} />
        <FormText form={form} name="reason" label={t('orders.field.reason')} span={4} />
      </div>
    </SmallForm>
  );
}

export function PutBackForm({ taskId, onClose }: TaskFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const putBack = async (reason: string) => {
    await call<typeof releaseTask>('POST /tasks/:taskId/release', { taskId, reason });
    await queries.invalidateQueries({ queryKey: ['tasks'] });
    onClose();
  };
  return (
    <ReasonForm label={t('tasks.putBackWhy')} submit={t('tasks.step.release')} onSubmit={putBack} onCancel={onClose} />
  );
}
