/** Rows that wait: which cell, what it holds, why it does not do, how to mend it. Mended in place; discarding asks for a reason. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { useKeys } from '../../ui/keys/useKeys.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { step } from '../../ui/table/selection.ts';
import type { MendAnswer } from './importQueries.ts';

interface MendTableProps {
  issues: readonly MendAnswer[];
  mayMend: boolean;
  onSave: (rowNo: number, column: string, value: string) => Promise<void>;
  onDiscard: (rowNo: number, reason: string) => Promise<void>;
}

export function MendTable({ issues, mayMend, onSave, onDiscard }: MendTableProps) {
  const { t } = useTranslation();
  const [focus, setFocus] = useState<string>();
  const [editing, setEditing] = useState<string>();
  const [discarding, setDiscarding] = useState<string>();
  const ids = issues.map((issue) => issue.id);
  const current = issues.find((issue) => issue.id === focus);
  const free = mayMend && current !== undefined;
  useKeys(t('intake.mending'), [
    { keys: 'j', label: t('key.move'), run: () => setFocus(step(ids, focus, 1)) },
    { keys: 'k', label: t('key.move'), run: () => setFocus(step(ids, focus, -1)) },
    { keys: 'e', label: t('intake.edit'), off: !free, run: () => setEditing(focus) },
    { keys: 'd', label: t('intake.discard'), off: !free, run: () => setDiscarding(focus) },
  ]);
  return (
    <div className="scroll">
      <table className="et" aria-label={t('intake.mending')}>
        <thead>
          <tr>
            <th scope="col">{t('intake.column.row')}</th>
            <th scope="col">{t('intake.column.column')}</th>
            <th scope="col">{t('intake.column.value')}</th>
            <th scope="col">{t('intake.column.why')}</th>
            <th scope="col">{t('intake.column.how')}</th>
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <MendRow
              key={issue.id}
              issue={issue}
              current={issue.id === focus}
              mayMend={mayMend}
              mode={editing === issue.id ? 'edit' : discarding === issue.id ? 'discard' : 'read'}
              onFocus={() => setFocus(issue.id)}
              onMode={(mode) => {
                setFocus(issue.id);
                setEditing(mode === 'edit' ? issue.id : undefined);
                setDiscarding(mode === 'discard' ? issue.id : undefined);
              }}
              onSave={onSave}
              onDiscard={onDiscard}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MendRowProps extends Pick<MendTableProps, 'mayMend' | 'onSave' | 'onDiscard'> {
  issue: MendAnswer;
  current: boolean;
  mode: 'read' | 'edit' | 'discard';
  onFocus: () => void;
  onMode: (mode: 'read' | 'edit' | 'discard') => void;
}

function MendRow({ issue, current, mode, mayMend, onFocus, onMode, onSave, onDiscard }: MendRowProps) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const done = () => onMode('read');
  return (
    <tr ref={row} className={`${mode === 'edit' ? 'ed ' : ''}${current ? 'cur' : ''}`} onClick={onFocus}>
      <td>{formats.number(issue.rowNo)}</td>
      <td>{issue.column}</td>
      <td>
        {mode === 'edit' ? (
          <MendCell
            issue={issue}
            onSave={(value) => onSave(issue.rowNo, issue.column, value).then(done)}
            onCancel={done}
          />
        ) : (
          <span className="bad mono">{issue.value || t('intake.emptyCell')}</span>
        )}
      </td>
      <td className="wrap">{name(issue.what)}</td>
      <td className="wrap">
        {mode === 'discard' ? (
          <ReasonForm
            label={t('intake.discardWhy')}
            submit={t('intake.discard')}
            onSubmit={(reason) => onDiscard(issue.rowNo, reason).then(done)}
            onCancel={done}
          />
        ) : (
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
        )}
      </td>
    </tr>
  );
}

function MendCell({
  issue,
  onSave,
  onCancel,
}: {
  issue: MendAnswer;
  onSave: (value: string) => Promise<void>;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [value, setValue] = useState(issue.value);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setError(undefined);
    try {
      await onSave(value);
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <input
        className="in mono"
        autoFocus
        aria-label={issue.column}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <span className="sub was">{t('intake.was', { value: issue.value || t('intake.emptyCell') })}</span>
      <span className="row">
        <button type="submit" className="btn pri sm">
          {t('intake.write')}
          <KeyCap keys="Enter" />
        </button>
        <button type="button" className="btn quiet sm" onClick={onCancel}>
          {t('key.cancel')}
          <KeyCap keys="Escape" />
        </button>
      </span>
      <RefusalText error={error} />
    </form>
  );
}
