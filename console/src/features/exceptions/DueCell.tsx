/** The clock of an exception as everywhere: what is left of its time, and the clause behind it; once it has a result, how long that took. */
import { useTranslation } from 'react-i18next';
import type { ExceptionRow } from '../../../../contract/exceptions.ts';
import { useName } from '../../i18n/useFormats.ts';
import { parseClause } from '../../ui/clause/ClauseChip.tsx';
import { ClockBadge, type ClockView } from '../../ui/clock/ClockBadge.tsx';

type Timed = Pick<ExceptionRow, 'id' | 'title' | 'clause' | 'startedAt' | 'dueAt' | 'resolvedAt'>;

export function DueCell({ row }: { row: Timed }) {
  const { t } = useTranslation();
  const name = useName();
  return <ClockBadge key={row.id} clock={clockOf(row, t('exceptions.clock'), name(row.title))} />;
}

function clockOf({ id, clause, startedAt, dueAt, resolvedAt }: Timed, source: string, title: string): ClockView {
  const ended = resolvedAt !== null;
  const inTime = ended && Date.parse(resolvedAt) <= Date.parse(dueAt);
  return {
    id,
    source,
    short: source,
    kind: source,
    state: ended ? (inTime ? 'met' : 'missed') : 'running',
    startedAt,
    dueAt,
    stoppedAt: resolvedAt ?? undefined,
    budgetMs: Date.parse(dueAt) - Date.parse(startedAt),
    clause: { ...parseClause(clause), title },
  };
}
