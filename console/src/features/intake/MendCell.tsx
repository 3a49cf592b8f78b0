/** The cell under the hand. A masked value is never sent back: it is typed anew, or shown in clear first, with a reason. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueView } from '../../../../contract/intake.ts';
import { closesOnEscape, FormButtons } from '../../ui/FormParts.tsx';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import type { Mending } from './useMending.ts';

interface MendCellProps {
  issue: IssueView;
  mending: Mending;
  onClose: () => void;
}

export function MendCell({ issue, mending, onClose }: MendCellProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState(issue.personal ? '' : (issue.suggestion ?? issue.value));
  const [revealing, setRevealing] = useState(false);
  const saving = useSend(async () => {
    await mending.save(issue, value);
    onClose();
  });
  const { reveal } = mending;
  if (revealing && reveal) {
    const show = async (reason: string) => {
      setValue(await reveal(issue, reason));
      setRevealing(false);
    };
    return (
      <ReasonForm
        label={t('masked.why')}
        submit={t('masked.show')}
        onSubmit={show}
        onCancel={() => setRevealing(false)}
      />
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.send();
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      <input
        className="in mono"
        autoFocus
        aria-label={issue.column}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <span className="sub was">{t('intake.was', { value: issue.value || t('intake.emptyCell') })}</span>
      {issue.personal && reveal && (
        <button type="button" className="link" onClick={() => setRevealing(true)}>
          {t('masked.show')}
        </button>
      )}
      <FormButtons submit={t('intake.write')} busy={saving.busy} onCancel={onClose} />
      <RefusalText error={saving.error} />
    </form>
  );
}
