/** A password that somebody else set gives way to an own one, before anything else opens. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { setPassword } from '../../../../contract/people.ts';
import { call } from '../../app/api.ts';
import { noPasswords, PasswordFields } from '../../ui/PasswordFields.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';

export function FirstPassword({ staffId, onChosen }: { staffId: string; onChosen: () => void }) {
  const { t } = useTranslation();
  const [value, setValue] = useState(noPasswords);
  const sending = useSend(async () => {
    await call<typeof setPassword>('PUT /people/:staffId/password', { staffId, ...value });
    onChosen();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
    >
      <PasswordFields presentLabel={t('factor.given')} value={value} span={6} onChange={setValue} />
      <RefusalText error={sending.error} />
      <button type="submit" className="btn pri" disabled={sending.busy}>
        {t('settings.changePassword')}
      </button>
    </form>
  );
}
