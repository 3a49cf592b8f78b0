/** One cell that waits: read, mended in place, or its row discarded with a reason. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueView } from '../../../../contract/intake.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { MendCell } from './MendCell.tsx';
import type { Mending } from './useMending.ts';

export type MendMode = 'read' | 'edit' | 'discard';

interface MendRowProps {
  issue: IssueView;
  current: boolean;
  mode: MendMode;
  mending: Mending;
  onFocus: () => void;
  onClose: () => void;
  onMode: (mode: MendMode) => void;
}

export function MendRow(props: MendRowProps) {
  const { issue, current, mode, mending, onFocus, onClose } = props;
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <tr ref={row} className={`${mode === 'edit' ? 'ed ' : ''}${current ? 'cur' : ''}`} onClick={onFocus}>
      <td>
        {formats.number(issue.rowNo)}
        {issue.part === 'details' && <span className="sub part">{t('intake.details')}</span>}
      </td>
      <td>{issue.column}</td>
      <td>
        {mode === 'edit' ? (
          <MendCell issue={issue} mending={mending} onClose={onClose} />
        ) : (
          <span className="bad mono">{issue.value || t('intake.emptyCell')}</span>
        )}
      </td>
      <td>{name(issue.what)}</td>
      <td>
        <Remedy {...props} />
      </td>
    </tr>
  );
}

function Remedy({ issue, mode, mending, onMode, onClose }: MendRowProps) {
  const { t } = useTranslation();
  const name = useName();
  if (mode === 'discard') {
    return (
      <ReasonForm
        label={t('intake.discardWhy')}
        submit={t('intake.discard')}
        tone="bad"
        onSubmit={(reason) => mending.drop(issue, reason)}
        onCancel={onClose}
      />
    );
  }
  const step = (label: string, next: MendMode) => (
    <button
      type="button"
      className="link"
      onClick={(event) => {
        // The row behind it would only be read.
        event.stopPropagation();
        onMode(next);
      }}
    >
      {label}
    </button>
  );
  return (
    <>
      {name(issue.mend)}
      {issue.suggestion && <span className="sub">{t('intake.nearest', { value: issue.suggestion })}</span>}
      {mode === 'read' && (
        <span className="row mend-steps">
          {mending.mayMend && step(t('intake.edit'), 'edit')}
          {mending.mayDrop && step(t('intake.discard'), 'discard')}
        </span>
      )}
    </>
  );
}
