/** A list that is searched by typing, in a layer that is open already: it begins at what is chosen, the arrows move, Enter takes. */
import { useId, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import type { Option } from './useCombobox.ts';

/** `of` stands before the label: what it belongs to. */
export type Searched = Option & { of?: string };

interface SearchedListProps<T> {
  label: string;
  prompt: string;
  value?: string;
  find: (typed: string) => readonly T[];
  onChoose: (one: T) => void;
}

export function SearchedList<T extends Searched>({ label, prompt, value, find, onChoose }: SearchedListProps<T>) {
  const t = useT();
  const listId = useId();
  const [text, setText] = useState('');
  const [moved, setMoved] = useState<number>();
  const shown = find(text);
  const chosenAt = shown.findIndex((one) => one.value === value);
  const at = Math.min(moved ?? Math.max(0, text ? 0 : chosenAt), shown.length - 1);
  const current = shown[at];
  const onKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setMoved(Math.max(0, Math.min(shown.length - 1, at + by)));
    else if (event.key === 'Enter' && current) onChoose(current);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className="in"
        role="combobox"
        // Where the choices come after the layer, it has the focus already.
        autoFocus
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={current && `${listId}-${at}`}
        aria-label={prompt}
        placeholder={prompt}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setMoved(undefined);
        }}
        onKeyDown={onKey}
      />
      <ul id={listId} role="listbox" aria-label={label} className="conditions">
        {shown.map((one, n) => (
          <Found key={one.value} id={`${listId}-${n}`} one={one} isCurrent={n === at} onChoose={() => onChoose(one)} />
        ))}
        {shown.length === 0 && <li className="sub">{t('form.notFound')}</li>}
      </ul>
    </>
  );
}

interface FoundProps {
  id: string;
  one: Searched;
  isCurrent: boolean;
  onChoose: () => void;
}

function Found({ id, one, isCurrent, onChoose }: FoundProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={isCurrent}
      ref={isCurrent ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onClick={onChoose}
    >
      {one.of && <span className="sub of">{one.of}</span>}
      {one.label}
      {one.detail && <span className="sub">{one.detail}</span>}
    </li>
  );
}
