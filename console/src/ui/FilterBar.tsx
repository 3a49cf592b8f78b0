/** The row of filters: each is a chip that names its field and value, opens its choices, and can be taken off with one click. */
import { useState, type ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { Floating } from './Floating.tsx';
import { Icon } from './Icon.tsx';
import { SearchedList } from './SearchedList.tsx';
import { found, type Option } from './useCombobox.ts';
import type { Words } from './views/viewQueries.ts';

interface FilterChipProps {
  label: string;
  value: string | undefined;
  choices: readonly Option[];
  onChange: (value: string | undefined) => void;
}

interface FilterBarProps {
  search?: ReactNode;
  /** Chips and views; on a phone one strip that scrolls sideways. */
  children: ReactNode;
  end?: ReactNode;
}

export function FilterBar({ search, children, end }: FilterBarProps) {
  const t = useT();
  return (
    <div className="filters" role="group" aria-label={t('filter.title')}>
      {search}
      <div className="chips">{children}</div>
      <span className="grow" />
      {end}
    </div>
  );
}

interface FilterChipsProps {
  filter: Words;
  onChange: (filter: Words) => void;
  chips: readonly { part: string; label: string; choices: readonly Option[] }[];
}

/** One chip for each part of a filter. */
export function FilterChips({ filter, onChange, chips }: FilterChipsProps) {
  return chips.map(({ part, label, choices }) => (
    <FilterChip
      key={part}
      label={label}
      value={filter[part]}
      choices={choices}
      onChange={(value) => onChange({ ...filter, [part]: value ?? '' })}
    />
  ));
}

export function FilterChip({ label, value, choices, onChange }: FilterChipProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const chosen = choices.find((choice) => choice.value === value);
  // A link or a view may name what is gone, or too old to be offered: it filters nevertheless, so it is shown and can be taken off.
  const isOn = Boolean(value);
  const choose = (next: string | undefined) => {
    setAnchor(undefined);
    onChange(next);
  };
  return (
    <span className={isOn ? 'chip on' : 'chip'}>
      <button
        type="button"
        aria-haspopup="listbox"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {label} <b>{chosen?.label ?? t(isOn ? 'filter.unlisted' : 'filter.all')}</b>
        {!isOn && <Icon name="down" size={13} />}
      </button>
      {isOn && (
        <button
          type="button"
          className="off"
          aria-label={t('filter.takeOff', { name: label })}
          onClick={() => choose(undefined)}
        >
          <Icon name="close" size={13} />
        </button>
      )}
      {anchor && (
        <Floating anchor={anchor} label={label} width={240} onClose={() => setAnchor(undefined)} className="menu">
          <Choices label={label} value={value} choices={choices} onChange={choose} />
        </Floating>
      )}
    </span>
  );
}

/** More than these are searched instead of read, as are names that are found by their sound. */
const MOST_READ = 15;

function Choices({ label, value = '', choices, onChange }: FilterChipProps) {
  const t = useT();
  const all = [{ value: '', label: t('filter.all') }, ...choices];
  const choose = (next: Option) => onChange(next.value || undefined);
  if (choices.length > MOST_READ || choices.some((choice) => choice.sound))
    return (
      <SearchedList
        label={label}
        prompt={t('filter.findIn', { name: label })}
        value={value}
        find={(typed) => found(all, typed)}
        onChoose={choose}
      />
    );
  return all.map((choice) => (
    <button key={choice.value} type="button" aria-pressed={choice.value === value} onClick={() => choose(choice)}>
      {choice.label}
    </button>
  ));
}
