/** Hands a task to a colleague; the reason is asked and counted (OT-4.2). */
import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, type Asks } from '../../app/api.ts';
import { Field } from '../../ui/Field.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { ColleagueSelect } from '../people/ColleagueSelect.tsx';

export function HandOverForm({ taskId, onDone, onCancel }: { taskId: string; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [personId, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setError(undefined);
    try {
      await call<Asks<object, object>>('POST /tasks/:taskId/hand-over', { taskId, personId, reason: reason.trim() });
      await queries.invalidateQueries({ queryKey: ['tasks'] });
      onDone();
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <form className="hand-over" onSubmit={(event) => void send(event)}>
      <div className="fs">
        <Field label={t('people.handOverTo')} field="personId" error={error}>
          {({ id }) => <ColleagueSelect id={id} value={personId} onChange={setPerson} />}
        </Field>
        <Field label={t('orders.field.reason')} field="reason" error={error} span={4}>
          {({ id, describedBy }) => <input id={id} aria-describedby={describedBy} className="in" required minLength={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
      <p className="row">
        <button type="submit" className="btn pri">
          {t('tasks.handOver')}
        </button>
        <button type="button" className="btn quiet" onClick={onCancel}>
          {t('key.cancel')}
        </button>
      </p>
      <RefusalText error={error} />
    </form>
  );
}
