/**
 * What is typed into a step's form: against the order as it was seen when the form opened. Closed by mistake it is there again as long as the
 * tab lives; it may be personal data, so it is written nowhere.
 */
import { useEffect, useState } from 'react';
import type { OrderView } from '../../../../contract/order-views.ts';
import { orderActions, type ActionField } from './orderActions.ts';
import { initialValues, movedFields, rebased } from './rebase.ts';
import type { Values } from './values.ts';

const drafts = new Map<string, Values>();

export function useTyped(order: OrderView, action: string) {
  const draft = `${order.id} ${action}`;
  const fieldsOf = (one: OrderView): readonly ActionField[] => orderActions[action]?.fields?.(one) ?? [];
  const [seen, setSeen] = useState(order);
  const fields = fieldsOf(seen);
  const [values, setValues] = useState<Values>(() => ({ ...initialValues(fields), ...drafts.get(draft) }));
  const dirty = JSON.stringify(values) !== JSON.stringify(initialValues(fields));
  const moved = order.rev === seen.rev ? [] : movedFields(fields, fieldsOf(order));
  useEffect(() => {
    if (dirty) drafts.set(draft, values);
    else drafts.delete(draft);
  }, [draft, dirty, values]);
  return {
    fields,
    values,
    dirty,
    moved,
    /** What it is sent against: where nothing of this form moved, a newer revision is no other order. */
    basis: moved.length === 0 ? order : seen,
    set: (name: string, value: string | string[]) => setValues((now) => ({ ...now, [name]: value })),
    takeOver: () => {
      setValues((now) => rebased(now, fields, fieldsOf(order)));
      setSeen(order);
    },
    forget: () => drafts.delete(draft),
  };
}
