/**
 * What is typed into a step's form: against the order as it was seen when the form opened. Closed by mistake, or with the tab, it is
 * there again; typedDraft.ts says what of it is kept where.
 */
import { useEffect, useState } from 'react';
import type { OrderView } from '../../../../contract/order-views.ts';
import { useMe } from '../../app/session.ts';
import { keptOf, takenUp } from '../../ui/form/kept.ts';
import { orderActions, type ActionField } from './orderActions.ts';
import { initialValues, movedFields, rebased } from './rebase.ts';
import { dropTyped, keepTyped, readTyped } from './typedDraft.ts';
import type { Values } from './values.ts';

export function useTyped(order: OrderView, action: string) {
  const draft = `order.${useMe().id}.${order.id}.${action}`;
  const fieldsOf = (one: OrderView): readonly ActionField[] => orderActions[action]?.fields?.(one) ?? [];
  const [seen, setSeen] = useState(order);
  const fields = fieldsOf(seen);
  const [values, setValues] = useState<Values>(() => takenUp(initialValues(fields), readTyped(draft)));
  const kept = keptOf(initialValues(fields), values);
  const dirty = Object.keys(kept).length > 0;
  const [restored] = useState(dirty);
  const moved = order.rev === seen.rev ? [] : movedFields(fields, fieldsOf(order));
  useEffect(() => {
    const now = orderActions[action]?.fields?.(seen) ?? [];
    keepTyped(draft, now, keptOf(initialValues(now), values));
  }, [draft, action, seen, values]);
  return {
    fields,
    values,
    dirty,
    restored: restored && dirty,
    moved,
    /** What it is sent against: where nothing of this form moved, a newer revision is no other order. */
    basis: moved.length === 0 ? order : seen,
    set: (name: string, value: string | string[]) => setValues((now) => ({ ...now, [name]: value })),
    takeOver: () => {
      setValues((now) => rebased(now, fields, fieldsOf(order)));
      setSeen(order);
    },
    reset: () => setValues(initialValues(fields)),
    forget: () => dropTyped(draft),
  };
}
