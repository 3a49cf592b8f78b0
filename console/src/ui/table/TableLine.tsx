/** One row of a list. It renders again only when it, the columns, or its own focus or choice change: the rest of the list stays as it is. */
import { memo, type ReactNode } from 'react';
import { CopyCell } from './CopyCell.tsx';
import type { Column } from './DataTable.tsx';
import { useT } from '../../i18n/useT.ts';

export interface LineProps<Row> {
  row: Row;
  id: string;
  /** Its place among all loaded rows, for readers of the screen. */
  at: number;
  columns: readonly Column<Row>[];
  focused: boolean;
  /** Absent where rows are not chosen. */
  chosen: boolean | undefined;
  name: string;
  onFocus: (key: string) => void;
  onOpen: (row: Row) => void;
  onChoose: (key: string, withShift: boolean) => void;
}

function Line<Row>({ row, id, at, columns, focused, chosen, name, onFocus, onOpen, onChoose }: LineProps<Row>) {
  const t = useT();
  return (
    <tr
      data-key={id}
      aria-rowindex={at + 2}
      className={`${chosen ? 'sel ' : ''}${focused ? 'cur' : ''}`}
      onClick={() => onFocus(id)}
      onDoubleClick={() => onOpen(row)}
    >
      {chosen !== undefined && (
        <td className="c">
          <input
            type="checkbox"
            checked={chosen}
            aria-label={t('table.choose', { name })}
            onChange={(event) => onChoose(id, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} className={column.end ? 'num cut' : 'cut'}>
          {column.copy ? <CopyCell text={column.copy(row)}>{column.cell(row)}</CopyCell> : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

export const TableLine = memo(Line) as <Row>(props: LineProps<Row>) => ReactNode;
