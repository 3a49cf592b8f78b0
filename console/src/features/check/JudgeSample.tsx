/** The verdict on a sampled order: nothing wrong, or which field was, what stood there and what should have. (CC-2.3, CC-5.1) */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { judgeSample } from '../../../../contract/entry-check.ts';
import { call } from '../../app/api.ts';
import { Field } from '../../ui/Field.tsx';
import { closesOnEscape, FormButtons, TextField } from '../../ui/FormParts.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend, type Sending } from '../../ui/useSend.ts';
import { errorField } from './errorField.ts';

const judgedFields = [
  'receiver.name',
  'receiver.phone',
  'receiver.province',
  'receiver.city',
  'receiver.district',
  'receiver.detail',
  'line.quantity',
  'line.unitPrice',
  'freight',
  'discount',
  'buyerMessage',
  'flags',
] as const;

interface WrongField {
  field: string;
  before: string;
  after: string;
}

export function JudgeSample({ orderId, number }: { orderId: string; number: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState<WrongField>();
  const sending = useSend(async (verdict: 'fine' | 'wrong') => {
    await call<typeof judgeSample>('POST /entry/samples/:orderId/verdict', { orderId, verdict, ...wrong });
    await queries.invalidateQueries({ queryKey: ['entry'] });
  });
  if (wrong)
    return (
      <WrongForm
        label={t('rules.wrongOf', { number })}
        wrong={wrong}
        sending={sending}
        onChange={setWrong}
        onCancel={() => setWrong(undefined)}
      />
    );
  return (
    <span className="judge row">
      <button type="button" className="btn sm" disabled={sending.busy} onClick={() => sending.send('fine')}>
        {t('rules.verdict.fine')}
      </button>
      <button
        type="button"
        className="btn sm quiet"
        onClick={() => setWrong({ field: judgedFields[0], before: '', after: '' })}
      >
        {t('rules.verdict.wrong')}
      </button>
      <RefusalText error={sending.error} />
    </span>
  );
}

interface WrongFormProps {
  label: string;
  wrong: WrongField;
  sending: Sending<['wrong']>;
  onChange: (wrong: WrongField) => void;
  onCancel: () => void;
}

function WrongForm({ label, wrong, sending, onChange, onCancel }: WrongFormProps) {
  const { t } = useTranslation();
  const text = (name: 'before' | 'after') => (
    <TextField
      label={t(`rules.${name}`)}
      field={name}
      error={sending.error}
      maxLength={300}
      required={name === 'after'}
      value={wrong[name]}
      onText={(value) => onChange({ ...wrong, [name]: value })}
    />
  );
  return (
    <form
      className="action-form judge"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        sending.send('wrong');
      }}
      onKeyDown={closesOnEscape(onCancel)}
    >
      <div className="fs">
        <WhichField error={sending.error} value={wrong.field} onValue={(field) => onChange({ ...wrong, field })} />
        {text('before')}
        {text('after')}
      </div>
      <FormButtons submit={t('rules.book')} busy={sending.busy} onCancel={onCancel} />
      <RefusalText error={sending.error} />
    </form>
  );
}

function WhichField({ error, value, onValue }: { error: unknown; value: string; onValue: (field: string) => void }) {
  const { t } = useTranslation();
  return (
    <Field label={t('rules.field')} field="field" error={error}>
      {({ id }) => (
        <select id={id} className="in" autoFocus value={value} onChange={(event) => onValue(event.target.value)}>
          {judgedFields.map((field) => (
            <option key={field} value={field}>
              {errorField(field, t)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
