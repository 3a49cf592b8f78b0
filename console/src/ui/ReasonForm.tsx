/** Asks for a reason in place, sends it, and shows the refusal under it; what was typed stays until it went through. */
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from './keys/KeyCap.tsx';
import { RefusalText } from './RefusalText.tsx';

interface ReasonFormProps {
  label: string;
  submit: string;
  /** Ready-made reasons; a click takes the words. */
  ready?: readonly string[];
  onSubmit: (reason: string) => Promise<void>;
  onCancel: () => void;
}

export function ReasonForm({ label, submit, ready = [], onSubmit, onCancel }: ReasonFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit(reason.trim());
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="reason" onSubmit={(event) => void send(event)} onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onCancel())}>
      <label>
        <span className="lab">{label}</span>
        <input className="in" autoFocus value={reason} minLength={2} maxLength={500} required onChange={(event) => setReason(event.target.value)} />
      </label>
      {ready.length > 0 && (
        <p className="row ready">
          {ready.map((one) => (
            <button key={one} type="button" className="chip" onClick={() => setReason(one)}>
              {one}
            </button>
          ))}
        </p>
      )}
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
      <RefusalText error={error} />
    </form>
  );
}
