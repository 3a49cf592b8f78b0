/** Accounts at other systems by which this person signs in: link another, or unlink one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { unlinkIdentity } from '../../../../../contract/sign-in.ts';
import { call } from '../../../app/api.ts';
import { ProblemError } from '../../../app/problem.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { useSend } from '../../../ui/useSend.ts';
import { leaveFor } from '../../signin/ProviderButtons.tsx';
import { entranceQuery } from '../../signin/signIn.ts';
import type { OwnSignIn } from './ownQueries.ts';

export function LinkedAccounts({ identities }: { identities: OwnSignIn['identities'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queries = useQueryClient();
  const { refused } = useSearch({ strict: false }) as { refused?: string };
  const providers = useQuery(entranceQuery).data?.providers ?? [];
  const linking = useSend((id: string) => leaveFor(id, { to: '/settings/own', link: true }));
  const unlinking = useSend(async (identityId: string) => {
    await call<typeof unlinkIdentity>('POST /me/identities/:identityId/removal', { identityId });
    await queries.invalidateQueries({ queryKey: ['own-sign-in'] });
  });
  if (providers.length === 0 && identities.length === 0) return null;
  const brought = refused ? new ProblemError({ status: 409, code: refused }) : undefined;
  const free = providers.filter((one) => !identities.some((identity) => identity.provider === one.name));
  return (
    <section className="side-part">
      <h2>{t('factor.linked')}</h2>
      <ul>
        {identities.map((one) => (
          <li key={one.id} className="row">
            <b>{one.provider}</b>
            <span className="sub">
              {t('factor.linkedSince', { date: formats.date(one.linkedAt) })}
              {one.lastAt && ` · ${t('factor.lastUsed', { at: formats.when(one.lastAt) })}`}
            </span>
            <button type="button" className="btn quiet sm" onClick={() => unlinking.send(one.id)}>
              {t('factor.unlink')}
            </button>
          </li>
        ))}
      </ul>
      <p className="row wrap">
        {free.map(({ id, name }) => (
          <button key={id} type="button" className="btn" disabled={linking.busy} onClick={() => linking.send(id)}>
            {t('factor.link', { name })}
          </button>
        ))}
      </p>
      <RefusalText error={linking.error ?? unlinking.error ?? brought} />
    </section>
  );
}
