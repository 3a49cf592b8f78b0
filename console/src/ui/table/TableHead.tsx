/** The sticky head of a list: the box that chooses all loaded rows, the titles, and an edge at each by which a column is drawn wider. */
import { useT } from '../../i18n/useT.ts';
import type { Column, DataTableProps } from './DataTable.tsx';
import { toggleAll } from './selection.ts';

interface HeadProps<Row> extends Pick<DataTableProps<Row>, 'selection' | 'onSelect' | 'onWidth'> {
  columns: readonly Column<Row>[];
  keys: readonly string[];
}

export function TableHead<Row>({ columns, keys, selection, onSelect, onWidth }: HeadProps<Row>) {
  const t = useT();
  const all = selection !== undefined && keys.length > 0 && keys.every((key) => selection.chosen.has(key));
  return (
    <thead role="rowgroup">
      <tr role="row">
        {selection && onSelect && (
          <th role="columnheader" className="c">
            <input
              type="checkbox"
              aria-label={t('table.chooseAll', { count: keys.length })}
              checked={all}
              onChange={() => onSelect(toggleAll(selection, keys))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            role="columnheader"
            scope="col"
            className={`${column.end ? 'num' : ''}${column.below ? ' sr-only' : ''}`}
            aria-sort={column.sorted}
          >
            {column.title}
            {column.sorted && <i aria-hidden="true">{column.sorted === 'ascending' ? '↑' : '↓'}</i>}
            {onWidth && <Edge onWidth={(width) => onWidth(column.id, width)} />}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Drawn by hand; the keyboard has the same in the column menu. */
function Edge({ onWidth }: { onWidth: (width: number) => void }) {
  const draw = (down: React.PointerEvent<HTMLSpanElement>) => {
    const edge = down.currentTarget;
    const start = edge.parentElement?.offsetWidth ?? 0;
    edge.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent) => onWidth(start + event.clientX - down.clientX);
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
  };
  return <span className="edge" aria-hidden="true" onPointerDown={draw} />;
}
