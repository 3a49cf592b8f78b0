/** A colleague's way in: a password for one sign-in, and taking off a second factor whose phone is lost. */
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { setPassword } from '../../../../contract/people.ts';
import type { resetFactor } from '../../../../contract/sign-in.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { ReasonForm } from '../../ui/ReasonForm.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { PasswordOnce } from './PasswordOnce.tsx';
import type { Person } from './peopleQueries.ts';
import { oneTimePassword } from './staffForms.ts';

export function PersonAccess({ person, mayPassword }: { person: Person; mayPassword: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const [given, setGiven] = useState<string>();
  const [resetting, setResetting] = useState(false);
  const giving = useSend(async () => {
    const password = oneTimePassword();
    await call<typeof setPassword>('PUT /people/:staffId/password', { staffId: person.id, password, once: true });
    setGiven(password);
  });
  const reset = async (reason: string) => {
    await call<typeof resetFactor>('POST /people/:staffId/second-factor-reset', { staffId: person.id, reason });
    await queries.invalidateQueries({ queryKey: ['people'] });
    setResetting(false);
  };
  if (given) return <PasswordOnce password={given} onDone={() => setGiven(undefined)} />;
  return (
    <section className="side-part">
      <h2>{t('people.access')}</h2>
      <p className="row wrap">
        {mayPassword && (
          <button type="button" className="btn" disabled={giving.busy} onClick={() => giving.send()}>
            {t('people.giveOnce')}
          </button>
        )}
        {person.hasFactor && <span className="tag ok">{t('people.hasFactor')}</span>}
        {person.hasFactor && may('people.reset-factor') && !resetting && (
          <button type="button" className="btn" onClick={() => setResetting(true)}>
            {t('people.resetFactor')}
          </button>
        )}
      </p>
      {resetting && (
        <ReasonForm
          label={t('orders.field.reason')}
          submit={t('people.resetFactor')}
          onSubmit={reset}
          onCancel={() => setResetting(false)}
        />
      )}
      <RefusalText error={giving.error} />
    </section>
  );
}
