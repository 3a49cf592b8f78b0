/** Rows that wait: which cell, what it holds, why it does not do, how to mend it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueView } from '../../../../contract/intake.ts';
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
  useMendKeys(issues, mending, { focus, setFocus, setMode });
  const show = (id: string) => (next: MendMode) => {
    setFocus(id);
    setMode(next);
  };
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
          {issues.map((issue) => (
            <MendRow
              key={issue.id}
              issue={issue}
              current={issue.id === focus}
              mode={issue.id === focus ? mode : 'read'}
              mending={mending}
              onFocus={() => setFocus(issue.id)}
              onMode={show(issue.id)}
            />
          ))}
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

interface Focus {
  focus: string | undefined;
  setFocus: (id: string | undefined) => void;
  setMode: (mode: MendMode) => void;
}

function useMendKeys(issues: readonly IssueView[], mending: Mending, { focus, setFocus, setMode }: Focus): void {
  const { t } = useTranslation();
  const ids = issues.map((issue) => issue.id);
  const onRow = focus !== undefined && ids.includes(focus);
  const move = (by: 1 | -1) => () => {
    setMode('read');
    setFocus(step(ids, focus, by));
  };
  useKeys(t('intake.mending'), [
    { keys: 'j', label: t('key.move'), run: move(1) },
    { keys: 'k', label: t('key.move'), run: move(-1) },
    { keys: 'e', label: t('intake.edit'), off: !onRow || !mending.mayMend, run: () => setMode('edit') },
    { keys: 'd', label: t('intake.discard'), off: !onRow || !mending.mayDrop, run: () => setMode('discard') },
  ]);
}
