/** Changes the own password; the present one is asked, and a weak one is refused with the reason. */
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { setPassword } from '../../../../contract/people.ts';
import { call } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { Field } from '../../ui/Field.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';

export function OwnPassword() {
  const { t } = useTranslation();
  const me = useMe();
  const [present, setPresent] = useState('');
  const [password, setNew] = useState('');
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [error, setError] = useState<unknown>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setState('busy');
    setError(undefined);
    try {
      await call<typeof setPassword>('PUT /people/:staffId/password', { staffId: me.id, present, password });
      setPresent('');
      setNew('');
      setState('done');
    } catch (refused) {
      setError(refused);
      setState('idle');
    }
  };
  return (
    <form className="side-part" onSubmit={(event) => void send(event)}>
      <h2>{t('settings.password')}</h2>
      <div className="fs">
        <Field label={t('settings.present')} field="present" error={error}>
          {({ id, describedBy }) => <input id={id} aria-describedby={describedBy} className="in" type="password" autoComplete="current-password" required value={present} onChange={(event) => setPresent(event.target.value)} />}
        </Field>
        <Field label={t('settings.newPassword')} field="password" error={error}>
          {({ id, describedBy }) => <input id={id} aria-describedby={describedBy} className="in" type="password" autoComplete="new-password" required value={password} onChange={(event) => setNew(event.target.value)} />}
        </Field>
      </div>
      <p className="row">
        <button type="submit" className="btn" disabled={state === 'busy'}>
          {t('settings.changePassword')}
        </button>
        {state === 'done' && (
          <span className="tag ok" role="status">
            {t('settings.saved')}
          </span>
        )}
      </p>
      <RefusalText error={error} />
    </form>
  );
}
