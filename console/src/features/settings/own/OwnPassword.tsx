/** Changes the own password; the present one is asked, and a weak one is refused with the reason. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { setPassword } from '../../../../../contract/people.ts';
import { call } from '../../../app/api.ts';
import { useMe } from '../../../app/session.ts';
import { TextField } from '../../../ui/FormParts.tsx';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { useSend } from '../../../ui/useSend.ts';

const secretInput = { type: 'password', required: true, maxLength: 200 };

export function OwnPassword() {
  const { t } = useTranslation();
  const me = useMe();
  const [present, setPresent] = useState('');
  const [password, setNew] = useState('');
  const sending = useSend(async () => {
    await call<typeof setPassword>('PUT /people/:staffId/password', { staffId: me.id, present, password });
    setPresent('');
    setNew('');
  });
  const secret = { ...secretInput, error: sending.error };
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
        <TextField
          label={t('settings.present')}
          field="present"
          value={present}
          onText={setPresent}
          autoComplete="current-password"
          {...secret}
        />
        <TextField
          label={t('settings.newPassword')}
          field="password"
          value={password}
          onText={setNew}
          autoComplete="new-password"
          {...secret}
        />
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
