/** What belongs to this desk and this person: appearance, password, second factor, linked accounts, and where one is signed in. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/session.ts';
import { AppearanceChoices } from '../../../ui/AppearanceChoices.tsx';
import { ErrorStrip } from '../../../ui/state/ErrorStrip.tsx';
import { Skeleton } from '../../../ui/state/Skeleton.tsx';
import { PartHead } from '../PartHead.tsx';
import { LinkedAccounts } from './LinkedAccounts.tsx';
import { OwnFactor } from './OwnFactor.tsx';
import { OwnPassword } from './OwnPassword.tsx';
import { ownSignInQuery } from './ownQueries.ts';
import { OwnSessions } from './OwnSessions.tsx';

export function OwnPart() {
  const { t } = useTranslation();
  const may = useMay();
  const own = useQuery({ ...ownSignInQuery, enabled: may('people.own-sign-in') });
  return (
    <>
      <PartHead part="own" />
      <div className="scroll pad">
        <div className="narrow-part">
          <section className="side-part">
            <h2>{t('settings.desk')}</h2>
            <AppearanceChoices />
          </section>
          {may('people.set-password') && <OwnPassword />}
          {own.isError && <ErrorStrip error={own.error} onRetry={() => void own.refetch()} />}
          {own.isLoading && <Skeleton rows={4} />}
          {own.data && (
            <>
              <OwnFactor factor={own.data.factor} />
              <LinkedAccounts identities={own.data.identities} />
              <OwnSessions sessions={own.data.sessions} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
