/** Sign-in: two fields, the refusal under them, a warning when caps lock is on. An empty company asks for its first administrator here. */
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { entryRules } from '../../../../contract/entry-rules.ts';
import { problemOf } from '../../app/problem.ts';
import { plainSchema } from '../../ui/form/plainSchema.ts';
import { useForm } from '../../ui/form/useForm.ts';
import { Icon } from '../../ui/Icon.tsx';
import { DeskChoices } from './DeskChoices.tsx';
import { EntryForm, EntryText } from './EntryForm.tsx';
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
  const form = useEntering(first);
  const [capsLock, setCapsLock] = useState(false);
  const watchCaps = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <EntryForm form={form} submit={first ? t('signin.firstSubmit') : t('signin.submit')} className="si-form">
      <h2>{first ? t('signin.firstTitle') : t('signin.title')}</h2>
      <p className="sub">{first ? t('signin.firstWhy') : company}</p>
      <WhyAgain />
      <EntryText
        form={form}
        name="account"
        label={t('signin.account')}
        hint={first ? t('signin.accountHint') : undefined}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        maxLength={entryRules.account.max}
      />
      {first && (
        <EntryText
          form={form}
          name="name"
          label={t('signin.name')}
          autoComplete="name"
          maxLength={entryRules.name.max}
        />
      )}
      <EntryText
        form={form}
        name="password"
        label={t('signin.password')}
        hint={first ? t('signin.passwordHint') : undefined}
        type="password"
        autoComplete={first ? 'new-password' : 'current-password'}
        maxLength={entryRules.password.max}
        onKeyDown={watchCaps}
        onKeyUp={watchCaps}
      />
      {capsLock && (
        <p className="refusal" role="status">
          <Icon name="warn" size={15} />
          {t('signin.capsLock')}
        </p>
      )}
    </EntryForm>
  );
}

/** Whoever worked here a moment ago is told why they see this page. */
function WhyAgain() {
  const { t } = useTranslation();
  const { ended } = useSearch({ strict: false }) as { ended?: true };
  if (!ended) return null;
  return (
    <p className="refusal" role="status">
      <Icon name="warn" size={15} />
      {t('signin.ended')}
    </p>
  );
}

const { account, newAccount, name, password } = entryRules;
const known = plainSchema({ account, password });
const firstOne = plainSchema({ account: newAccount, name, password });

function useEntering(first: boolean) {
  const navigate = useNavigate();
  const router = useRouter();
  const queries = useQueryClient();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const form = useForm({
    schema: first ? firstOne : known,
    initial: { account: '', name: '', password: '' },
    toInput: (typed) => ({ ...typed, account: typed.account.trim().toLowerCase(), name: typed.name.trim() }),
    send: async (input) => {
      const given = input as typeof form.values;
      try {
        if (first) await setUpFirstAdmin(given.account, given.name, given.password);
        else await signIn(given.account, given.password);
      } catch (refused) {
        if (problemOf(refused).code !== 'COMPANY_NOT_READY') throw refused;
        return navigate({ to: '/starting' });
      }
      queries.clear();
      if (to) router.history.push(to);
      else await navigate({ to: '/' });
      return undefined;
    },
  });
  return form;
}
