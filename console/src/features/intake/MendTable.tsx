/** Rows that wait: which cell, what it holds, why it does not do, how to mend it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueView } from '../../../../contract/intake.ts';
import { Holding, useLeaving } from '../../ui/form/leaving.ts';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { step } from '../../ui/table/selection.ts';
import { MendRow, type MendMode } from './MendRow.tsx';
import type { Mending } from './useMending.ts';

const columns = ['row', 'column', 'value', 'why', 'how'] as const;

interface MendTableProps {
  issues: readonly IssueView[];
  mending: Mending;
  onMore: (() => void) | undefined;
}

export function MendTable({ issues, mending, onMore }: MendTableProps) {
  const { t } = useTranslation();
  const [focus, setFocus] = useState<string>();
  const [mode, setMode] = useState<MendMode>('read');
  // Another row takes the place of what is being typed in this one.
  const { held, leave } = useLeaving();
  const go = (id: string | undefined, next: MendMode) =>
    leave(() => {
      setFocus(id);
      setMode(next);
    });
  useMendKeys(issues, mending, focus, go);
  return (
    <div className="scroll">
      <table className="et" aria-label={t('intake.mending')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`intake.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Holding value={held}>
            {issues.map((issue) => (
              <MendRow
                key={issue.id}
                issue={issue}
                current={issue.id === focus}
                mode={issue.id === focus ? mode : 'read'}
                mending={mending}
                onFocus={() => issue.id !== focus && go(issue.id, 'read')}
                onClose={() => setMode('read')}
                onMode={(next) => go(issue.id, next)}
              />
            ))}
          </Holding>
        </tbody>
      </table>
      {onMore && (
        <button type="button" className="btn quiet more" onClick={onMore}>
          {t('table.more')}
        </button>
      )}
    </div>
  );
}

function useMendKeys(
  issues: readonly IssueView[],
  mending: Mending,
  focus: string | undefined,
  go: (id: string | undefined, mode: MendMode) => void,
): void {
  const { t } = useTranslation();
  const ids = issues.map((issue) => issue.id);
  const onRow = focus !== undefined && ids.includes(focus);
  const move = (by: 1 | -1) => () => go(step(ids, focus, by), 'read');
  useKeys(t('intake.mending'), [
    { keys: 'j', label: t('key.move'), run: move(1) },
    { keys: 'k', label: t('key.move'), run: move(-1) },
    { keys: 'e', label: t('intake.edit'), off: !onRow || !mending.mayMend, run: () => go(focus, 'edit') },
    { keys: 'd', label: t('intake.discard'), off: !onRow || !mending.mayDrop, run: () => go(focus, 'discard') },
  ]);
}
