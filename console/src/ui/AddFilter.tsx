/** `+ 筛选 /`: all conditions of a list in one searchable menu, by field and value, colleagues by pinyin too; a chosen one becomes a chip of the bar. */
import { useRef, useState } from 'react';
import { matching } from '../app/matching.ts';
import { useT } from '../i18n/useT.ts';
import { Floating } from './Floating.tsx';
import { Icon } from './Icon.tsx';
import { KeyCap } from './keys/KeyCap.tsx';
import { useKeys } from './keys/useKeys.ts';
import { SearchedList, type Searched } from './SearchedList.tsx';
import { namedAs, type Option } from './useCombobox.ts';

export interface FilterField {
  id: string;
  label: string;
  choices: readonly Option[];
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
          <SearchedList
            label={t('filter.title')}
            prompt={t('filter.find')}
            find={(typed) => matching(conditionsOf(fields), namedAs, typed).slice(0, MOST_SHOWN)}
            onChoose={({ field, choice }) => {
              setAnchor(undefined);
              onChoose(field, choice);
            }}
          />
        </Floating>
      )}
    </>
  );
}

/** A choice, and the field that it is of. */
interface Condition extends Searched {
  field: string;
  choice: string;
}

function conditionsOf(fields: readonly FilterField[]): Condition[] {
  return fields.flatMap(({ id, label, choices }) =>
    choices.map(({ value, ...choice }) => ({
      ...choice,
      value: `${id} ${value}`,
      of: label,
      field: id,
      choice: value,
    })),
  );
}
