/**
 * A kind of record of the company: its list, and the form at the side that adds or changes one. What differs between shops,
 * warehouses and the others is data: columns, fields, and the two endpoints.
 */
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/session.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { KeyCap } from '../../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../../ui/keys/useKeys.ts';
import { Empty } from '../../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { RecordForm, type RecordKind, type RecordRow } from './RecordForm.tsx';

interface RecordsProps<Row> {
  kind: RecordKind<Row>;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  error?: unknown;
  onRetry?: () => void;
  /** The page holds this list alone and its head names it. */
  alone?: boolean;
  /** Which record, by its name. */
  nameOf: (row: Row) => string;
  /** Other steps with a record, under its form. */
  below?: (row: Row) => ReactNode;
}

type Open<Row> = { row: Row | undefined } | undefined;

export function RecordsPart<Row extends RecordRow>({
  kind,
  columns,
  rows,
  error,
  onRetry,
  alone = false,
  nameOf,
  below,
}: RecordsProps<Row>) {
  const { t } = useTranslation();
  const [focus, setFocus] = useState<string>();
  const [open, setOpen] = useState<Open<Row>>();
  const add = () => setOpen({ row: undefined });
  const none = rows?.length === 0 ? <NoneYet kind={kind} onAdd={add} /> : undefined;
  return (
    <>
      {error !== undefined && error !== null && <ErrorStrip error={error} {...(onRetry ? { onRetry } : {})} />}
      <AddBar kind={kind} alone={alone} count={rows?.length} onAdd={add} />
      <DataTable
        label={t(`settings.kind.${kind.id}`)}
        columns={columns}
        rows={rows ?? []}
        keyOf={(row) => row.id}
        nameOf={nameOf}
        focus={focus}
        onFocus={setFocus}
        onOpen={(row) => setOpen({ row })}
        instead={rows || error ? none : <Skeleton rows={8} />}
      />
      {open && (
        <RecordForm
          key={open.row?.id ?? 'new'}
          kind={kind}
          row={open.row}
          title={open.row ? nameOf(open.row) : t(`settings.add.${kind.id}`)}
          onClose={() => setOpen(undefined)}
          below={open.row && below?.(open.row)}
        />
      )}
    </>
  );
}

/** Why there is nothing, and the step that mends it. */
function NoneYet<Row>({ kind, onAdd }: { kind: RecordKind<Row>; onAdd: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Empty why={t(`settings.none.${kind.id}`)}>
      {kind.add && may(kind.add.right) && (
        <button type="button" className="btn pri" onClick={onAdd}>
          {t(`settings.add.${kind.id}`)}
          <KeyCap keys="n" upper />
        </button>
      )}
    </Empty>
  );
}

interface AddBarProps<Row> {
  kind: RecordKind<Row>;
  alone: boolean;
  count: number | undefined;
  onAdd: () => void;
}

function AddBar<Row>({ kind, alone, count, onAdd }: AddBarProps<Row>) {
  const { t } = useTranslation();
  const may = useMay();
  const mayAdd = kind.add !== undefined && may(kind.add.right);
  useKeys(t(`settings.kind.${kind.id}`), [
    { keys: 'n', label: t(`settings.add.${kind.id}`), off: !mayAdd, run: onAdd },
  ]);
  return (
    <div className="filters">
      {!alone && <h2>{t(`settings.kind.${kind.id}`)}</h2>}
      <span className="sub">{count !== undefined && t('settings.count', { count })}</span>
      <span className="grow" />
      {mayAdd && count !== 0 && (
        <button type="button" className="btn" onClick={onAdd}>
          <Icon name="plus" />
          {t(`settings.add.${kind.id}`)}
          <KeyCap keys="n" upper />
        </button>
      )}
    </div>
  );
}
