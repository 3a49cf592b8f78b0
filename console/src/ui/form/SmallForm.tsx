/** A form that is asked in place: its fields, its two buttons, the refusal of the whole. Escape closes it and nothing behind it; closing it or leaving the page asks before it throws away. */
import { useRef, type ReactNode } from 'react';
import { closesOnEscape, FormButtons } from '../FormParts.tsx';
import { RefusalText } from '../RefusalText.tsx';
import { useFocusBack } from '../useFocusBack.ts';
import { GiveUp } from './GiveUp.tsx';
import type { Form } from './useForm.ts';
import { useUnsaved, type Unsaved } from './useUnsaved.ts';

interface SmallFormProps<V> {
  form: Form<V>;
  submit: string;
  onCancel?: () => void;
  /** The key that sends it, also from outside of its fields. */
  keys?: string;
  /** `bad` for what takes something away; none beside a form that comes first. */
  tone?: 'pri' | 'bad' | '';
  className?: string;
  label?: string;
  /** Stands beside the button, such as what came of it. */
  beside?: ReactNode;
  children: ReactNode;
}

export function SmallForm<V>(props: SmallFormProps<V>) {
  return <GuardedForm {...props} unsaved={useUnsaved(props.form)} />;
}

/** Where keys outside of the form close it, too, whoever binds them holds the guard. */
export function GuardedForm<V>({
  form,
  unsaved,
  onCancel,
  children,
  ...look
}: SmallFormProps<V> & { unsaved: Unsaved }) {
  const { submit, keys, tone, className, label, beside } = look;
  const part = useRef<HTMLFormElement>(null);
  useFocusBack(part);
  const cancel = onCancel && (() => unsaved.leave(onCancel));
  return (
    <form
      ref={part}
      className={className}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
      onKeyDown={cancel && closesOnEscape(cancel)}
    >
      {children}
      <FormButtons submit={submit} busy={form.busy} keys={keys} tone={tone} onCancel={cancel} beside={beside} />
      <GiveUp unsaved={unsaved} />
      <RefusalText error={form.refused} />
    </form>
  );
}
