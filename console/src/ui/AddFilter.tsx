/** `+ 筛选 /`: all conditions of a list in one searchable menu, by field and value, colleagues by pinyin too; a chosen one becomes a chip of the bar. */
import { useId, useRef, useState } from 'react';
import { matching } from '../app/matching.ts';
import { useT } from '../i18n/useT.ts';
import type { FilterChoice } from './FilterBar.tsx';
import { Floating } from './Floating.tsx';
import { Icon } from './Icon.tsx';
import { KeyCap } from './keys/KeyCap.tsx';
import { useKeys } from './keys/useKeys.ts';

export interface FilterField {
  id: string;
  label: string;
  choices: readonly FilterChoice[];
}

interface AddFilterProps {
  fields: readonly FilterField[];
  onChoose: (field: string, value: string) => void;
}

/** More would not be read; the words narrow it. */
const MOST_SHOWN = 60;

export function AddFilter({ fields, onChoose }: AddFilterProps) {
  const t = useT();
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const open = () => setAnchor(button.current ?? undefined);
  useKeys(t('filter.title'), [{ keys: '/', label: t('filter.title'), run: open }]);
  return (
    <>
      <button
        type="button"
        ref={button}
        className="btn quiet"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={() => (anchor ? setAnchor(undefined) : open())}
      >
        <Icon name="plus" size={14} />
        {t('filter.add')}
        <KeyCap keys="/" />
      </button>
      {anchor && (
        <Floating
          anchor={anchor}
          label={t('filter.title')}
          width={300}
          onClose={() => setAnchor(undefined)}
          className="menu"
        >
          <Conditions
            fields={fields}
            onChoose={(field, value) => {
              setAnchor(undefined);
              onChoose(field, value);
            }}
          />
        </Floating>
      )}
    </>
  );
}

interface Condition {
  field: FilterField;
  choice: FilterChoice;
}

function fitting(fields: readonly FilterField[], text: string): Condition[] {
  const all = fields.flatMap((field) => field.choices.map((choice) => ({ field, choice })));
  const namedAs = ({ field, choice }: Condition) => ({
    names: [choice.label, field.label],
    sound: choice.sound ?? '',
  });
  return matching(all, namedAs, text).slice(0, MOST_SHOWN);
}

function Conditions({ fields, onChoose }: AddFilterProps) {
  const t = useT();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const shown = fitting(fields, text);
  const current = shown[Math.min(at, shown.length - 1)];
  const optionId = (n: number) => `${listId}-${n}`;
  const onKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setAt(Math.max(0, Math.min(shown.length - 1, at + by)));
    else if (event.key === 'Enter' && current) onChoose(current.field.id, current.choice.value);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className="in"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={current && optionId(shown.indexOf(current))}
        aria-label={t('filter.find')}
        placeholder={t('filter.find')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <ul id={listId} role="listbox" aria-label={t('filter.title')} className="conditions">
        {shown.map((one, n) => (
          <Option
            key={one.field.id + one.choice.value}
            id={optionId(n)}
            condition={one}
            current={one === current}
            onChoose={onChoose}
          />
        ))}
        {shown.length === 0 && <li className="sub">{t('filter.nothing')}</li>}
      </ul>
    </>
  );
}

interface OptionProps extends Pick<AddFilterProps, 'onChoose'> {
  id: string;
  condition: Condition;
  current: boolean;
}

function Option({ id, condition: { field, choice }, current, onChoose }: OptionProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={current}
      ref={current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onClick={() => onChoose(field.id, choice.value)}
    >
      <span className="sub">{field.label}</span> {choice.label}
    </li>
  );
}
