/** Changes the own password; the present one is asked, and a weak one is refused with the reason. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { setPassword } from '../../../../../contract/people.ts';
import { call } from '../../../app/api.ts';
import { useMe } from '../../../app/session.ts';
import { noPasswords, PasswordFields } from '../../../ui/PasswordFields.tsx';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { useSend } from '../../../ui/useSend.ts';

export function OwnPassword() {
  const { t } = useTranslation();
  const me = useMe();
  const [value, setValue] = useState(noPasswords);
  const sending = useSend(async () => {
    await call<typeof setPassword>('PUT /people/:staffId/password', { staffId: me.id, ...value });
    setValue(noPasswords);
  });
  return (
    <form
      className="side-part"
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
    >
      <h2>{t('settings.password')}</h2>
      <div className="fs">
        <PasswordFields presentLabel={t('settings.present')} value={value} error={sending.error} onChange={setValue} />
      </div>
      <p className="row">
        <button type="submit" className="btn" disabled={sending.busy}>
          {t('settings.changePassword')}
        </button>
        {sending.done && <Saved />}
      </p>
      <RefusalText error={sending.error} />
    </form>
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
