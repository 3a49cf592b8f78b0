/** The parts that every small form repeats: a text field with its refusal, and the row of its two buttons. */
import type { InputHTMLAttributes, ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
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
      {({ id, describedBy, invalid }) => (
        <TextInput
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={value}
          onText={onText}
          {...input}
        />
      )}
    </Field>
  );
}

interface FormButtonsProps {
  submit: string;
  busy: boolean;
  /** The key that sends it, also from outside of its fields. */
  keys?: string | undefined;
  tone?: 'pri' | 'bad' | '' | undefined;
  /** A form that stands for good has nothing to cancel. */
  onCancel?: (() => void) | undefined;
  beside?: ReactNode;
}

export function FormButtons({ submit, busy, keys = 'Enter', tone = 'pri', onCancel, beside }: FormButtonsProps) {
  const t = useT();
  return (
    <p className="row">
      <button type="submit" className={`btn ${tone}`} disabled={busy}>
        {submit}
        <KeyCap keys={keys} upper={keys.length === 1} />
      </button>
      {onCancel && (
        <button type="button" className="btn quiet" onClick={onCancel}>
          {t('key.cancel')}
          <KeyCap keys="Escape" />
        </button>
      )}
      {beside}
    </p>
  );
}

/** Escape inside a form closes the form and nothing behind it, a dialog around it neither; within an input method it takes back what is being composed. */
export function closesOnEscape(onCancel: () => void) {
  return (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
}
