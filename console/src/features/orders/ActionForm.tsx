/** Asks in place what a step needs, sends it, and shows a refusal at its field; what was typed stays until it went through. */
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../../../contract/orders.ts';
import { Field } from '../../ui/Field.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { orderActions, type ActionField, type Values } from './orderActions.ts';

interface ActionFormProps {
  order: OrderView;
  action: string;
  title: string;
  onDone: () => void;
  onCancel: () => void;
}

function initialValues(fields: readonly ActionField[]): Values {
  return Object.fromEntries(fields.map((field) => [field.name, Array.isArray(field.initial) ? [...(field.initial as string[])] : ((field.initial as string | undefined) ?? '')]));
}

export function ActionForm({ order, action, title, onDone, onCancel }: ActionFormProps) {
  const { t } = useTranslation();
  const step = orderActions[action];
  const [fields] = useState(() => step?.fields?.(order) ?? []);
  const [values, setValues] = useState<Values>(() => initialValues(fields));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // One key per opened form: a second press, or one after a lost answer, does nothing twice.
  const key = useRef(crypto.randomUUID());
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await step?.send(order, values, key.current);
      onDone();
    } catch (refused) {
      key.current = crypto.randomUUID();
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="action-form"
      aria-label={title}
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <h2>{title}</h2>
      <div className="fs">
        {fields.map((field, index) => (
          <Field key={field.name} label={t(`orders.field.${field.name}`)} field={field.name} error={error} span={field.kind === 'long' || field.kind === 'reason' || field.kind === 'choices' ? 4 : 2}>
            {({ id, describedBy }) => <Control id={id} describedBy={describedBy} field={field} value={values[field.name] ?? ''} first={index === 0} onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))} />}
          </Field>
        ))}
      </div>
      <p className="row">
        <button type="submit" className="btn pri" disabled={busy}>
          {title}
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

interface ControlProps {
  id: string;
  describedBy: string;
  field: ActionField;
  value: string | string[];
  first: boolean;
  onChange: (value: string | string[]) => void;
}

function Control({ id, describedBy, field, value, first, onChange }: ControlProps) {
  const { t } = useTranslation();
  const words = (option: string | { value: string; label: string }) => (typeof option === 'string' ? { value: option, label: t(`orders.option.${field.name}.${option}`) } : option);
  const shared = { id, 'aria-describedby': describedBy, className: 'in', required: field.required ?? false, autoFocus: first };
  if (field.kind === 'choices') return <Choices {...shared} options={(field.options ?? []).map(words)} value={value as string[]} onChange={onChange} />;
  if (field.kind === 'choice') {
    return (
      <select {...shared} value={value as string} onChange={(event) => onChange(event.target.value)}>
        {(field.options ?? []).map(words).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'long') return <textarea {...shared} maxLength={4000} value={value as string} onChange={(event) => onChange(event.target.value)} />;
  const money = field.kind === 'money' ? { inputMode: 'decimal' as const, pattern: '\\d{1,10}(\\.\\d{1,2})?' } : {};
  return <input {...shared} {...money} maxLength={500} value={value as string} onChange={(event) => onChange(event.target.value)} />;
}

function Choices({ id, options, value, onChange, autoFocus }: { id: string; options: { value: string; label: string }[]; value: string[]; onChange: (value: string[]) => void; autoFocus: boolean }) {
  return (
    <span className="row choices" id={id} role="group">
      {options.map((option, index) => (
        <label key={option.value} className="row">
          <input type="checkbox" autoFocus={autoFocus && index === 0} checked={value.includes(option.value)} onChange={(event) => onChange(event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))} />
          {option.label}
        </label>
      ))}
    </span>
  );
}
