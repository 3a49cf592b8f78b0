/** The causes of an import's waiting rows, each with how many rows and what mends it: eighteen rows of one unknown code are one thing to do. */
import { useTranslation } from 'react-i18next';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import type { IssueGroup } from './importQueries.ts';

interface CauseListProps {
  groups: readonly IssueGroup[];
  current: IssueGroup | undefined;
  waiting: number;
  onChoose: (group: IssueGroup | undefined) => void;
}

export const groupKey = (group: IssueGroup) => [group.code, group.column, group.value].join('|');

export function CauseList({ groups, current, waiting, onChoose }: CauseListProps) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  if (groups.length === 0) return null;
  return (
    <nav className="causes" aria-label={t('intake.causes')}>
      <button type="button" aria-current={current ? undefined : 'true'} onClick={() => onChoose(undefined)}>
        <span>{t('intake.allByRow')}</span>
        <b>{formats.number(waiting)}</b>
      </button>
      {groups.map((group) => (
        <button
          key={groupKey(group)}
          type="button"
          aria-current={current && groupKey(current) === groupKey(group) ? 'true' : undefined}
          onClick={() => onChoose(group)}
        >
          <span>{name(group.what)}</span>
          <b>{formats.number(group.rows)}</b>
          <span className="sub">{[group.column, group.value].filter(Boolean).join(' ')}</span>
          <span className="sub">{name(group.mend)}</span>
        </button>
      ))}
    </nav>
  );
}
