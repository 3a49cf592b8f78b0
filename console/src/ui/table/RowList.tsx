/**
 * A list as every page of records has it: the table with its focus, the reader's columns, choice of rows, and below it what can be done
 * with the chosen ones. What a row is and what may be done with it the page says.
 */
import { useMemo, useState, type ReactNode } from 'react';
import type { IconName } from '../Icon.tsx';
import { useT } from '../../i18n/useT.ts';
import { BulkBar, BulkResults } from './BulkBar.tsx';
import type { Columns } from './columns.ts';
import { DataTable } from './DataTable.tsx';
import { nothingChosen, type Selection } from './selection.ts';
import { useBulkRun, type RowStep } from './useBulkRun.ts';

export interface RowsAction<Row> {
  id: string;
  label: string;
  keys?: string;
  icon?: IconName;
  primary?: boolean;
  /** Rows that it cannot be done with are left out, and counted before the button is pressed. */
  fits?: (row: Row) => boolean;
  run: RowStep<Row>;
}

interface RowListProps<Row> {
  label: string;
  columns: Columns<Row>;
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  onOpen: (row: Row) => void;
  /** What may be done with many; without any the rows are not chosen. */
  actions?: readonly RowsAction<Row>[];
  onDone?: () => void;
  /** In place of actions, where many are asked for more than a press. */
  bulk?: (chosen: readonly Row[], clear: () => void) => ReactNode;
  more?: { hasMore?: boolean; loadingMore?: boolean; onMore?: () => void };
  stale?: boolean;
  /** Shown in place of rows: empty, loading or error. */
  instead?: ReactNode;
}

const none: readonly never[] = [];

export function RowList<Row>(props: RowListProps<Row>) {
  const { columns, rows = none, keyOf, actions = none, onDone, bulk, more, ...table } = props;
  const [focus, setFocus] = useState<string>();
  const [selection, setSelection] = useState<Selection>(nothingChosen);
  const chosen = useMemo(() => rows.filter((row) => selection.chosen.has(keyOf(row))), [rows, selection, keyOf]);
  const clear = () => setSelection(nothingChosen);
  return (
    <>
      <DataTable
        {...table}
        {...more}
        rows={rows}
        keyOf={keyOf}
        columns={columns.shown}
        onWidth={columns.setWidth}
        focus={focus}
        onFocus={setFocus}
        {...(bulk || actions.length > 0 ? { selection, onSelect: setSelection } : {})}
      />
      {bulk?.(chosen, clear)}
      <RowsBulk
        rows={bulk ? none : chosen}
        actions={actions}
        told={(row) => ({ key: keyOf(row), name: table.nameOf(row) })}
        onClear={clear}
        onDone={onDone ?? (() => undefined)}
      />
    </>
  );
}

interface RowsBulkProps<Row> {
  rows: readonly Row[];
  actions: readonly RowsAction<Row>[];
  told: (row: Row) => { key: string; name: string };
  onClear: () => void;
  onDone: () => void;
}

function RowsBulk<Row>({ rows, actions, told, onClear, onDone }: RowsBulkProps<Row>) {
  const t = useT();
  const bulk = useBulkRun(rows, told, () => {
    onClear();
    onDone();
  });
  const fitting = (action: RowsAction<Row>) => (action.fits ? rows.filter(action.fits) : rows);
  const possible = actions.filter((action) => fitting(action).length > 0);
  const leftOut = Math.max(0, ...possible.map((action) => rows.length - fitting(action).length));
  return (
    <>
      {bulk.results && <BulkResults results={bulk.results} onRetry={bulk.retry} onClose={bulk.close} />}
      {rows.length > 0 && (
        <BulkBar
          count={rows.length}
          actions={possible.map((action) => ({
            ...action,
            run: () => void bulk.over(action.run, fitting(action)),
          }))}
          busy={bulk.busy}
          progress={bulk.progress}
          onClear={onClear}
          {...(possible.length === 0 ? { leftOut: t('bulk.nothing') } : {})}
          {...(leftOut > 0 ? { leftOut: t('bulk.fits', { count: leftOut }) } : {})}
        />
      )}
    </>
  );
}
