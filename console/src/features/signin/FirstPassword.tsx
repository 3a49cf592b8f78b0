/** A password that somebody else set gives way to an own one, before anything else opens. */
import { useTranslation } from 'react-i18next';
import { entryRules } from '../../../../contract/entry-rules.ts';
import type { setPassword } from '../../../../contract/people.ts';
import { call } from '../../app/api.ts';
import { plainSchema } from '../../ui/form/plainSchema.ts';
import { useForm } from '../../ui/form/useForm.ts';
import { EntryForm, EntryText } from './EntryForm.tsx';

const schema = plainSchema({ present: entryRules.password, password: entryRules.password });

export function FirstPassword({ staffId, onChosen }: { staffId: string; onChosen: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    schema,
    initial: { present: '', password: '' },
    toInput: (values) => values,
    send: async () => {
      await call<typeof setPassword>('PUT /people/:staffId/password', { staffId, ...form.values });
      onChosen();
    },
  });
  const secret = { form, type: 'password', maxLength: entryRules.password.max } as const;
  return (
    <EntryForm form={form} submit={t('settings.changePassword')}>
      <EntryText {...secret} name="present" label={t('factor.given')} autoComplete="current-password" autoFocus />
      <EntryText {...secret} name="password" label={t('settings.newPassword')} autoComplete="new-password" />
    </EntryForm>
  );
}
