/**
 * The list of every work queue: keyset pages joined endlessly, sticky head, one line per row, focus by j and k, choice by x and
 * Shift+x. Rows never move under the hand: new ones wait outside until the reader takes them in.
 * It is a plain table rather than antd's: a row costs one element per cell, and the sign of focus needs no second component.
 */
import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../../app/appearance.ts';
import { Skeleton } from '../state/Skeleton.tsx';
import { fitting } from './columns.ts';
import { CopyCell } from './CopyCell.tsx';
import { reach, toggle, toggleAll, type Selection } from './selection.ts';
import { useTableKeys } from './useTableKeys.ts';
import './table.css';

export interface Column<Row> {
  id: string;
  title: ReactNode;
  /** The name in the column menu when the title is more than text. */
  name?: string;
  width: number;
  /** Takes what width is left. */
  grows?: boolean;
  end?: boolean;
  /** Never hidden, neither by choice nor for want of room. */
  fixed?: boolean;
  /** Off until it is chosen. */
  extra?: boolean;
  sorted?: 'ascending' | 'descending';
  cell: (row: Row) => ReactNode;
  /** What a click on the copy sign takes along. */
  copy?: (row: Row) => string;
}

export interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  focus: string | undefined;
  onFocus: (key: string) => void;
  onOpen: (row: Row) => void;
  selection?: Selection;
  onSelect?: (selection: Selection) => void;
  nameOf: (row: Row) => string;
  /** More rows exist behind the last one. */
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
  /** Old rows stay and grey while new ones are on their way. */
  stale?: boolean;
  /** Shown in place of rows: empty, loading or error. */
  instead?: ReactNode;
}

const CHOICE_WIDTH = 34;
/** Larger letters and wider padding need this much more width. */
const COMFORT = 1.14;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, keyOf, selection, onSelect, stale, instead } = props;
  const keys = rows.map(keyOf);
  const body = useTableKeys(props, keys);
  const choosing = selection !== undefined && onSelect !== undefined;
  const wider = useAppearance().density === 'comfortable' ? COMFORT : 1;
  const sized = props.columns.map((column) => ({ ...column, width: Math.round(column.width * wider) }));
  const columns = fitting(sized, useRoom(body) - (choosing ? CHOICE_WIDTH : 0));
  return (
    <div className="tw" ref={body} role="group" aria-label={label} tabIndex={0}>
      <table className={stale ? 'list stale' : 'list'} aria-label={label} aria-busy={stale}>
        <colgroup>
          {choosing && <col style={{ width: CHOICE_WIDTH }} />}
          {columns.map((column) => (
            <col key={column.id} style={column.grows ? { minWidth: column.width } : { width: column.width }} />
          ))}
        </colgroup>
        <Head {...props} columns={columns} keys={keys} />
        <tbody>
          {instead === undefined &&
            rows.map((row, index) => (
              <Line key={keys[index]} {...props} columns={columns} row={row} keys={keys} at={index} />
            ))}
        </tbody>
      </table>
      {instead}
      {instead === undefined && <More {...props} />}
    </div>
  );
}

function Head<Row>({ columns, keys, selection, onSelect }: DataTableProps<Row> & { keys: readonly string[] }) {
  const { t } = useTranslation();
  const all = selection !== undefined && keys.length > 0 && keys.every((key) => selection.chosen.has(key));
  return (
    <thead>
      <tr>
        {selection && onSelect && (
          <th className="c">
            <input
              type="checkbox"
              aria-label={t('table.chooseAll', { count: keys.length })}
              checked={all}
              onChange={() => onSelect(toggleAll(selection, keys))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th key={column.id} scope="col" className={column.end ? 'num' : ''} aria-sort={column.sorted}>
            {column.title}
            {column.sorted && <i aria-hidden="true">{column.sorted === 'ascending' ? '↑' : '↓'}</i>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface LineProps<Row> extends DataTableProps<Row> {
  row: Row;
  keys: readonly string[];
  at: number;
}

function Line<Row>({ row, keys, at, columns, focus, onFocus, onOpen, selection, onSelect, nameOf }: LineProps<Row>) {
  const { t } = useTranslation();
  const key = keys[at] ?? '';
  const chosen = selection?.chosen.has(key) ?? false;
  const choose = (withShift: boolean) =>
    selection && onSelect?.(withShift ? reach(selection, keys, key) : toggle(selection, key));
  return (
    <tr
      data-key={key}
      className={`${chosen ? 'sel ' : ''}${key === focus ? 'cur' : ''}`}
      onClick={() => onFocus(key)}
      onDoubleClick={() => onOpen(row)}
    >
      {selection && onSelect && (
        <td className="c">
          <input
            type="checkbox"
            checked={chosen}
            aria-label={t('table.choose', { name: nameOf(row) })}
            onChange={(event) => choose((event.nativeEvent as MouseEvent).shiftKey)}
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

/** The width that the list has; unknown before the first layout, and then nothing is given up. */
function useRoom(element: RefObject<HTMLDivElement | null>): number {
  const [room, setRoom] = useState(Infinity);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect.width));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return room;
}

/** Loads the next page when its foot comes into sight; the button does the same for the keyboard. */
function More<Row>({ hasMore, loadingMore, onMore }: DataTableProps<Row>) {
  const { t } = useTranslation();
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const onSight = (entries: IntersectionObserverEntry[]) =>
      entries.some((entry) => entry.isIntersecting) && latest.current?.();
    const seen = new IntersectionObserver(onSight, { rootMargin: '400px' });
    seen.observe(element);
    return () => seen.disconnect();
  }, []);
  if (!hasMore) return null;
  if (loadingMore) return <Skeleton rows={3} />;
  return (
    <button type="button" ref={watch} className="btn quiet more" onClick={onMore}>
      {t('table.more')}
    </button>
  );
}
