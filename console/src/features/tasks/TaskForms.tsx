/** Handing a task to a colleague, or putting it back for the department; the reason is asked and counted (OT-4.2). */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { handOverTask, releaseTask } from '../../../../contract/tasks.ts';
import { call } from '../../app/api.ts';
import { Field } from '../../ui/Field.tsx';
import { closesOnEscape, FormButtons, ReasonField } from '../../ui/FormParts.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { ColleagueSelect } from '../people/ColleagueSelect.tsx';

interface TaskFormProps {
  taskId: string;
  onClose: () => void;
}

export function HandOverForm({ taskId, onClose }: TaskFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [personId, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const sending = useSend(async () => {
    await call<typeof handOverTask>('POST /tasks/:taskId/hand-over', { taskId, personId, reason: reason.trim() });
    await queries.invalidateQueries({ queryKey: ['tasks'] });
    onClose();
  });
  return (
    <form
      className="hand-over"
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      <div className="fs">
        <Field label={t('people.handOverTo')} field="personId" error={sending.error}>
          {({ id }) => <ColleagueSelect id={id} value={personId} onChange={setPerson} />}
        </Field>
        <ReasonField error={sending.error} value={reason} onText={setReason} />
      </div>
      <FormButtons submit={t('tasks.step.hand-over')} busy={sending.busy} onCancel={onClose} />
      <RefusalText error={sending.error} />
    </form>
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
