/** One import: what it is, how far it is, and the rows that wait to be mended, by cause; mended rows go in at once. */
import { useState } from 'react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../../../contract/intake.ts';
import { Holding, useLeaving } from '../../ui/form/leaving.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { CauseList, groupKey } from './CauseList.tsx';
import { ImportHead } from './ImportHead.tsx';
import { groupsQuery, importQuery, issuesQuery, type IssueGroup } from './importQueries.ts';
import { MendMany } from './MendMany.tsx';
import { MendTable } from './MendTable.tsx';
import { useMending, type Mending } from './useMending.ts';
import './intake.css';

export function ImportPage() {
  const { importId } = useParams({ strict: false }) as { importId: string };
  const queries = useQueryClient();
  const asked = useQuery(importQuery(importId));
  const again = () => queries.invalidateQueries({ queryKey: ['imports', importId] });
  if (asked.isPending) return <Skeleton rows={4} height={44} />;
  if (!asked.data) return <ErrorStrip error={asked.error} onRetry={() => void asked.refetch()} />;
  return (
    <>
      <ImportHead run={asked.data} onChanged={() => void again()} />
      <Waiting run={asked.data} again={again} />
    </>
  );
}

/** The rows that wait, by cause; while an import runs they come in little by little. */
function Waiting({ run, again }: { run: ImportView; again: () => Promise<void> }) {
  const { t } = useTranslation();
  const groups = useQuery({ ...groupsQuery(run.id), enabled: run.waiting > 0 });
  const [group, setGroup] = useState<IssueGroup>();
  const mending = useMending(run.id, again);
  const sameValue = group && group.value !== null && mending.mayMendMany ? { ...group, value: group.value } : undefined;
  const { held, leave } = useLeaving();
  const all = () => setGroup(undefined);
  const many = async () => {
    all();
    await again();
  };
  return (
    <div className="mending">
      <CauseList
        groups={groups.data?.items ?? []}
        current={group}
        waiting={run.waiting}
        onChoose={(next) => leave(() => setGroup(next))}
      />
      <section className="mend">
        <Holding value={held}>
          {sameValue && (
            <MendMany key={groupKey(sameValue)} importId={run.id} group={sameValue} onDone={many} onCancel={all} />
          )}
          {run.waiting === 0 ? (
            <Empty why={run.state === 'done' ? t('intake.nothingToMend') : t('intake.nothingYet')} />
          ) : (
            <Issues importId={run.id} group={group} mending={{ ...mending, tone: sameValue ? '' : 'pri' }} />
          )}
        </Holding>
        <footer className="foot">
          <KeyHints />
          <span className="grow" />
          <span className="sub">{t('intake.kept')}</span>
          <ClauseChip clause="PD-3.2" />
        </footer>
      </section>
    </div>
  );
}

interface IssuesProps {
  importId: string;
  group: IssueGroup | undefined;
  mending: Mending;
}

function Issues({ importId, group, mending }: IssuesProps) {
  const asked = useInfiniteQuery(issuesQuery(importId, group?.code));
  if (asked.isPending) return <Skeleton rows={8} height={60} />;
  const all = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const inGroup = (issue: (typeof all)[number]) =>
    !group || (issue.column === group.column && (group.value === null || issue.value === group.value));
  return (
    <>
      {asked.isError && <ErrorStrip error={asked.error} onRetry={() => void asked.refetch()} />}
      <MendTable
        issues={all.filter(inGroup)}
        mending={mending}
        onMore={asked.hasNextPage ? () => void asked.fetchNextPage() : undefined}
      />
    </>
  );
}
