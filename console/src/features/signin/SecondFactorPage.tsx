/** The second step of signing in: the code of an enrolled factor, or enrolling one where a role demands it. Nothing else opens before. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { proveFactor } from '../../../../contract/sign-in.ts';
import { call } from '../../app/api.ts';
import { meQuery } from '../../app/session.ts';
import { signOut } from '../../app/signOut.ts';
import { CodeField, useCodeForm } from './CodeField.tsx';
import { DeskChoices } from './DeskChoices.tsx';
import { EnrolFactor } from './EnrolFactor.tsx';
import { EntryForm } from './EntryForm.tsx';
import { FirstPassword } from './FirstPassword.tsx';
import { PromisePanel } from './PromisePanel.tsx';
import './signin.css';

export function SecondFactorPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const goOn = useGoOn();
  return (
    <main className="si">
      <PromisePanel />
      <section className="si-right">
        <DeskChoices />
        <div className="si-form">
          {me?.due && (
            <>
              <h2>{t(`factor.titleOf.${me.due}`)}</h2>
              <p className="sub">{t(`factor.whyOf.${me.due}`)}</p>
            </>
          )}
          {me?.due === 'code' && <Code onProven={goOn} />}
          {me?.due === 'password' && <FirstPassword staffId={me.id} onChosen={goOn} />}
          {me?.due === 'enrolment' && <EnrolFactor onDone={goOn} />}
          <p className="row">
            <LeaveButton />
          </p>
        </div>
      </section>
    </main>
  );
}

function useGoOn(): () => void {
  const router = useRouter();
  const queries = useQueryClient();
  const { to } = useSearch({ strict: false }) as { to?: string };
  return () => {
    queries.clear();
    router.history.push(to ?? '/');
  };
}

function Code({ onProven }: { onProven: () => void }) {
  const { t } = useTranslation();
  const form = useCodeForm(async (code) => {
    await call<typeof proveFactor>('POST /sign-in/second-factor', { code });
    onProven();
  });
  return (
    <EntryForm form={form} submit={t('factor.goOn')}>
      <CodeField form={form} />
    </EntryForm>
  );
}

function LeaveButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = async () => {
    await signOut();
    queries.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <button type="button" className="btn quiet" onClick={() => void leave()}>
      {t('factor.leave')}
    </button>
  );
}
