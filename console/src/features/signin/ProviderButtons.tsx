/** Other systems by which people may sign in, and the words of a refusal that one of them brought back in the address. */
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { send } from '../../app/api.ts';
import { ProblemError } from '../../app/problem.ts';
import { RefusalText } from '../../ui/RefusalText.tsx';
import { useSend } from '../../ui/useSend.ts';

/** Leaves for the provider's own page; it comes back to the page that was asked for. */
export async function leaveFor(providerId: string, way: { to?: string; link?: true }): Promise<void> {
  const { address } = await send<{ address: string }>(`/sign-in/providers/${providerId}`, way);
  location.assign(address);
}

export function ProviderButtons({ providers }: { providers: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const { to, refused } = useSearch({ strict: false }) as { to?: string; refused?: string };
  const leaving = useSend((providerId: string) => leaveFor(providerId, to ? { to } : {}));
  if (providers.length === 0) return null;
  const brought = refused ? new ProblemError({ status: 403, code: refused }) : undefined;
  return (
    <div className="si-others">
      <p className="sub">{t('signin.or')}</p>
      {providers.map(({ id, name }) => (
        <button key={id} type="button" className="btn lg" disabled={leaving.busy} onClick={() => leaving.send(id)}>
          {t('signin.by', { name })}
        </button>
      ))}
      <RefusalText error={leaving.error ?? brought} />
    </div>
  );
}
