/** A form that is asked in place: its fields, its two buttons, the refusal of the whole. Escape closes it and nothing behind it; leaving the page asks. */
import type { ReactNode } from 'react';
import { closesOnEscape, FormButtons } from '../FormParts.tsx';
import { RefusalText } from '../RefusalText.tsx';
import { GiveUp } from './GiveUp.tsx';
import type { Form } from './useForm.ts';
import { useUnsaved } from './useUnsaved.ts';

interface SmallFormProps<V> {
  form: Form<V>;
  submit: string;
  onCancel?: () => void;
  /** `bad` for what takes something away. */
  tone?: 'pri' | 'bad';
  className?: string;
  label?: string;
  /** Stands beside the button, such as what came of it. */
  beside?: ReactNode;
  children: ReactNode;
}

export function SmallForm<V>({ form, submit, onCancel, tone, className, label, beside, children }: SmallFormProps<V>) {
  const unsaved = useUnsaved(form.dirty);
  return (
    <form
      className={className}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
      onKeyDown={onCancel && closesOnEscape(onCancel)}
    >
      {children}
      <FormButtons submit={submit} busy={form.busy} tone={tone} onCancel={onCancel} beside={beside} />
      <GiveUp unsaved={unsaved} />
      <RefusalText error={form.refused} />
    </form>
  );
}
