/** One value that is wrong the same way in many rows is mended once; a shop's code for a product is remembered for its next files. */
import { useTranslation } from 'react-i18next';
import { mendMany } from '../../../../contract/intake.ts';
import { call, type GivenTo } from '../../app/api.ts';
import { FormCheck, FormText } from '../../ui/form/fields.tsx';
import { SmallForm } from '../../ui/form/SmallForm.tsx';
import { useForm } from '../../ui/form/useForm.ts';
import { useKeys } from '../../ui/keys/useKeys.ts';
import type { IssueGroup } from './importQueries.ts';

interface MendManyProps {
  importId: string;
  group: IssueGroup & { value: string };
  onDone: () => Promise<void>;
  onCancel: () => void;
}

const many = mendMany.input.omit({ importId: true });

/** The server mends in portions; it says how many are left. */
async function mendAll(input: GivenTo<typeof mendMany>): Promise<void> {
  for (let left = Infinity; left > 0;) {
    const { remaining } = await call<typeof mendMany>('POST /imports/:importId/mendings', input);
    if (remaining >= left) return;
    left = remaining;
  }
}

export function MendMany({ importId, group, onDone, onCancel }: MendManyProps) {
  const { t } = useTranslation();
  const form = useForm({
    schema: many,
    initial: { to: group.suggestion ?? '', remember: true },
    toInput: ({ to, remember }) => ({ column: group.column, from: group.value, to: to.trim(), remember }),
    send: async (input) => {
      await mendAll({ importId, ...input } as GivenTo<typeof mendMany>);
      await onDone();
    },
  });
  const label = t('intake.mendMany', { count: group.rows });
  useKeys(t('intake.mending'), [{ keys: 'r', label, off: form.busy, run: form.submit }]);
  return (
    <SmallForm form={form} submit={label} keys="r" onCancel={onCancel} className="once">
      <FormText form={form} name="to" label={t('intake.sameValue', { count: group.rows, value: group.value })} />
      <FormCheck form={form} name="remember" label={t('intake.remember')} />
    </SmallForm>
  );
}
