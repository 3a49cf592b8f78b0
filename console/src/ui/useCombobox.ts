/** What is typed into a combobox, which options it finds, and what each key does with them. */
import { useState, type KeyboardEvent } from 'react';
import { matching } from '../app/matching.ts';
import type { ComboboxProps } from './Combobox.tsx';

export interface Option {
  value: string;
  label: string;
  /** Stands beside the label, and finds it too. */
  detail?: string;
  /** The label in pinyin, syllable by syllable. */
  sound?: string;
}

/** Found by its words and by what stands beside them; `of` is what it belongs to where that is not clear. */
export const namedAs = ({ label, detail = '', of = '', sound = '' }: Option & { of?: string }) => ({
  names: [label, of, detail],
  sound,
});

/** Found by a single letter, too: these are the few of one company. */
export const found = (options: readonly Option[], typed: string) => matching(options, namedAs, typed, 1);

/** What was typed is taken where it means exactly one, or nobody where nobody has to be; else all stays as it was. */
function takenOnLeaving(typed: string | undefined, shown: readonly Option[], isOptional: boolean): string | undefined {
  const [only, ...others] = shown;
  if (typed) return others.length === 0 ? only?.value : undefined;
  return typed === '' && isOptional ? '' : undefined;
}

export type Choosing = ReturnType<typeof useCombobox>;

export function useCombobox({ value, options, none, onChange, onLeave }: ComboboxProps) {
  const [typed, setTyped] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const all: readonly Option[] = none === undefined ? options : [{ value: '', label: none }, ...options];
  const shown = typed?.trim() ? found(options, typed) : all;
  const current = shown[Math.min(at, shown.length - 1)];
  const chosenAt = shown.findIndex((option) => option.value === value);
  const open = () => {
    setOpen(true);
    setAt(Math.max(0, chosenAt));
  };
  const type = (text: string) => {
    setTyped(text);
    setOpen(true);
    setAt(0);
  };
  const close = () => {
    setOpen(false);
    setTyped(undefined);
  };
  const choose = (next: string) => {
    close();
    if (next !== value) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // An input method's own keys belong to it.
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Tab' && typed?.trim() && current) choose(current.value);
    if (by === undefined && !(isOpen && (event.key === 'Enter' || event.key === 'Escape'))) return;
    event.preventDefault();
    event.stopPropagation();
    if (by === undefined) {
      if (event.key === 'Enter' && current) choose(current.value);
      else close();
    } else if (isOpen) setAt(Math.max(0, Math.min(shown.length - 1, at + by)));
    else open();
  };
  const leave = () => {
    const taken = takenOnLeaving(typed?.trim(), shown, none !== undefined);
    if (taken === undefined) close();
    else choose(taken);
    onLeave?.();
  };
  const chosen = all.find((option) => option.value === value)?.label ?? '';
  return { text: typed ?? chosen, isOpen, shown, current, open, close, choose, type, leave, onKeyDown };
}
