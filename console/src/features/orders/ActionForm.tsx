/** Asks in place what a step needs, sends it, and shows a refusal at its field; what was typed stays until it went through. */
import { useRef, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { ProblemError } from '../../app/problem.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { newKey } from '../../app/newKey.ts';
import { Field } from '../../ui/Field.tsx';
import { closesOnEscape, FormButtons } from '../../ui/FormParts.tsx';
import { GiveUp } from '../../ui/form/GiveUp.tsx';
import { Restored } from '../../ui/form/Restored.tsx';
import { useUnsaved } from '../../ui/form/useUnsaved.ts';
import { Icon } from '../../ui/Icon.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useFocusBack } from '../../ui/useFocusBack.ts';
import { useSend } from '../../ui/useSend.ts';
import { ActionControl } from './ActionControl.tsx';
import { faultsOf } from './fieldFaults.ts';
import { orderActions, type ActionField } from './orderActions.ts';
import { useTyped } from './useTyped.ts';
import type { Values } from './values.ts';

interface ActionFormProps {
  order: OrderView;
  action: string;
  title: string;
  onDone: () => void;
  onCancel: () => void;
}

const wide = new Set<ActionField['kind']>(['long', 'reason', 'choices']);

export function ActionForm({ order, action, title, onDone, onCancel }: ActionFormProps) {
  const step = orderActions[action];
  useFocusBack();
  const typed = useTyped(order, action);
  const { basis, values } = typed;
  // One key per content: a second press, or one after a lost answer, does nothing twice.
  const key = useRef({ values, key: newKey() });
  const sending = useSend(async () => {
    if (key.current.values !== values) key.current = { values, key: newKey() };
    await step?.send(basis, values, key.current.key);
    typed.forget();
    onDone();
  });
  const unsaved = useUnsaved({ unsaved: typed.dirty && !sending.busy && !sending.done, values });
  const cancel = () => unsaved.leave(onCancel);
  const checked = useChecked(action, typed.fields, values);
  const total = step?.total?.(basis, values);
  return (
    <form
      className="action-form"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (checked.all()) sending.send();
      }}
      onKeyDown={closesOnEscape(cancel)}
    >
      <h2>{title}</h2>
      {typed.restored && <Restored onReset={typed.reset} />}
      <Moved moved={typed.moved} onTakeOver={typed.takeOver} />
      <Fields typed={typed} error={checked.error ?? sending.error} onLeave={checked.leave} />
      {total !== undefined && <LiveTotal order={basis} total={total} />}
      <FormButtons submit={title} busy={sending.busy} onCancel={cancel} />
      <GiveUp unsaved={unsaved} />
      <RefusalText error={sending.error} />
    </form>
  );
}

interface FieldsProps {
  typed: ReturnType<typeof useTyped>;
  error: unknown;
  onLeave: (field: ActionField) => void;
}

function Fields({ typed, error, onLeave }: FieldsProps) {
  return (
    <div className="fs">
      {typed.fields.map((field, index) => (
        <LabelledField key={field.name} field={field} error={error} onLeave={() => onLeave(field)}>
          {(control) => (
            <ActionControl
              {...control}
              field={field}
              first={index === 0}
              value={typed.values[field.name] ?? ''}
              onChange={(value) => typed.set(field.name, value)}
            />
          )}
        </LabelledField>
      ))}
    </div>
  );
}

/** Told at fields that were left, by the schema of the step; before sending at all of them. */
function useChecked(action: string, fields: readonly ActionField[], values: Values) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const faults = faultsOf(action, fields, values);
  const nameOf = (field: ActionField) => field.refusedAs ?? field.name;
  const issues = faults.filter((fault) => left.has(fault.field));
  return {
    error: issues.length > 0 ? new ProblemError({ status: 422, code: 'INPUT_INVALID', issues }) : undefined,
    leave: (field: ActionField) => setLeft((now) => new Set(now).add(nameOf(field))),
    /** True when nothing stands against sending. */
    all: () => {
      setLeft(new Set(fields.map(nameOf)));
      return faults.length === 0;
    },
  };
}

interface LabelledFieldProps {
  field: ActionField;
  error: unknown;
  onLeave: () => void;
  children: (control: { id: string; describedBy: string; invalid: boolean }) => React.ReactNode;
}

function LabelledField({ field, error, onLeave, children }: LabelledFieldProps) {
  const t = useT();
  return (
    <Field
      label={field.label ?? t(`orders.field.${field.name}`)}
      field={field.refusedAs ?? field.name}
      error={error}
      span={wide.has(field.kind) ? 4 : 2}
    >
      {(control) => <div onBlur={onLeave}>{children(control)}</div>}
    </Field>
  );
}

/** A colleague was quicker: what moved is named, and nothing is sent over it before the reader has looked. */
function Moved({ moved, onTakeOver }: { moved: readonly ActionField[]; onTakeOver: () => void }) {
  const t = useT();
  if (moved.length === 0) return null;
  const names = moved.map((field) => field.label ?? t(`orders.field.${field.name}`)).join(t('list.and'));
  return (
    <p className="moved" role="alert">
      <Icon name="warn" size={15} />
      <span>{t('orders.moved', { names })}</span>
      <button type="button" className="btn sm" onClick={onTakeOver}>
        {t('orders.takeOver')}
      </button>
    </p>
  );
}

/** What the order comes to with what is typed; an unreadable figure leaves it open instead of guessing. */
function LiveTotal({ order, total }: { order: OrderView; total: number | null }) {
  const t = useT();
  const formats = useFormats();
  const before = formats.money(order.amounts.total, order.currency);
  const after = total === null ? '—' : formats.money(total, order.currency);
  return (
    <p className="live-total" aria-live="polite">
      {t('orders.totalBefore', { amount: before })} <b>{t('orders.totalAfter', { amount: after })}</b>
    </p>
  );
}
