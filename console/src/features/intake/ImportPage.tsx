/** One import: what it is, how far it is, and the rows that wait to be mended, by cause; mended rows are sent again at once. */
import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, type Asks } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { ClauseChip } from '../../ui/clause/ClauseChip.tsx';
import { KeyHints } from '../../ui/keys/KeyCap.tsx';
import { Empty } from '../../ui/state/Empty.tsx';
import { ErrorStrip } from '../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../ui/state/Skeleton.tsx';
import { causesOf, issuesOf } from './causes.ts';
import { CauseList } from './CauseList.tsx';
import { ImportHead } from './ImportHead.tsx';
import { importQuery, mendQuery, type ImportAnswer } from './importQueries.ts';
import type { Mending } from './MendRow.tsx';
import { MendTable } from './MendTable.tsx';
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
function Waiting({ run, again }: { run: ImportAnswer; again: () => Promise<void> }) {
  const { t } = useTranslation();
  const mending = useMending(run.id, again);
  const mend = useQuery({ ...mendQuery(run.id), enabled: run.waiting > 0 });
  const [cause, setCause] = useState<string>();
  const issues = mend.data?.items ?? [];
  return (
    <div className="mending">
      <CauseList causes={causesOf(issues)} current={cause} total={issues.length} onChoose={setCause} />
      <section className="mend">
        {mend.isError && <ErrorStrip error={mend.error} onRetry={() => void mend.refetch()} />}
        {run.waiting === 0 ? (
          <Empty why={run.state === 'done' ? t('intake.nothingToMend') : t('intake.nothingYet')} />
        ) : (
          <MendTable issues={issuesOf(issues, cause)} {...mending} />
        )}
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

function useMending(importId: string, again: () => Promise<void>): Mending {
  const may = useMay();
  return {
    mayMend: may('imports.mend'),
    onSave: async (rowNo, column, value) => {
      const input = { importId, rowNo, cells: { [column]: value } };
      await call<Asks<object, object>>('PUT /imports/:importId/rows/:rowNo', input);
      await again();
    },
    onDiscard: async (rowNo, reason) => {
      await call<Asks<object, object>>('POST /imports/:importId/rows/:rowNo/discard', { importId, rowNo, reason });
      await again();
    },
  };
}
