/** Exceptions as a queue: what is open by its limit, mine, overdue, improvements that are owed, what is settled; one opens in the drawer. (PD-3.4) */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { exceptionQueues, type ExceptionQueue } from '../../../../contract/exception-words.ts';
import type { ExceptionRow } from '../../../../contract/exceptions.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { QueueTabs } from '../../ui/QueueTabs.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { useColumns, type Columns } from '../../ui/table/columns.ts';
import type { Column } from '../../ui/table/DataTable.tsx';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { RowList } from '../../ui/table/RowList.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import { useFirstView } from '../../ui/views/useFirstView.ts';
import { DueCell } from './DueCell.tsx';
import { ExceptionsBulk } from './ExceptionsBulk.tsx';
import { ExceptionDrawer } from './ExceptionDrawer.tsx';
import { countsQuery, queueQuery } from './exceptionQueries.ts';
import type { ExceptionsSearch } from './exceptionsSearch.ts';
import './exceptions.css';

/** What is only counted is reached by its number. */
const tabs = exceptionQueues.filter((one) => one !== 'recent' && one !== 'recurred');

export function ExceptionsPage() {
  const { t } = useTranslation();
  const search = useSearch({ strict: false }) as ExceptionsSearch;
  const queue = search.queue ?? 'open';
  const navigate = useNavigate();
  const go = (next: ExceptionsSearch) => void navigate({ to: '/exceptions', search: next });
  const counts = useQuery(countsQuery).data;
  const columns = useColumns('exceptions', useExceptionColumns());
  const filter = { queue, ...(search.kind ? { kind: search.kind } : {}) };
  const plain = Object.keys(search).length === 0;
  useFirstView('exceptions', plain, (first) => go(first as ExceptionsSearch));
  return (
    <>
      <div className="head">
        <h1>{t('exceptions.title')}</h1>
        <ListViews list="exceptions" filter={filter} onChoose={(kept) => go(kept as ExceptionsSearch)} />
        <span className="grow" />
        {counts && (
          <Rate recent={counts.queues.recent} recurred={counts.queues.recurred} onChoose={(id) => go({ queue: id })} />
        )}
        <ClauseChip clause="PD-3.4" />
        <ListTools list="exceptions" filter={filter} columns={columns} />
      </div>
      <QueueTabs
        label={t('exceptions.title')}
        current={queue}
        queues={tabs.map((id) => ({
          id,
          label: t(`exceptions.queue.${id}`),
          count: counts?.queues[id],
          late: id === 'overdue',
        }))}
        onChoose={(id) => go({ queue: exceptionQueues.find((one) => one === id) ?? 'open' })}
      />
      <KindFilter queue={queue} kind={search.kind} onChoose={(kind) => go({ queue, ...(kind ? { kind } : {}) })} />
      <Queue
        columns={columns}
        search={{ ...search, queue }}
        onOpen={(open) => go({ ...search, queue, ...(open ? { open } : {}) })}
      />
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

interface RateProps {
  recent: number;
  recurred: number;
  onChoose: (queue: ExceptionQueue) => void;
}

/** 近 30 天 41 张，再发 6 张（14.6%）: each number opens its exceptions. */
function Rate({ recent, recurred, onChoose }: RateProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const share = recent > 0 ? Math.round((recurred / recent) * 1000) / 10 : 0;
  return (
    <span className="sub rate">
      <button type="button" className="link" onClick={() => onChoose('recent')}>
        {t('exceptions.recentOf', { n: formats.number(recent) })}
      </button>
      {t('list.comma')}
      <button type="button" className="link" onClick={() => onChoose('recurred')}>
        {t('exceptions.recurredOf', { n: formats.number(recurred), share })}
      </button>
    </span>
  );
}

interface KindFilterProps {
  queue: ExceptionQueue;
  kind: string | undefined;
  onChoose: (kind: string) => void;
}

/** Open ones of each kind; a count is of what is open, whichever queue is shown. */
function KindFilter({ kind, onChoose }: KindFilterProps) {
  const { t } = useTranslation();
  const name = useName();
  const kinds = useQuery(countsQuery).data?.kinds ?? [];
  return (
    <div className="filters kinds" role="group" aria-label={t('exceptions.byKind')}>
      <button type="button" className="btn quiet" aria-pressed={!kind} onClick={() => onChoose('')}>
        {t('exceptions.allKinds')}
      </button>
      {kinds.map((one) => (
        <button
          key={one.kind}
          type="button"
          className="btn quiet"
          aria-pressed={kind === one.kind}
          onClick={() => onChoose(one.kind)}
        >
          {name(one.title)} <b>{one.open}</b>
        </button>
      ))}
    </div>
  );
}

interface QueueProps {
  columns: Columns<ExceptionRow>;
  search: ExceptionsSearch & { queue: ExceptionQueue };
  onOpen: (exceptionId: string | undefined) => void;
}

const keyOf = (row: ExceptionRow) => row.id;
const nameOf = (row: ExceptionRow) => row.number;

function Queue({ columns, search, onOpen }: QueueProps) {
  const { t } = useTranslation();
  const asked = useInfiniteQuery(queueQuery(search.queue, search.kind));
  const rows = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const { open, ...rest } = search;
  const nothing =
    asked.isSuccess && rows.length === 0 ? <Empty why={t(`exceptions.empty.${rest.queue}`)} /> : undefined;
  return (
    <>
      {asked.isError && (
        <ErrorStrip error={asked.error} dataAt={asked.dataUpdatedAt} onRetry={() => void asked.refetch()} />
      )}
      <RowList
        label={t('exceptions.title')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        onOpen={(row) => onOpen(row.id)}
        bulk={(chosen, clear) => <ExceptionsBulk rows={chosen} onClear={clear} />}
        more={{
          hasMore: asked.hasNextPage,
          loadingMore: asked.isFetchingNextPage,
          onMore: () => void asked.fetchNextPage(),
        }}
        instead={asked.isPending ? <Skeleton rows={8} /> : nothing}
      />
      {open && <ExceptionDrawer key={open} exceptionId={open} onClose={() => onOpen(undefined)} />}
    </>
  );
}

function useExceptionColumns(): Column<ExceptionRow>[] {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const column = (id: string, width: number, cell: Column<ExceptionRow>['cell']): Column<ExceptionRow> => ({
    id,
    title: t(`exceptions.column.${id}`),
    width,
    cell,
  });
  return [
    { ...column('due', 150, (row) => <DueCell row={row} />), fixed: true },
    { ...column('kind', 210, (row) => name(row.title)), grows: true, fixed: true, below: 1 },
    {
      ...column('number', 170, (row) => row.number),
      copy: (row) => row.number,
    },
    column('order', 170, (row) => row.orderNumber),
    column('shop', 120, (row) => row.shop),
    column('department', 160, (row) => name(row.department)),
    { ...column('person', 90, (row) => row.person?.name ?? t('exceptions.nobody')), below: 2 },
    column('source', 110, (row) => t(`exceptions.source.${row.source}`)),
    column('improvement', 110, (row) =>
      row.improvement === 'none' ? '' : t(`exceptions.improvement.${row.improvement}`),
    ),
    column('opened', 130, (row) => formats.when(row.openedAt)),
  ];
}
