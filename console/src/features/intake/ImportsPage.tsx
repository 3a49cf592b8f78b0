/** The imports so far and the place to drop the next file: a file that was sent before changes nothing (PD-3.2). */
import {
  useInfiniteQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportView, retryImport } from '../../../../contract/intake.ts';
import { call, sendFiles } from '../../app/api.ts';
import { useShops } from '../../app/company.ts';
import { problemOf } from '../../app/problem.ts';
import { useMay } from '../../app/session.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { FilterChip } from '../../ui/FilterBar.tsx';
import { useColumns, type Columns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { RowList, type RowsAction } from '../../ui/table/RowList.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import type { Words } from '../../ui/views/viewQueries.ts';
import { useSend } from '../../ui/useSend.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { keepFile } from './mapping/droppedFile.ts';
import { importsQuery, isMoving } from './importQueries.ts';
import './intake.css';

export function ImportsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { shopId } = useSearch({ strict: false }) as { shopId?: string };
  const filter: Words = shopId ? { shopId } : {};
  const imports = useInfiniteQuery(importsQuery(filter));
  const columns = useColumns('imports', useImportColumns());
  const sending = useSendingFiles();
  return (
    <>
      <div className="head">
        <h1>{t('intake.title')}</h1>
        <ImportViews filter={filter} />
        <span className="grow" />
        <ListTools list="imports" filter={filter} columns={columns} />
        <MappingsLink />
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
      <ImportsTable imports={imports} columns={columns} />
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

function MappingsLink() {
  const { t } = useTranslation();
  if (!useMay()('intake.save-mapping')) return null;
  return (
    <Link className="btn quiet" to="/imports/mapping">
      <span className="sign">
        <Icon name="channel" />
      </span>
      <span className="word">{t('intake.mappings')}</span>
    </Link>
  );
}

/** A list that no format and no mapping knows: the way on is to say what its columns are. */
function isUnknown(error: unknown): boolean {
  return problemOf(error).params?.['problem'] === 'FORMAT_UNKNOWN';
}

type Imports = UseInfiniteQueryResult<InfiniteData<{ items: ImportView[] }>>;

/** One shop's imports, as a chip and as views. */
function ImportViews({ filter }: { filter: Words }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choose = ({ shopId }: Words) => void navigate({ to: '/imports', search: shopId ? { shopId } : {} });
  return (
    <>
      <FilterChip
        label={t('intake.column.shop')}
        value={filter['shopId']}
        choices={useShops().map((shop) => ({ value: shop.id, label: shop.name }))}
        onChange={(shopId) => choose(shopId ? { shopId } : {})}
      />
      <ListViews list="imports" filter={filter} onChoose={choose} />
    </>
  );
}

const keyOf = (row: ImportView) => row.id;
const nameOf = (row: ImportView) => row.fileName;

function ImportsTable({ imports, columns }: { imports: Imports; columns: Columns<ImportView> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rows = imports.data?.pages.flatMap((page) => page.items);
  const nothing = rows?.length === 0 ? <Empty why={t('intake.none')} /> : undefined;
  return (
    <RowList
      label={t('intake.title')}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      nameOf={nameOf}
      onOpen={(row) => void navigate({ to: '/imports/$importId', params: { importId: row.id } })}
      actions={useImportActions()}
      onDone={() => void imports.refetch()}
      more={{
        hasMore: imports.hasNextPage,
        loadingMore: imports.isFetchingNextPage,
        onMore: () => void imports.fetchNextPage(),
      }}
      instead={imports.isPending ? <Skeleton rows={6} /> : nothing}
    />
  );
}

/** What waits in several imports has another try after a product or shop was added. */
function useImportActions(): RowsAction<ImportView>[] {
  const { t } = useTranslation();
  const may = useMay();
  if (!may('intake.retry')) return [];
  return [
    {
      id: 'retry',
      label: t('intake.retry'),
      fits: (row) => row.waiting > 0 && !isMoving(row.state),
      run: (row, idempotencyKey) =>
        call<typeof retryImport>('POST /imports/:importId/retry', { importId: row.id }, { idempotencyKey }),
    },
  ];
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
  const waiting = ({ state, waiting: rows }: ImportView) => {
    if (state === 'needs-shop') return <b className="bad-number">{t('intake.shopAsked')}</b>;
    return rows > 0 ? <b className="bad-number">{count(rows)}</b> : '0';
  };
  return [
    { ...column('started', 120, (row) => formats.when(row.startedAt)), narrow: 112, fixed: true },
    { ...column('file', 140, (row) => row.fileNames.join(t('list.and'))), grows: true, fixed: true },
    column('format', 160, (row) => name(row.format ?? undefined)),
    { ...column('shop', 110, (row) => row.shop?.name), below: 2 },
    { ...column('state', 110, (row) => t(`intake.state.${row.state}`)), below: 1 },
    { ...column('rows', 90, (row) => count(row.rows)), end: true },
    { ...column('orders', 90, (row) => count(row.orders)), end: true },
    // What waits for a person is never given up for room.
    { ...column('waiting', 106, waiting), end: true, fixed: true },
    column('by', 90, (row) => row.startedBy),
  ];
}
