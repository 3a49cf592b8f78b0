/**
 * The list of every work queue: keyset pages joined endlessly, sticky head, one line per row, focus by j and k, choice by x and
 * Shift+x. Rows never move under the hand: new ones wait outside until the reader takes them in.
 * It is a plain table rather than antd's: a row costs one element per cell, and the sign of focus needs no second component. Each row is
 * a grid of its own over the same tracks, so that the words of one never lay out another.
 */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type RefObject,
} from 'react';
import { useAppearance } from '../../app/appearance.ts';
import { fitting, gridOf, inTwoLines, isTwoLine } from './columns.ts';
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
  /** On a phone, in its place. */
  narrow?: number;
  /** On a phone it stands on a second line of its row, under the column of this place, counted from 1. */
  below?: number;
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
  /** Which list the rows are of: another begins at its top, with rows of its own. */
  listId?: string;
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
  const room = useRoom(body);
  const columns = useFitting(props.columns, (room?.width ?? 0) - (choosing ? CHOICE_WIDTH : 0));
  const kind = `list rows${isTwoLine(columns) ? ' two-line' : ''}${stale ? ' stale' : ''}`;
  return (
    <div className="tw" ref={body} role="group" aria-label={label} tabIndex={0}>
      <table
        className={kind}
        style={useGrid(columns, choosing)}
        // Told in words: what is laid out as a grid counts as a table for nobody who listens.
        role="table"
        aria-label={label}
        aria-busy={stale}
        aria-rowcount={rows.length + 1}
      >
        {room && <TableHead {...props} columns={columns} keys={keys} />}
        {room && instead === undefined && (
          <Rows key={props.listId} {...props} columns={columns} keys={keys} body={body} height={room.height} />
        )}
      </table>
      {instead}
      {instead === undefined && <MoreRows {...props} />}
    </div>
  );
}

function useGrid<Row>(columns: readonly Column<Row>[], choosing: boolean): CSSProperties {
  return useMemo(() => {
    const { tracks, least } = gridOf(columns);
    const choice = choosing ? CHOICE_WIDTH : 0;
    return { '--tracks': `${choice > 0 ? `${choice}px ` : ''}${tracks}`, minWidth: least + choice } as CSSProperties;
  }, [columns, choosing]);
}

interface RowsProps<Row> extends DataTableProps<Row> {
  keys: readonly string[];
  body: RefObject<HTMLDivElement | null>;
  height: number;
}

function Rows<Row>(props: RowsProps<Row>) {
  const { rows, keys, columns, body, height, focus, selection, nameOf } = props;
  const focusAt = focus === undefined ? -1 : keys.indexOf(focus);
  const twoLine = isTwoLine(columns);
  const { slots, rowHeight } = useVirtualRows({ body, height, count: rows.length, focusAt, twoLine });
  const { onFocus, onOpen, onChoose } = useSteady(props);
  useLeftAtTop(body);
  return (
    <tbody role="rowgroup" style={{ height: rows.length * rowHeight }}>
      {slots.map((at, slot) => {
        const row = rows[at] as Row;
        const id = keys[at] ?? '';
        return (
          <TableLine
            // The element stays and its words change: a row costs no new elements when it is scrolled into sight.
            key={slot}
            row={row}
            id={id}
            at={at}
            top={at * rowHeight}
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
    </tbody>
  );
}

/** Rows that go leave the list at its top to those of another list, and the keyboard in it when it was in one of them. */
function useLeftAtTop(body: RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const element = body.current;
    return () => {
      element?.scrollTo({ top: 0 });
      if (element?.contains(document.activeElement)) element.focus({ preventScroll: true });
    };
  }, [body]);
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

/** A phone's. */
const NARROW_ROOM = 560;

function useFitting<Row>(columns: readonly Column<Row>[], room: number): Column<Row>[] {
  const wider = useAppearance().density === 'comfortable' ? COMFORT : 1;
  return useMemo(() => {
    const isNarrow = room < NARROW_ROOM;
    const widthOf = ({ width, narrow = width }: Column<Row>) => (isNarrow ? narrow : width);
    const sized = columns.map((column) => ({ ...column, width: Math.round(widthOf(column) * wider) }));
    return isNarrow ? inTwoLines(sized, room) : fitting(sized, room);
  }, [columns, wider, room]);
}

interface Room {
  width: number;
  height: number;
}

/** Lists stand in the same place: what the last one had is the best guess, and saves laying out the page once without its rows. */
let lastRoom: Room | undefined;

/** The room that the list has, taken before it is painted first: rows are made once, for the columns that fit. */
function useRoom(element: RefObject<HTMLDivElement | null>): Room | undefined {
  const [room, setRoom] = useState(lastRoom);
  useLayoutEffect(() => {
    const body = element.current;
    if (!body) return undefined;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = body;
      if (lastRoom?.width !== width || lastRoom.height !== height) lastRoom = { width, height };
      setRoom(lastRoom);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(body);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
