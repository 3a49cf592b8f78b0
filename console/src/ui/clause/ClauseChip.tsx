/** The number of a clause, always in this shape, always opening the same popover. */
import { useT } from '../../i18n/useT.ts';
import { useClausePopover, type ClauseSubject } from './ClausePopover.tsx';

/** `OT-3.1@4`, as the journal stores it. */
export function parseClause(stored: string): Pick<ClauseSubject, 'clause' | 'version'> {
  const [clause = stored, version] = stored.split('@');
  return version === undefined ? { clause } : { clause, version: Number(version) };
}

export function ClauseChip(subject: ClauseSubject) {
  const t = useT();
  const open = useClausePopover();
  return (
    <button
      type="button"
      className="cl"
      aria-haspopup="dialog"
      aria-label={t('clause.named', { clause: subject.clause })}
      onClick={(event) => {
        event.stopPropagation();
        open(event.currentTarget, subject);
      }}
    >
      {subject.clause}
      {subject.version !== undefined && <i>v{subject.version}</i>}
    </button>
  );
}
