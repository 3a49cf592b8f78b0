/** One cell that waits: read, mended in place, or its row discarded with a reason. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { closesOnEscape, FormButtons } from '../../ui/FormParts.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import type { MendAnswer } from './importQueries.ts';

export type MendMode = 'read' | 'edit' | 'discard';

export interface Mending {
  mayMend: boolean;
  onSave: (rowNo: number, column: string, value: string) => Promise<void>;
  onDiscard: (rowNo: number, reason: string) => Promise<void>;
}

interface MendRowProps extends Mending {
  issue: MendAnswer;
  current: boolean;
  mode: MendMode;
  onFocus: () => void;
  onMode: (mode: MendMode) => void;
}

export function MendRow(props: MendRowProps) {
  const { issue, current, mode, onFocus, onMode } = props;
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const save = async (value: string) => {
    await props.onSave(issue.rowNo, issue.column, value);
    onMode('read');
  };
  return (
    <tr ref={row} className={`${mode === 'edit' ? 'ed ' : ''}${current ? 'cur' : ''}`} onClick={onFocus}>
      <td>{formats.number(issue.rowNo)}</td>
      <td>{issue.column}</td>
      <td>
        {mode === 'edit' ? (
          <MendCell issue={issue} onSave={save} onCancel={() => onMode('read')} />
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

function Remedy({ issue, mode, mayMend, onMode, onDiscard }: MendRowProps) {
  const { t } = useTranslation();
  const name = useName();
  const discard = async (reason: string) => {
    await onDiscard(issue.rowNo, reason);
    onMode('read');
  };
  if (mode === 'discard') {
    return (
      <ReasonForm
        label={t('intake.discardWhy')}
        submit={t('intake.discard')}
        onSubmit={discard}
        onCancel={() => onMode('read')}
      />
    );
  }
  return (
    <>
      {name(issue.mend)}
      {mayMend && mode === 'read' && (
        <span className="row mend-steps">
          <button type="button" className="link" onClick={() => onMode('edit')}>
            {t('intake.edit')}
          </button>
          <button type="button" className="link" onClick={() => onMode('discard')}>
            {t('intake.discard')}
          </button>
        </span>
      )}
    </>
  );
}

interface MendCellProps {
  issue: MendAnswer;
  onSave: (value: string) => Promise<void>;
  onCancel: () => void;
}

function MendCell({ issue, onSave, onCancel }: MendCellProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState(issue.value);
  const saving = useSend(onSave);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.send(value);
      }}
      onKeyDown={closesOnEscape(onCancel)}
    >
      <input
        className="in mono"
        autoFocus
        aria-label={issue.column}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <span className="sub was">{t('intake.was', { value: issue.value || t('intake.emptyCell') })}</span>
      <FormButtons submit={t('intake.write')} busy={saving.busy} onCancel={onCancel} />
      <RefusalText error={saving.error} />
    </form>
  );
}
