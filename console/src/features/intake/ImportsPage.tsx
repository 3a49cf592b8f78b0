/** The imports so far and the place to drop the next file: a file that was sent before changes nothing (PD-3.2). */
import { useState } from 'react';
import {
  useInfiniteQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../../../contract/intake.ts';
import { sendFiles } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { DataTable, type Column } from '../../ui/table/DataTable.tsx';
import { useSend } from '../../ui/useSend.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { keepFile } from './mapping/droppedFile.ts';
import { importsQuery } from './importQueries.ts';
import './intake.css';

export function ImportsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const imports = useInfiniteQuery(importsQuery);
  const sending = useSendingFiles();
  return (
    <>
      <div className="head">
        <h1>{t('intake.title')}</h1>
        <span className="grow" />
        {may('intake.save-mapping') && (
          <Link className="btn quiet" to="/imports/mapping">
            {t('intake.mappings')}
          </Link>
        )}
      </div>
      {may('intake.retry') && (
        <FileDrop
          label={sending.busy ? t('intake.sending') : t('intake.drop')}
          hint={t('intake.which')}
          busy={sending.busy}
          several
          onFiles={sending.send}
        />
      )}
      {sending.error !== undefined && (
        <div className="pad">
          <RefusalText error={sending.error} />
          {may('intake.save-mapping') && isUnknown(sending.error) && (
            <Link className="btn" to="/imports/mapping">
              {t('intake.makeMapping')}
            </Link>
          )}
        </div>
      )}
      {imports.isError && (
        <ErrorStrip error={imports.error} dataAt={imports.dataUpdatedAt} onRetry={() => void imports.refetch()} />
      )}
      <ImportsTable imports={imports} />
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

/** A list that no format and no mapping knows: the way on is to say what its columns are. */
function isUnknown(error: unknown): boolean {
  return problemOf(error).params?.['problem'] === 'FORMAT_UNKNOWN';
}

type Imports = UseInfiniteQueryResult<InfiniteData<{ items: ImportView[] }>>;

function ImportsTable({ imports }: { imports: Imports }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useImportColumns();
  const [focus, setFocus] = useState<string>();
  const rows = imports.data?.pages.flatMap((page) => page.items) ?? [];
  const nothing = imports.isSuccess && rows.length === 0 ? <Empty why={t('intake.none')} /> : undefined;
  return (
    <DataTable
      label={t('intake.title')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      nameOf={(row) => row.fileName}
      focus={focus}
      onFocus={setFocus}
      onOpen={(row) => void navigate({ to: '/imports/$importId', params: { importId: row.id } })}
      hasMore={imports.hasNextPage}
      loadingMore={imports.isFetchingNextPage}
      onMore={() => void imports.fetchNextPage()}
      instead={imports.isPending ? <Skeleton rows={6} /> : nothing}
    />
  );
}

/** The files of one drop belong together: an order list and its detail list. The import that they make opens at once. */
function useSendingFiles() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useSend(async (files: readonly File[]) => {
    keepFile(files[0]);
    const { id } = await sendFiles<{ id: string }>('/imports', files);
    keepFile(undefined);
    await queries.invalidateQueries({ queryKey: ['imports', 'list'] });
    await navigate({ to: '/imports/$importId', params: { importId: id } });
  });
}

function useImportColumns(): Column<ImportView>[] {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const column = (id: string, width: number, cell: Column<ImportView>['cell']): Column<ImportView> => ({
    id,
    title: t(`intake.column.${id}`),
    width,
    cell,
  });
  const count = (value: number) => formats.number(value);
  const late = (value: number) => (value > 0 ? <b className="bad-number">{count(value)}</b> : '0');
  return [
    { ...column('started', 130, (row) => formats.when(row.startedAt)), fixed: true },
    { ...column('file', 280, (row) => row.fileNames.join(t('list.and'))), grows: true, fixed: true },
    column('format', 160, (row) => name(row.format ?? undefined)),
    column('shop', 110, (row) => row.shop?.name),
    column('state', 110, (row) => t(`intake.state.${row.state}`)),
    { ...column('rows', 90, (row) => count(row.rows)), end: true },
    { ...column('orders', 90, (row) => count(row.orders)), end: true },
    { ...column('waiting', 90, (row) => late(row.waiting)), end: true },
    column('by', 90, (row) => row.startedBy),
  ];
}
