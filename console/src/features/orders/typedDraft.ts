/**
 * What was typed into a step's form and not sent, as it is kept: only what differs from the order, each beside what it differed from. So an old
 * draft never brings back what a colleague has changed since. Personal data stays in the tab; the rest outlives it. (PD-3.2)
 */
import { clearDraft, readDraft, writeDraft } from '../../ui/form/drafts.ts';
import type { ActionField } from './orderActions.ts';
import { initialValues } from './rebase.ts';
import type { Values } from './values.ts';

type Value = Values[string];
export type Kept = Record<string, { was: Value; now: Value }>;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export function keptOf(fields: readonly ActionField[], values: Values): Kept {
  const initial = initialValues(fields);
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, now]) => {
      const was = initial[name] ?? '';
      return same(was, now) ? [] : [[name, { was, now }]];
    }),
  );
}

/** The form's values with what was kept, where the order still says what it said then. */
export function takenUp(fields: readonly ActionField[], kept: Kept): Values {
  const initial = initialValues(fields);
  return Object.fromEntries(
    Object.entries(initial).map(([name, fresh]) => [
      name,
      kept[name] && same(kept[name].was, fresh) ? kept[name].now : fresh,
    ]),
  );
}

/** By person, order and step; what is personal is written nowhere. */
const inTab = new Map<string, Kept>();

export function readTyped(name: string): Kept {
  return { ...(readDraft<Kept>(name) as Kept | undefined), ...inTab.get(name) };
}

export function keepTyped(name: string, fields: readonly ActionField[], kept: Kept): void {
  if (Object.keys(kept).length === 0) return dropTyped(name);
  const personal = new Set(fields.flatMap((field) => (field.personal ? [field.name] : [])));
  const part = (which: boolean) =>
    Object.fromEntries(Object.entries(kept).filter(([field]) => personal.has(field) === which));
  inTab.set(name, part(true));
  const others = part(false);
  if (Object.keys(others).length > 0) writeDraft(name, others);
  else clearDraft(name);
}

export function dropTyped(name: string): void {
  inTab.delete(name);
  clearDraft(name);
}
