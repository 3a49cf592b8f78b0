/** One inbox of work (practice.md): due first, with owner and clause; take it, put it back, hand it over with a reason, report it done. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { taskKinds, type TaskKind } from '../../../../contract/tasks.ts';
import { useMay } from '../../app/session.ts';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { useName } from '../../i18n/useFormats.ts';
import { FilterBar, FilterChip } from '../../ui/FilterBar.tsx';
import { QueueTabs } from '../../ui/QueueTabs.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { useColumns } from '../../ui/table/columns.ts';
import { ListTools } from '../../ui/table/ListTools.tsx';
import { ListViews } from '../../ui/views/ListViews.tsx';
import { TaskTable, useTaskColumns, useTaskWork } from './TaskTable.tsx';
import { NoticeList } from './NoticeList.tsx';
import { useNoticeCounts } from './noticeQueries.ts';
import { inboxCountsQuery, inboxQuery, type InboxTab } from './taskQueries.ts';
import './tasks.css';

export interface InboxSearch {
  tab?: InboxTab | 'alerts' | undefined;
  kind?: TaskKind;
}
type Tab = InboxTab | 'alerts';

const tabs: readonly Tab[] = ['mine', 'department', 'alerts', 'done'];

export function InboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as InboxSearch;
  const { tab = 'mine' } = search;
  const counts = useQuery(inboxCountsQuery).data;
  const may = useMay();
  const alerts = useNoticeCounts(may('notices.counts'));
  const go = (next: InboxSearch) => void navigate({ to: '/inbox', search: next, replace: true });
  const countOf: Partial<Record<Tab, number | undefined>> = {
    mine: counts?.mine,
    department: counts?.department,
    alerts: alerts?.unread,
  };
  const shown = tabs.filter((id) => id !== 'alerts' || may('notices.mine'));
  return (
    <>
      <div className="head">
        <h1>{t('tasks.title')}</h1>
        <span className="grow" />
        {counts && counts.late > 0 && <span className="tag late">{t('tasks.late', { count: counts.late })}</span>}
      </div>
      <QueueTabs
        label={t('tasks.title')}
        current={tab}
        onChoose={(id) => go({ tab: id as InboxSearch['tab'] })}
        queues={shown.map((id) => ({ id, label: t(`tasks.tab.${id}`), count: countOf[id], late: id === 'alerts' }))}
      />
      {tab === 'alerts' ? <NoticeList /> : <Inbox key={tab} search={{ ...search, tab }} onSearch={go} />}
      <footer className="foot">
        <KeyHints />
      </footer>
    </>
  );
}

interface InboxProps {
  search: InboxSearch & { tab: InboxTab };
  onSearch: (search: InboxSearch) => void;
}

function Inbox({ search, onSearch }: InboxProps) {
  const { t } = useTranslation();
  const name = useName();
  const { tab, kind } = search;
  const inbox = useInfiniteQuery(inboxQuery(tab, kind));
  const work = useTaskWork();
  const columns = useColumns('tasks', useTaskColumns(work));
  const filter = { tab, ...(kind ? { kind } : {}) };
  return (
    <>
      <FilterBar end={<ListTools list="tasks" filter={filter} columns={columns} />}>
        <FilterChip
          label={t('tasks.column.what')}
          value={kind}
          choices={Object.entries(taskKinds).map(([value, words]) => ({ value, label: name(words) }))}
          onChange={(next) => onSearch({ tab, ...(next ? { kind: next as TaskKind } : {}) })}
        />
        <ListViews list="tasks" filter={filter} onChoose={(kept) => onSearch(kept as InboxSearch)} />
      </FilterBar>
      {inbox.isError && (
        <ErrorStrip error={inbox.error} dataAt={inbox.dataUpdatedAt} onRetry={() => void inbox.refetch()} />
      )}
      <TaskTable tab={tab} columns={columns} inbox={inbox} work={work} />
    </>
  );
}
