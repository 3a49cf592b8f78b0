/** Changes the own password; the present one is asked, and a weak one is refused with the reason. A plain button: to set up a second factor comes first on this page. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setPassword } from '../../../../../contract/people.ts';
import { call, type GivenTo } from '../../../app/api.ts';
import { useMe } from '../../../app/session.ts';
import { FormText } from '../../../ui/form/fields.tsx';
import { SmallForm } from '../../../ui/form/SmallForm.tsx';
import { useForm } from '../../../ui/form/useForm.ts';

const schema = setPassword.input.required({ present: true });

export function OwnPassword() {
  const { t } = useTranslation();
  const me = useMe();
  const [changed, setChanged] = useState(false);
  const form = useForm({
    schema,
    initial: { present: '', password: '' },
    toInput: ({ present, password }) => ({ staffId: me.id, password, ...(present === '' ? {} : { present }) }),
    send: async (input) => {
      await call<typeof setPassword>('PUT /people/:staffId/password', input as GivenTo<typeof setPassword>);
      form.reset();
      setChanged(true);
    },
  });
  return (
    <div className="side-part">
      <h2>{t('settings.password')}</h2>
      <SmallForm form={form} submit={t('settings.changePassword')} tone="" beside={changed && !form.dirty && <Saved />}>
        <div className="fs">
          <FormText
            form={form}
            name="present"
            label={t('settings.present')}
            span={2}
            type="password"
            autoComplete="current-password"
          />
          <FormText
            form={form}
            name="password"
            label={t('settings.newPassword')}
            span={2}
            type="password"
            autoComplete="new-password"
          />
        </div>
      </SmallForm>
    </div>
  );
}

function Saved() {
  const { t } = useTranslation();
  return (
    <span className="tag ok" role="status">
      {t('settings.saved')}
    </span>
  );
}
