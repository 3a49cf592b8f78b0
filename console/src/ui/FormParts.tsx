/** The parts that every small form repeats: a text field with its refusal, and the row of its two buttons. */
import type { InputHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';
import { TextInput } from './form/DateInput.tsx';
import { KeyCap } from './keys/KeyCap.tsx';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: string;
  field: string;
  error: unknown;
  span?: 1 | 2 | 3 | 4 | 6;
  /** Where a guessed value comes from. */
  guess?: string | undefined;
  value: string;
  onText: (text: string) => void;
}

export function TextField({ label, field, error, span = 2, guess, value, onText, ...input }: TextFieldProps) {
  return (
    <Field label={label} field={field} error={error} span={span} guess={guess}>
      {({ id, describedBy }) => (
        <TextInput id={id} aria-describedby={describedBy} value={value} onText={onText} {...input} />
      )}
    </Field>
  );
}

/** A reason as every action takes it: two to five hundred characters. */
export function ReasonField({
  error,
  value,
  onText,
  span = 4,
}: Pick<TextFieldProps, 'error' | 'value' | 'onText' | 'span'>) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('orders.field.reason')}
      field="reason"
      error={error}
      span={span}
      value={value}
      onText={onText}
      required
      minLength={2}
      maxLength={500}
    />
  );
}

export function FormButtons({ submit, busy, onCancel }: { submit: string; busy: boolean; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="row">
      <button type="submit" className="btn pri" disabled={busy}>
        {submit}
        <KeyCap keys="Enter" />
      </button>
      <button type="button" className="btn quiet" onClick={onCancel}>
        {t('key.cancel')}
        <KeyCap keys="Escape" />
      </button>
    </p>
  );
}

/** Escape inside a form closes the form and nothing behind it. */
export function closesOnEscape(onCancel: () => void) {
  return (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
}
