/** The row of filters: each is a chip that names its field and value, opens its choices, and can be taken off with one click. */
import { useState, type ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { Floating } from './Floating.tsx';
import { Icon } from './Icon.tsx';
import type { Words } from './views/viewQueries.ts';

export interface FilterChoice {
  value: string;
  label: string;
  /** The label in pinyin, syllable by syllable, where it is found by it. */
  sound?: string;
}

interface FilterChipProps {
  label: string;
  value: string | undefined;
  choices: readonly FilterChoice[];
  onChange: (value: string | undefined) => void;
}

export function FilterBar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  const t = useT();
  return (
    <div className="filters" role="group" aria-label={t('filter.title')}>
      {children}
      <span className="grow" />
      {end}
    </div>
  );
}

interface FilterChipsProps {
  filter: Words;
  onChange: (filter: Words) => void;
  chips: readonly { part: string; label: string; choices: readonly FilterChoice[] }[];
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
  const choose = (next: string | undefined) => {
    setAnchor(undefined);
    onChange(next);
  };
  return (
    <span className={chosen ? 'chip on' : 'chip'}>
      <button
        type="button"
        aria-haspopup="listbox"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {label} <b>{chosen?.label ?? t('filter.all')}</b>
        {!chosen && <Icon name="down" size={13} />}
      </button>
      {chosen && (
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
        <Floating anchor={anchor} label={label} width={220} onClose={() => setAnchor(undefined)} className="menu">
          <button type="button" aria-pressed={!chosen} onClick={() => choose(undefined)}>
            {t('filter.all')}
          </button>
          {choices.map((choice) => (
            <button
              key={choice.value}
              type="button"
              aria-pressed={choice.value === value}
              onClick={() => choose(choice.value)}
            >
              {choice.label}
            </button>
          ))}
        </Floating>
      )}
    </span>
  );
}
