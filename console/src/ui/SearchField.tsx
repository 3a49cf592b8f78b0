/**
 * What a list is searched by, above it. The address answers a little later than a person types, and an input method composes a word
 * before it means one: until the address has what was told last, the field shows what was typed.
 */
import { useEffect, useRef, useState } from 'react';

interface SearchFieldProps {
  label: string;
  value: string;
  onText: (text: string) => void;
}

export function SearchField({ label, value, onText }: SearchFieldProps) {
  const { shown, type, tell } = useTyped(value, onText);
  return (
    <input
      className="in narrow"
      type="search"
      aria-label={label}
      placeholder={label}
      value={shown}
      maxLength={80}
      onChange={(event) => {
        type(event.target.value);
        if (!(event.nativeEvent as InputEvent).isComposing) tell(event.target.value);
      }}
      onCompositionEnd={(event) => tell(event.currentTarget.value)}
    />
  );
}

function useTyped(value: string, onText: (text: string) => void) {
  const [typed, setTyped] = useState<string>();
  const told = useRef<string[]>([]);
  useEffect(() => {
    const at = told.current.indexOf(value);
    told.current = at < 0 ? [] : told.current.slice(at + 1);
    if (told.current.length === 0) setTyped(undefined);
  }, [value]);
  const tell = (text: string) => {
    told.current.push(text);
    onText(text);
  };
  return { shown: typed ?? value, type: setTyped, tell };
}
