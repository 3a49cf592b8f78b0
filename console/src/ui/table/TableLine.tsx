/**
 * One row of a list. It renders again only when it, the columns, or its own focus or choice change: the rest of the list stays as it is.
 * Its element is lent to another row when this one is scrolled away.
 */
import { memo, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { CopyCell } from './CopyCell.tsx';
import type { Column } from './DataTable.tsx';
import { useT } from '../../i18n/useT.ts';

export interface LineProps<Row> {
  row: Row;
  id: string;
  /** Its place among all loaded rows, for readers of the screen. */
  at: number;
  /** Where it stands in the list, in pixels. */
  top: number;
  columns: readonly Column<Row>[];
  focused: boolean;
  /** Absent where rows are not chosen. */
  chosen: boolean | undefined;
  name: string;
  onFocus: (key: string) => void;
  onOpen: (row: Row) => void;
  onChoose: (key: string, withShift: boolean) => void;
}

function Line<Row>({ row, id, at, top, columns, focused, chosen, name, onFocus, onOpen, onChoose }: LineProps<Row>) {
  const t = useT();
  const [pointed, setPointed] = useState(false);
  const line = useKeyboardLeaves(id);
  return (
    <tr
      ref={line}
      role="row"
      data-key={id}
      aria-rowindex={at + 2}
      className={`${chosen ? 'sel ' : ''}${focused ? 'cur' : ''}`}
      style={{ insetBlockStart: top }}
      onClick={() => onFocus(id)}
      onDoubleClick={() => onOpen(row)}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      {chosen !== undefined && (
        <td role="cell" className="c">
          <input
            type="checkbox"
            checked={chosen}
            aria-label={t('table.choose', { name })}
            onChange={(event) => onChoose(id, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          role="cell"
          className={column.end ? 'num cut' : 'cut'}
          data-below={column.below}
          style={column.below ? { gridArea: `2 / ${column.below + (chosen === undefined ? 0 : 1)}` } : undefined}
        >
          {column.copy ? (
            <CopyCell text={column.copy(row)} offered={pointed || focused}>
              {column.cell(row)}
            </CopyCell>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

/** The keyboard may be in a button of a row. When the element goes to another row it returns to the list: no key means another row. */
function useKeyboardLeaves(id: string) {
  const line = useRef<HTMLTableRowElement>(null);
  const shown = useRef(id);
  useLayoutEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    if (line.current?.contains(document.activeElement))
      line.current.closest<HTMLElement>('.tw')?.focus({ preventScroll: true });
  }, [id]);
  return line;
}

export const TableLine = memo(Line) as <Row>(props: LineProps<Row>) => ReactNode;
