/** What was typed into a step's form and not sent: personal data stays in the tab; the rest outlives it. (PD-3.2) */
import type { Kept } from '../../ui/form/kept.ts';
import { clearDraft, readDraft, writeDraft } from '../../ui/form/drafts.ts';
import type { ActionField } from './orderActions.ts';
import type { Values } from './values.ts';

type Typed = Kept<Values>;

/** By person, order and step; what is personal is written nowhere. */
const inTab = new Map<string, Typed>();

export function readTyped(name: string): Typed {
  return { ...readDraft<Typed>(name), ...inTab.get(name) };
}

export function keepTyped(name: string, fields: readonly ActionField[], kept: Typed): void {
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
