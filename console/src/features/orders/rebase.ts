/**
 * What somebody types meets what a colleague changed meanwhile: untouched fields take the new content, touched ones keep what was typed,
 * and the reader is told which fields moved. So no correction overwrites another without anybody noticing. (PD-3.2)
 */
import { same } from '../../ui/form/kept.ts';
import type { ActionField } from './orderActions.ts';
import type { Values } from './values.ts';

type Fields = readonly ActionField[];

export function initialValues(fields: Fields): Values {
  const initial = (field: ActionField) =>
    typeof field.initial === 'object' ? [...field.initial] : (field.initial ?? '');
  return Object.fromEntries(fields.map((field) => [field.name, initial(field)]));
}

/** Fields that stand otherwise now than when the form was opened. */
export function movedFields(seen: Fields, now: Fields): ActionField[] {
  const before = initialValues(seen);
  const after = initialValues(now);
  return now.filter((field) => !same(before[field.name], after[field.name]));
}

export function rebased(typed: Values, seen: Fields, now: Fields): Values {
  const before = initialValues(seen);
  return Object.fromEntries(
    Object.entries(initialValues(now)).map(([name, fresh]) => {
      const kept = typed[name];
      return [name, kept === undefined || same(kept, before[name]) ? fresh : kept];
    }),
  );
}
