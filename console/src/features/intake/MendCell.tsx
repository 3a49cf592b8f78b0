/** The cell under the hand. A masked value is never sent back: it is typed anew, or shown in clear first, with a reason. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mendRow, type IssueView } from '../../../../contract/intake.ts';
import { FormText } from '../../ui/form/fields.tsx';
import { GuardedForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { useUnsaved } from '../../ui/form/useUnsaved.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import type { Mending } from './useMending.ts';

interface MendCellProps {
  issue: IssueView;
  mending: Mending;
  onClose: () => void;
}

const cell = mendRow.input.shape.cells.element.pick({ value: true });

function useCellForm({ issue, mending, onClose }: MendCellProps) {
  return useForm({
    schema: cell,
    initial: { value: issue.personal ? '' : (issue.suggestion ?? issue.value) },
    toInput: ({ value }) => ({ value }),
    send: async ({ value }) => {
      await mending.save(issue, value as string);
      onClose();
    },
  });
}

export function MendCell(props: MendCellProps) {
  const { issue, mending, onClose } = props;
  const { t } = useTranslation();
  const [shown, setShown] = useState<string>();
  const [revealing, setRevealing] = useState(false);
  const form = useCellForm(props);
  // What was only shown is not typed; while it is being asked for, its own form asks.
  const typed = form.unsaved && !revealing && form.values.value !== shown;
  const unsaved = useUnsaved({ unsaved: typed, values: form.values });
  const { reveal } = mending;
  if (revealing && reveal) {
    const show = async (reason: string) => {
      const value = await reveal(issue, reason);
      setShown(value);
      form.set('value', value);
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
  const show = issue.personal && reveal && (
    <button type="button" className="link" onClick={() => setRevealing(true)}>
      {t('masked.show')}
    </button>
  );
  return (
    <GuardedForm
      form={form}
      unsaved={unsaved}
      submit={t('intake.write')}
      tone={mending.tone}
      onCancel={onClose}
      beside={show}
    >
      <FormText
        form={form}
        name="value"
        label={issue.column}
        autoFocus
        hint={t('intake.was', { value: issue.value || t('intake.emptyCell') })}
      />
    </GuardedForm>
  );
}
