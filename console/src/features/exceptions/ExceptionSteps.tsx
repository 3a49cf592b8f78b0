/** The steps that are open to this reader, each asked in place with its key; a refusal stands at its field and keeps what was typed. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exceptionResults } from '../../../../contract/exception-words.ts';
import type { ExceptionView } from '../../../../contract/exceptions.ts';
import { Field } from '../../ui/Field.tsx';
import { closesOnEscape, FormButtons, TextField } from '../../ui/FormParts.tsx';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { steps, type FieldName, type Given } from './steps.ts';
import { ColleagueSelect } from '../people/ColleagueSelect.tsx';

export function ExceptionSteps({ one, onChanged }: { one: ExceptionView; onChanged: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<string>();
  const sending = useSend(async (name: string, given: Given) => {
    await steps[name]?.send(one.id, given);
    setAsking(undefined);
    onChanged();
  });
  const open = one.possible.filter((name) => steps[name]);
  const start = (name: string) => (steps[name]?.fields.length ? setAsking(name) : sending.send(name, {}));
  useKeys(
    one.number,
    open.map((name) => ({
      keys: steps[name]?.keys ?? '',
      label: t(`exceptions.step.${name.slice(11)}`),
      run: () => start(name),
      off: asking !== undefined,
      decides: true,
    })),
    { depth: 'drawer', subject: one.id },
  );
  if (asking)
    return (
      <StepForm
        key={asking}
        name={asking}
        busy={sending.busy}
        error={sending.error}
        onSend={(given) => sending.send(asking, given)}
        onCancel={() => setAsking(undefined)}
      />
    );
  return (
    <div className="steps">
      {open.map((name, at) => (
        <button
          key={name}
          type="button"
          className={at === 0 ? 'btn pri' : 'btn'}
          disabled={sending.busy}
          onClick={() => start(name)}
        >
          {t(`exceptions.step.${name.slice(11)}`)}
          <KeyCap keys={steps[name]?.keys ?? ''} />
        </button>
      ))}
      <RefusalText error={sending.error} />
    </div>
  );
}

interface StepFormProps {
  name: string;
  busy: boolean;
  error: unknown;
  onSend: (given: Given) => void;
  onCancel: () => void;
}

export function StepForm({ name, busy, error, onSend, onCancel }: StepFormProps) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Given>({ result: 'mended' });
  const title = t(`exceptions.step.${name.slice(11)}`);
  return (
    <form
      className="action-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(given);
      }}
      onKeyDown={closesOnEscape(onCancel)}
    >
      <h3>{title}</h3>
      <div className="fs">
        {steps[name]?.fields.map((field) => (
          <StepField
            key={field}
            field={field}
            error={error}
            value={given[field] ?? ''}
            onValue={(value) => setGiven({ ...given, [field]: value })}
          />
        ))}
      </div>
      <FormButtons submit={title} busy={busy} onCancel={onCancel} />
      <RefusalText error={error} />
    </form>
  );
}

interface StepFieldProps {
  field: FieldName;
  error: unknown;
  value: string;
  onValue: (value: string) => void;
}

function StepField({ field, error, value, onValue }: StepFieldProps) {
  const { t } = useTranslation();
  const label = t(`exceptions.field.${field}`);
  if (field === 'personId')
    return (
      <Field label={label} field={field} error={error}>
        {({ id }) => <ColleagueSelect id={id} value={value} onChange={onValue} />}
      </Field>
    );
  if (field === 'result')
    return (
      <Field label={label} field={field} error={error}>
        {({ id }) => (
          <select id={id} className="in" value={value} onChange={(event) => onValue(event.target.value)}>
            {exceptionResults.map((result) => (
              <option key={result} value={result}>
                {t(`exceptions.result.${result}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  const kind = field === 'dueOn' ? { type: 'date' } : { minLength: 2, maxLength: field === 'text' ? 2000 : 500 };
  return (
    <TextField
      label={label}
      field={field}
      error={error}
      span={field === 'dueOn' ? 2 : 4}
      value={value}
      onText={onValue}
      required
      {...kind}
    />
  );
}
