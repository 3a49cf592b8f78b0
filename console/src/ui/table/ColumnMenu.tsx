/** Lets the reader choose the columns of a list. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Floating } from '../Floating.tsx';
import { Icon } from '../Icon.tsx';
import type { Column } from './DataTable.tsx';

interface ColumnMenuProps<Row> {
  all: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  show: (id: string, on: boolean) => void;
}

export function ColumnMenu<Row>({ all, shown, show }: ColumnMenuProps<Row>) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const visibleIds = new Set(shown.map((column) => column.id));
  return (
    <>
      <button
        type="button"
        ref={button}
        className="btn quiet"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={() => setAnchor(anchor ? undefined : (button.current ?? undefined))}
      >
        <Icon name="columns" />
        {t('table.columns')}
      </button>
      {anchor && (
        <Floating
          anchor={anchor}
          label={t('table.columns')}
          width={200}
          onClose={() => setAnchor(undefined)}
          className="menu"
        >
          {all
            .filter((column) => !column.fixed)
            .map((column) => (
              <label key={column.id}>
                <input
                  type="checkbox"
                  checked={visibleIds.has(column.id)}
                  onChange={(event) => show(column.id, event.target.checked)}
                />
                {column.name ?? column.title}
              </label>
            ))}
        </Floating>
      )}
    </>
  );
}
