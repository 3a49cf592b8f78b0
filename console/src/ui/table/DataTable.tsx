/**
 * The list of every work queue: keyset pages joined endlessly, sticky head, one line per row, focus by j and k, choice by x and
 * Shift+x. Rows never move under the hand: new ones wait outside until the reader takes them in.
 * It is a plain table rather than antd's: a row costs one element per cell, and the sign of focus needs no second component.
 */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useAppearance } from '../../app/appearance.ts';
import { fitting } from './columns.ts';
import { MoreRows } from './MoreRows.tsx';
import { reach, toggle, type Selection } from './selection.ts';
import { TableHead } from './TableHead.tsx';
import { TableLine } from './TableLine.tsx';
import { useTableKeys } from './useTableKeys.ts';
import { useVirtualRows } from './useVirtualRows.ts';
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
  /** What a click on the copy sign takes along; the first such column is what `c` copies. */
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
  /** A column was drawn wider or narrower. */
  onWidth?: (id: string, width: number) => void;
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
  const body = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => rows.map(keyOf), [rows, keyOf]);
  useTableKeys(props, keys, body);
  const choosing = selection !== undefined && onSelect !== undefined;
  const columns = useFitting(props.columns, useRoom(body) - (choosing ? CHOICE_WIDTH : 0));
  return (
    <div className="tw" ref={body} role="group" aria-label={label} tabIndex={0}>
      <table
        className={stale ? 'list stale' : 'list'}
        aria-label={label}
        aria-busy={stale}
        aria-rowcount={rows.length + 1}
      >
        <colgroup>
          {choosing && <col style={{ width: CHOICE_WIDTH }} />}
          {columns.map((column) => (
            <col key={column.id} style={column.grows ? { minWidth: column.width } : { width: column.width }} />
          ))}
        </colgroup>
        <TableHead {...props} columns={columns} keys={keys} />
        {instead === undefined && <Rows {...props} columns={columns} keys={keys} body={body} />}
      </table>
      {instead}
      {instead === undefined && <MoreRows {...props} />}
    </div>
  );
}

interface RowsProps<Row> extends DataTableProps<Row> {
  keys: readonly string[];
  body: RefObject<HTMLDivElement | null>;
}

function Rows<Row>(props: RowsProps<Row>) {
  const { rows, keys, columns, body, focus, selection, nameOf } = props;
  const focusAt = focus === undefined ? -1 : keys.indexOf(focus);
  const { first, last, above, below } = useVirtualRows(body, rows.length, focusAt);
  const { onFocus, onOpen, onChoose } = useSteady(props);
  return (
    <tbody>
      {above > 0 && <tr aria-hidden="true" className="room" style={{ height: above }} />}
      {rows.slice(first, last).map((row, n) => {
        const at = first + n;
        const id = keys[at] ?? '';
        return (
          <TableLine
            key={id}
            row={row}
            id={id}
            at={at}
            columns={columns}
            focused={id === focus}
            chosen={props.onSelect && selection?.chosen.has(id)}
            name={nameOf(row)}
            onFocus={onFocus}
            onOpen={onOpen}
            onChoose={onChoose}
          />
        );
      })}
      {below > 0 && <tr aria-hidden="true" className="room" style={{ height: below }} />}
    </tbody>
  );
}

/** The same handlers at every render, so that a row does not render because its list did. */
function useSteady<Row>(props: RowsProps<Row>) {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const onFocus = useCallback((key: string) => latest.current.onFocus(key), []);
  const onOpen = useCallback((row: Row) => latest.current.onOpen(row), []);
  const onChoose = useCallback((key: string, withShift: boolean) => {
    const { selection, onSelect, keys } = latest.current;
    if (selection) onSelect?.(withShift ? reach(selection, keys, key) : toggle(selection, key));
  }, []);
  return { onFocus, onOpen, onChoose };
}

function useFitting<Row>(columns: readonly Column<Row>[], room: number): Column<Row>[] {
  const wider = useAppearance().density === 'comfortable' ? COMFORT : 1;
  return useMemo(() => {
    const sized = columns.map((column) => ({ ...column, width: Math.round(column.width * wider) }));
    return fitting(sized, room);
  }, [columns, wider, room]);
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
