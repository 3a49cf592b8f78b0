/** Asks in place to whom the chosen orders are assigned, by the contract's rule for ids. */
import { z } from 'zod';
import { id } from '../../../../contract/kit.ts';
import { useT } from '../../i18n/useT.ts';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { FormColleague } from '../people/FormColleague.tsx';

interface AssignFormProps {
  onAssign: (staffId: string) => Promise<void>;
  onCancel: () => void;
}

const asked = z.object({ staffId: id });

export function AssignForm({ onAssign, onCancel }: AssignFormProps) {
  const t = useT();
  const form = useForm({
    schema: asked,
    initial: { staffId: '' },
    toInput: ({ staffId }) => ({ staffId: staffId || undefined }),
    send: (input) => onAssign(input['staffId'] as string),
  });
  return (
    <SmallForm form={form} submit={t('orders.bulk.assign')} onCancel={onCancel}>
      <div className="fs">
        <FormColleague form={form} name="staffId" label={t('orders.field.staffId')} span={3} autoFocus />
      </div>
    </SmallForm>
  );
}
