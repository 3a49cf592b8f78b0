/** Rows that wait: which cell, what it holds, why it does not do, how to mend it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { step } from '../../ui/table/selection.ts';
import type { MendAnswer } from './importQueries.ts';
import { MendRow, type Mending, type MendMode } from './MendRow.tsx';

const columns = ['row', 'column', 'value', 'why', 'how'] as const;

export function MendTable({ issues, ...mending }: Mending & { issues: readonly MendAnswer[] }) {
  const { t } = useTranslation();
  const [focus, setFocus] = useState<string>();
  const [mode, setMode] = useState<MendMode>('read');
  const ids = issues.map((issue) => issue.id);
  const free = mending.mayMend && focus !== undefined && ids.includes(focus);
  const move = (by: 1 | -1) => {
    setMode('read');
    setFocus(step(ids, focus, by));
  };
  useKeys(t('intake.mending'), [
    { keys: 'j', label: t('key.move'), run: () => move(1) },
    { keys: 'k', label: t('key.move'), run: () => move(-1) },
    { keys: 'e', label: t('intake.edit'), off: !free, run: () => setMode('edit') },
    { keys: 'd', label: t('intake.discard'), off: !free, run: () => setMode('discard') },
  ]);
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
              onFocus={() => setFocus(issue.id)}
              onMode={(next) => {
                setFocus(issue.id);
                setMode(next);
              }}
              {...mending}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
