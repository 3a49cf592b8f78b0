/** A form before sign-in: what is typed is judged as one types, by the contract's plain rules; one button, and the refusal of the whole. */
import type { ComponentProps, ReactNode } from 'react';
import { FormText } from '../../ui/form/fields.tsx';
import type { Form } from '../../ui/form/useForm.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';

interface EntryFormProps<V> {
  form: Form<V>;
  submit: string;
  className?: string;
  children: ReactNode;
}

export function EntryForm<V>({ form, submit, className, children }: EntryFormProps<V>) {
  return (
    <form
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {children}
      <RefusalText error={form.refused} />
      <button type="submit" className="btn pri" disabled={form.busy}>
        {submit}
        <KeyCap keys="Enter" />
      </button>
    </form>
  );
}

/** Left empty it says nothing yet: whoever turns to another way of signing in has not forgotten it. */
export function EntryText<V>({ form, ...field }: ComponentProps<typeof FormText<V>>) {
  const told: Form<V> = {
    ...form,
    // The refusal of the whole stands above the button and would be told twice.
    error: form.refused === undefined ? form.error : undefined,
    leave: (name) => form.values[field.name] !== '' && form.leave(name),
  };
  return <FormText form={told} span={6} {...field} />;
}
