/**
 * Chooses one of many by typing: by name, by what stands beside it, by pinyin or its first letters. The list opens under the field; the
 * arrows move, Enter and Tab take, Escape closes the list and nothing behind it. What finds exactly one is taken when the field is left.
 */
import { useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useT } from '../i18n/useT.ts';
import { Icon } from './Icon.tsx';
import { useCombobox, type Choosing, type Option } from './useCombobox.ts';
import { usePlacement } from './usePlacement.ts';
import './combobox.css';

export interface ComboboxProps {
  id: string;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  autoFocus?: boolean | undefined;
  value: string;
  options: readonly Option[];
  /** What it means when nothing is chosen; then nothing has to be. */
  none?: string | undefined;
  placeholder: string;
  onChange: (value: string) => void;
  onLeave?: (() => void) | undefined;
}

export function Combobox(props: ComboboxProps) {
  const { id, describedBy, invalid, autoFocus, none, placeholder } = props;
  const [field, setField] = useState<HTMLInputElement | null>(null);
  const listId = useId();
  const choosing = useCombobox(props);
  const { isOpen, shown, current } = choosing;
  return (
    <span className="combobox">
      <input
        ref={setField}
        id={id}
        className="in"
        role="combobox"
        aria-describedby={describedBy}
        aria-invalid={invalid}
        aria-required={none === undefined}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && current ? `${listId}-${current.value}` : undefined}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        placeholder={placeholder}
        value={choosing.text}
        onFocus={(event) => event.target.select()}
        onClick={choosing.open}
        onChange={(event) => choosing.type(event.target.value)}
        onKeyDown={choosing.onKeyDown}
        onBlur={choosing.leave}
      />
      <Icon name="down" size={13} />
      {isOpen && field && <Options id={listId} anchor={field} choosing={choosing} shown={shown} />}
    </span>
  );
}

interface OptionsProps {
  id: string;
  anchor: HTMLElement;
  choosing: Choosing;
  shown: readonly Option[];
}

const NARROWEST = 240;

function Options({ id, anchor, choosing, shown }: OptionsProps) {
  const t = useT();
  const layer = useRef<HTMLDivElement>(null);
  const close = useRef(choosing.close);
  useEffect(() => {
    close.current = choosing.close;
  });
  const placement = usePlacement(layer, anchor, Math.max(NARROWEST, anchor.offsetWidth), close);
  // A dialog stands above the page: what belongs to it opens within it.
  return createPortal(
    <div
      ref={layer}
      className="floating menu"
      style={placement ? { ...placement } : { visibility: 'hidden' }}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
    >
      <ul id={id} role="listbox" aria-label={t('find.found')} className="conditions options">
        {shown.map((option) => (
          <li
            key={option.value}
            id={`${id}-${option.value}`}
            role="option"
            aria-selected={option === choosing.current}
            ref={option === choosing.current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => choosing.choose(option.value)}
          >
            {option.label} <span className="sub">{option.detail}</span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="sub nothing">{t('form.notFound')}</p>}
      <p className="sr-only" role="status">
        {t('find.count', { count: shown.length })}
      </p>
    </div>,
    anchor.closest('dialog') ?? document.body,
  );
}
