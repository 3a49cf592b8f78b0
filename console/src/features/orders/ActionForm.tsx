/** Asks in place what a step needs, sends it, and shows a refusal at its field; what was typed stays until it went through. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../../../contract/order-views.ts';
import { Field } from '../../ui/Field.tsx';
import { closesOnEscape, FormButtons } from '../../ui/FormParts.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { ActionControl } from './ActionControl.tsx';
import { orderActions, type ActionField } from './orderActions.ts';
import type { Values } from './values.ts';

interface ActionFormProps {
  order: OrderView;
  action: string;
  title: string;
  onDone: () => void;
  onCancel: () => void;
}

function initialValues(fields: readonly ActionField[]): Values {
  const initial = (field: ActionField) =>
    typeof field.initial === 'object' ? [...field.initial] : (field.initial ?? '');
  return Object.fromEntries(fields.map((field) => [field.name, initial(field)]));
}

const wide = new Set<ActionField['kind']>(['long', 'reason', 'choices']);

export function ActionForm({ order, action, title, onDone, onCancel }: ActionFormProps) {
  const { t } = useTranslation();
  const step = orderActions[action];
  const [fields] = useState(() => step?.fields?.(order) ?? []);
  const [values, setValues] = useState<Values>(() => initialValues(fields));
  // One key per content: a second press, or one after a lost answer, does nothing twice.
  const key = useRef({ values, key: crypto.randomUUID() });
  const sending = useSend(async () => {
    if (key.current.values !== values) key.current = { values, key: crypto.randomUUID() };
    await step?.send(order, values, key.current.key);
    onDone();
  });
  return (
    <form
      className="action-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      onKeyDown={closesOnEscape(onCancel)}
    >
      <h2>{title}</h2>
      <div className="fs">
        {fields.map((field, index) => (
          <Field
            key={field.name}
            label={field.label ?? t(`orders.field.${field.name}`)}
            field={field.name}
            error={sending.error}
            span={wide.has(field.kind) ? 4 : 2}
          >
            {(control) => (
              <ActionControl
                {...control}
                field={field}
                first={index === 0}
                value={values[field.name] ?? ''}
                onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
              />
            )}
          </Field>
        ))}
      </div>
      <FormButtons submit={title} busy={sending.busy} onCancel={onCancel} />
      <RefusalText error={sending.error} />
    </form>
  );
}
