/** The fields of a form by their kind: text, choice, several choices, yes or no. Each shows its own refusal, and says when it was left. */
import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../Field.tsx';
import { FieldRefusal } from '../RefusalText.tsx';
import { TextInput } from './DateInput.tsx';
import type { Form } from './useForm.ts';

export type Span = 1 | 2 | 3 | 4 | 6;

interface FieldOf<V> {
  form: Form<V>;
  name: keyof V & string;
  label: string;
  hint?: ReactNode;
  span?: Span;
}

type TextProps<V> = FieldOf<V> &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'form' | 'name' | 'value' | 'onChange' | 'onBlur'>;

export function FormText<V>({ form, name, label, hint, span = 3, type, ...input }: TextProps<V>) {
  return (
    <Field label={label} field={name} error={form.error} span={span} hint={hint}>
      {({ id, describedBy, invalid }) => (
        <TextInput
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          type={type}
          value={form.values[name] as string}
          onText={(text) => form.set(name, text as never)}
          onBlur={() => form.leave(name)}
          {...input}
        />
      )}
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

interface ChoiceProps<V> extends FieldOf<V> {
  choices: readonly Choice[];
  /** The words for no choice; without them one has to be chosen. */
  none?: string;
}

export function FormChoice<V>({ form, name, label, hint, span = 3, choices, none }: ChoiceProps<V>) {
  const t = useT();
  return (
    <Field label={label} field={name} error={form.error} span={span} hint={hint}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          className="in"
          required={none === undefined}
          value={form.values[name] as string}
          onChange={(event) => form.set(name, event.target.value as never)}
          onBlur={() => form.leave(name)}
        >
          <option value="">{none ?? t('form.choose')}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function FormCheck<V>({ form, name, label, hint, span = 6 }: FieldOf<V>) {
  return (
    <div className="f check" style={{ gridColumn: `span ${span}` }}>
      <label>
        <input
          type="checkbox"
          checked={form.values[name] as boolean}
          onChange={(event) => form.set(name, event.target.checked as never)}
        />
        {label}
      </label>
      {hint && <span className="sub hint">{hint}</span>}
      <FieldRefusal error={form.error} field={name} />
    </div>
  );
}

interface SeveralProps<V> extends FieldOf<V> {
  choices: readonly Choice[];
  /** The words for "all of them", which is stored as null. */
  all?: string;
}

/** Several of few, all in sight; "all" is a choice of its own, because it holds for those that come later, too. */
export function FormSeveral<V>({ form, name, label, hint, span = 6, choices, all }: SeveralProps<V>) {
  const id = useId();
  const chosen = form.values[name] as readonly string[] | null;
  const set = (next: readonly string[] | null) => form.set(name, next as never);
  const toggle = (value: string, on: boolean) =>
    set(on ? [...(chosen ?? []), value] : (chosen ?? []).filter((one) => one !== value));
  return (
    <fieldset className="f several" style={{ gridColumn: `span ${span}` }} aria-describedby={id}>
      <legend>{label}</legend>
      {all && (
        <label>
          <input
            type="checkbox"
            checked={chosen === null}
            onChange={(event) => set(event.target.checked ? null : [])}
          />
          {all}
        </label>
      )}
      {chosen !== null &&
        choices.map(({ value, label: word }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) => toggle(value, event.target.checked)}
            />
            {word}
          </label>
        ))}
      <div id={id}>
        {hint && <span className="sub hint">{hint}</span>}
        <FieldRefusal error={form.error} field={name} />
      </div>
    </fieldset>
  );
}
