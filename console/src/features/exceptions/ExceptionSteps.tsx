/** The steps that are open to this reader, each asked in place with its key; a refusal stands at its field and keeps what was typed. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { exceptionResults } from '../../../../contract/exception-words.ts';
import type { ExceptionView } from '../../../../contract/exceptions.ts';
import { FormChoice, FormText } from '../../ui/form/fields.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm, type Form } from '../../ui/form/useForm.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { steps, type FieldName, type Given } from './steps.ts';
import { FormColleague } from '../people/FormColleague.tsx';

export function ExceptionSteps({ one, onChanged }: { one: ExceptionView; onChanged: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<string>();
  const take = async (name: string, given: Given) => {
    await steps[name]?.send(one.id, given);
    setAsking(undefined);
    onChanged();
  };
  const sending = useSend(take);
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
        onSend={(given) => take(asking, given)}
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
          <KeyCap keys={steps[name]?.keys ?? ''} upper />
        </button>
      ))}
      <RefusalText error={sending.error} />
    </div>
  );
}

interface StepFormProps {
  name: string;
  onSend: (given: Given) => Promise<unknown>;
  onCancel: () => void;
}

export function StepForm({ name, onSend, onCancel }: StepFormProps) {
  const { t } = useTranslation();
  const fields = steps[name]?.fields ?? [];
  const form = useForm<Record<FieldName, string>>({
    schema: steps[name]?.schema ?? z.never(),
    initial: { text: '', resolution: '', reason: '', result: 'mended', personId: '', dueOn: '' },
    toInput: (values) => Object.fromEntries(fields.map((field) => [field, values[field]])),
    send: onSend,
  });
  const title = t(`exceptions.step.${name.slice(11)}`);
  return (
    <SmallForm form={form} submit={title} onCancel={onCancel} className="action-form" label={title}>
      <h3>{title}</h3>
      <div className="fs">
        {fields.map((field) => (
          <StepField key={field} form={form} field={field} />
        ))}
      </div>
    </SmallForm>
  );
}

function StepField({ form, field }: { form: Form<Record<FieldName, string>>; field: FieldName }) {
  const { t } = useTranslation();
  const label = t(`exceptions.field.${field}`);
  if (field === 'personId') return <FormColleague form={form} name={field} label={label} />;
  if (field === 'result') {
    const choices = exceptionResults.map((value) => ({ value, label: t(`exceptions.result.${value}`) }));
    return <FormChoice form={form} name={field} label={label} span={2} choices={choices} />;
  }
  if (field === 'dueOn') return <FormText form={form} name={field} label={label} span={2} type="date" />;
  return <FormText form={form} name={field} label={label} span={4} />;
}
