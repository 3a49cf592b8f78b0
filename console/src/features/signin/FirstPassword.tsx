/** A password that somebody else set gives way to an own one, before anything else opens. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { setPassword } from '../../../../contract/people.ts';
import { call } from '../../app/api.ts';
import { TextField } from '../../ui/FormParts.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';

export function FirstPassword({ staffId, onChosen }: { staffId: string; onChosen: () => void }) {
  const { t } = useTranslation();
  const [present, setPresent] = useState('');
  const [password, setNew] = useState('');
  const sending = useSend(async () => {
    await call<typeof setPassword>('PUT /people/:staffId/password', { staffId, present, password });
    onChosen();
  });
  const secret = { type: 'password', required: true, maxLength: 200, error: undefined, span: 6 as const };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
    >
      <TextField
        label={t('factor.given')}
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
      <RefusalText error={sending.error} />
      <button type="submit" className="btn pri" disabled={sending.busy}>
        {t('settings.changePassword')}
      </button>
    </form>
  );
}
