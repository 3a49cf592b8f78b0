/** Asks for a reason in place, by the contract's rule for reasons; sends it, and shows the refusal under it; what was typed stays until it went through. */
import { useId } from 'react';
import { z } from 'zod';
import { reason } from '../../../contract/kit.ts';
import { SmallForm } from './form/SmallForm.tsx';
import { useForm } from './form/useForm.ts';
import { FieldRefusal } from './RefusalText.tsx';

interface ReasonFormProps {
  label: string;
  submit: string;
  onSubmit: (reason: string) => Promise<void>;
  onCancel: () => void;
  /** `bad` for what takes something away. */
  tone?: 'pri' | 'bad';
  /** A reason may be left out. */
  optional?: boolean;
}

const asked = z.object({ reason });
const offered = z.object({ reason: reason.or(z.literal('')) });

export function ReasonForm({ label, submit, onSubmit, onCancel, tone = 'pri', optional = false }: ReasonFormProps) {
  const id = useId();
  const form = useForm({
    schema: optional ? offered : asked,
    initial: { reason: '' },
    toInput: (values) => ({ reason: values.reason.trim() }),
    send: (input) => onSubmit(input['reason'] as string),
  });
  return (
    <SmallForm form={form} submit={submit} onCancel={onCancel} tone={tone} className="reason">
      <label>
        <span className="lab">{label}</span>
        <input
          className="in"
          autoFocus
          aria-describedby={id}
          value={form.values.reason}
          onChange={(event) => form.set('reason', event.target.value)}
          onBlur={() => form.leave('reason')}
        />
        <FieldRefusal error={form.error} field="reason" id={id} />
      </label>
    </SmallForm>
  );
}
