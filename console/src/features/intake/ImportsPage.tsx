/** The imports so far and the place to drop the next file: a file that was sent before changes nothing (PD-3.2, issue of the feeds). */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sendFile } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../ui/table/DataTable.tsx';
import { FileDrop } from './FileDrop.tsx';
import { importsQuery, type ImportAnswer } from './importQueries.ts';
import './intake.css';

export function ImportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const imports = useQuery(importsQuery);
  const columns = useImportColumns();
  const sending = useSending();
  const [focus, setFocus] = useState<string>();
  const rows = imports.data?.items ?? [];
  const instead = imports.isPending ? (
    <Skeleton rows={6} />
  ) : rows.length === 0 && !imports.isError ? (
    <Empty why={t('intake.none')} />
  ) : undefined;
  return (
    <>
      <div className="head">
        <h1>{t('intake.title')}</h1>
      </div>
      {may('imports.start') && <FileDrop busy={sending.busy} onFiles={sending.send} />}
      {sending.error !== undefined && (
        <div className="pad">
          <RefusalText error={sending.error} />
        </div>
      )}
      {imports.isError && (
        <ErrorStrip error={imports.error} dataAt={imports.dataUpdatedAt} onRetry={() => void imports.refetch()} />
      )}
      <DataTable
        label={t('intake.title')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        nameOf={(row) => row.fileName}
        focus={focus}
        onFocus={setFocus}
        onOpen={(row) => void navigate({ to: '/imports/$importId', params: { importId: row.id } })}
        instead={instead}
      />
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

/** One file opens its import at once; several stay on this list, each with its progress. */
function useSending() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (files: readonly File[]) => {
    setBusy(true);
    setError(undefined);
    try {
      const ids: string[] = [];
      for (const file of files) ids.push((await sendFile<{ id: string }>('/imports', file, {})).id);
      await queries.invalidateQueries({ queryKey: ['imports'] });
      if (ids.length === 1 && ids[0]) await navigate({ to: '/imports/$importId', params: { importId: ids[0] } });
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send: (files: readonly File[]) => void send(files) };
}

function useImportColumns(): Column<ImportAnswer>[] {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  return [
    {
      id: 'started',
      title: t('intake.column.started'),
      width: 120,
      fixed: true,
      cell: (row) => formats.when(row.startedAt),
    },
    { id: 'file', title: t('intake.column.file'), width: 280, grows: true, fixed: true, cell: (row) => row.fileName },
    { id: 'format', title: t('intake.column.format'), width: 160, cell: (row) => name(row.format ?? undefined) },
    { id: 'shop', title: t('orders.column.shop'), width: 110, cell: (row) => row.shop?.name ?? '' },
    { id: 'state', title: t('intake.column.state'), width: 110, cell: (row) => t(`intake.state.${row.state}`) },
    { id: 'rows', title: t('intake.column.rows'), width: 90, end: true, cell: (row) => formats.number(row.rows) },
    { id: 'orders', title: t('intake.column.orders'), width: 90, end: true, cell: (row) => formats.number(row.orders) },
    {
      id: 'waiting',
      title: t('intake.column.waiting'),
      width: 90,
      end: true,
      cell: (row) => (row.waiting > 0 ? <b className="bad-number">{formats.number(row.waiting)}</b> : '0'),
    },
    { id: 'by', title: t('intake.column.by'), width: 90, cell: (row) => row.startedBy },
  ];
}
