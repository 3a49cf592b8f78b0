/** Asks for a reason in place, sends it, and shows the refusal under it; what was typed stays until it went through. */
import { useState } from 'react';
import { closesOnEscape, FormButtons } from './FormParts.tsx';
import { RefusalText } from './RefusalText.tsx';
import { useSend } from './useSend.ts';

interface ReasonFormProps {
  label: string;
  submit: string;
  onSubmit: (reason: string) => Promise<void>;
  onCancel: () => void;
  /** A reason may be left out. */
  optional?: boolean;
}

export function ReasonForm({ label, submit, onSubmit, onCancel, optional = false }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const sending = useSend(onSubmit);
  return (
    <form
      className="reason"
      onSubmit={(event) => {
        event.preventDefault();
        sending.send(reason.trim());
      }}
      onKeyDown={closesOnEscape(onCancel)}
    >
      <label>
        <span className="lab">{label}</span>
        <input
          className="in"
          autoFocus
          value={reason}
          minLength={2}
          maxLength={500}
          required={!optional}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <FormButtons submit={submit} busy={sending.busy} onCancel={onCancel} />
      <RefusalText error={sending.error} />
    </form>
  );
}
