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

const namedAs = ({ label, detail = '', sound = '' }: Option) => ({ names: [label, detail], sound });

/** Found by a single letter, too: these are the few of one company. */
const found = (options: readonly Option[], typed: string) => matching(options, namedAs, typed, 1);

export type Choosing = ReturnType<typeof useCombobox>;

export function useCombobox({ value, options, none, onChange, onLeave }: ComboboxProps) {
  const [typed, setTyped] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const all = none === undefined ? options : [{ value: '', label: none }, ...options];
  const shown = typed?.trim() ? found(options, typed) : all;
  const current = shown[Math.min(at, shown.length - 1)];
  const open = () => {
    setOpen(true);
    setAt(
      Math.max(
        0,
        shown.findIndex((option) => option.value === value),
      ),
    );
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
    const [only, ...others] = shown;
    if (typed?.trim() && only && others.length === 0) choose(only.value);
    else if (typed?.trim() === '' && none !== undefined) choose('');
    else close();
    onLeave?.();
  };
  const type = (text: string) => {
    setTyped(text);
    setOpen(true);
    setAt(0);
  };
  const chosen = all.find((option) => option.value === value)?.label ?? '';
  return { text: typed ?? chosen, isOpen, shown, current, open, close, choose, type, leave, onKeyDown };
}
