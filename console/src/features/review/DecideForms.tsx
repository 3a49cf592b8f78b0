/** The small forms of a decision, in the side column: a reason for an override, a colleague, a question. What a return says is ReturnForm. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/Field.tsx';
import { closesOnEscape, FormButtons, TextField } from '../../ui/FormParts.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { ColleagueSelect } from '../people/ColleagueSelect.tsx';

export type Mode = 'approve' | 'return' | 'reject' | 'transfer' | 'delegate' | 'ask' | 'add';

export interface FormProps {
  onSend: (input: Record<string, unknown>) => Promise<unknown>;
  onClose: () => void;
}

export function TextForm({
  label,
  submit,
  name,
  onSend,
  onClose,
}: FormProps & { label: string; submit: string; name: string }) {
  const [text, setText] = useState('');
  const sending = useSend(() => onSend({ [name]: text.trim() }));
  return (
    <form
      className="decide-form"
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      <TextField
        label={label}
        field={name}
        error={sending.error}
        span={6}
        value={text}
        onText={setText}
        required
        minLength={2}
        maxLength={500}
        autoFocus
      />
      <FormButtons submit={submit} busy={sending.busy} onCancel={onClose} />
      <RefusalText error={sending.error} />
    </form>
  );
}

export function ColleagueForm({ mode, onSend, onClose }: FormProps & { mode: 'transfer' | 'delegate' | 'add' }) {
  const { t } = useTranslation();
  const [personId, setPerson] = useState('');
  const [text, setText] = useState('');
  const [where, setWhere] = useState<'before' | 'after'>('before');
  const sending = useSend(() => {
    const words = text.trim();
    const said = mode === 'delegate' ? { question: words } : { reason: words };
    return onSend({ personId, ...said, ...(mode === 'add' ? { where } : {}) });
  });
  return (
    <form
      className="decide-form"
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      <Field label={t('people.handOverTo')} field="personId" error={sending.error}>
        {({ id }) => <ColleagueSelect id={id} value={personId} onChange={setPerson} />}
      </Field>
      {mode === 'add' && (
        <div className="row choices">
          {(['before', 'after'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="where" checked={where === one} onChange={() => setWhere(one)} />
              {t(`review.where.${one}`)}
            </label>
          ))}
        </div>
      )}
      <TextField
        label={t(mode === 'delegate' ? 'review.question' : 'orders.field.reason')}
        field={mode === 'delegate' ? 'question' : 'reason'}
        error={sending.error}
        span={6}
        value={text}
        onText={setText}
        required={mode !== 'transfer'}
        minLength={2}
      />
      <FormButtons submit={t(`review.do.${mode}`)} busy={sending.busy} onCancel={onClose} />
      <RefusalText error={sending.error} />
    </form>
  );
}
