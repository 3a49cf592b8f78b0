/** Sign-in: two fields, the refusal under them, a warning when caps lock is on. An empty company asks for its first administrator here. */
import { useEffect, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../app/problem.ts';
import { KeyCap } from '../../ui/keys/KeyCap.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';
import { DeskChoices } from './DeskChoices.tsx';
import { ProviderButtons } from './ProviderButtons.tsx';
import { PromisePanel } from './PromisePanel.tsx';
import { entranceQuery, setUpFirstAdmin, signIn, statusQuery } from './signIn.ts';
import './signin.css';

export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const entrance = useQuery(entranceQuery);
  const making = useQuery(statusQuery).data?.state === 'making';
  useEffect(() => {
    if (making) void navigate({ to: '/starting' });
  }, [making, navigate]);
  const first = entrance.data?.needsFirstAdmin ?? false;
  return (
    <main className="si">
      <PromisePanel />
      <section className="si-right">
        <DeskChoices />
        <div className="si-ways">
          <SignInForm key={String(first)} first={first} company={entrance.data?.company ?? ''} />
          <ProviderButtons providers={first ? [] : (entrance.data?.providers ?? [])} />
        </div>
        <p className="si-legal">{t('signin.logged')}</p>
      </section>
    </main>
  );
}

function SignInForm({ first, company }: { first: boolean; company: string }) {
  const { t } = useTranslation();
  const entering = useEntering(first);
  return (
    <form className="si-form" onSubmit={entering.submit}>
      <h2>{first ? t('signin.firstTitle') : t('signin.title')}</h2>
      <p className="sub">{first ? t('signin.firstWhy') : company}</p>
      <label>
        <span>{t('signin.account')}</span>
        <input
          className="in"
          name="account"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus
          maxLength={80}
        />
      </label>
      {first && (
        <label>
          <span>{t('signin.name')}</span>
          <input className="in" name="name" autoComplete="name" required maxLength={60} />
        </label>
      )}
      <PasswordField first={first} error={entering.error} />
      <button type="submit" className="btn pri" disabled={entering.busy}>
        {first ? t('signin.firstSubmit') : t('signin.submit')}
        <KeyCap keys="Enter" />
      </button>
    </form>
  );
}

function PasswordField({ first, error }: { first: boolean; error: unknown }) {
  const { t } = useTranslation();
  const [capsLock, setCapsLock] = useState(false);
  const watchCaps = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <>
      <label>
        <span>{t('signin.password')}</span>
        <input
          className="in"
          name="password"
          type="password"
          autoComplete={first ? 'new-password' : 'current-password'}
          required
          maxLength={200}
          onKeyDown={watchCaps}
          onKeyUp={watchCaps}
          aria-describedby="si-refused"
          aria-invalid={error !== undefined}
        />
      </label>
      <div id="si-refused">
        <RefusalText error={error} />
        {capsLock && (
          <p className="refusal" role="status">
            <Icon name="warn" size={15} />
            {t('signin.capsLock')}
          </p>
        )}
      </div>
    </>
  );
}

function useEntering(first: boolean) {
  const navigate = useNavigate();
  const router = useRouter();
  const queries = useQueryClient();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const entering = useSend(async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '');
    try {
      if (first) await setUpFirstAdmin(text('account').trim(), text('name').trim(), text('password'));
      else await signIn(text('account').trim(), text('password'));
    } catch (refused) {
      if (problemOf(refused).code !== 'COMPANY_NOT_READY') throw refused;
      return navigate({ to: '/starting' });
    }
    queries.clear();
    if (to) router.history.push(to);
    else await navigate({ to: '/' });
    return undefined;
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    entering.send(new FormData(event.currentTarget));
  };
  return { ...entering, submit };
}
