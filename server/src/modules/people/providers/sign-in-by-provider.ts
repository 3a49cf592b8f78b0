/**
 * Somebody comes back from a provider that answers for who it is: a linked account is its colleague's, a verified mail links
 * once, anybody else stays outside: no person is ever made by a sign-in. (OS-8.3, CC-7.2)
 */
import { z } from 'zod';
import { endpoint, id } from '../../../../../contract/kit.ts';
import { action, type Ctx, type RowCtx } from '../../../kernel/action.ts';
import { lockChains } from '../../../kernel/chains.ts';
import { withCookies } from '../../../kernel/cookies.ts';
import { newId } from '../../../kernel/ids.ts';
import { readInstallation } from '../../../kernel/installation.ts';
import type { Chain } from '../../../kernel/journal.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { mailHash } from '../new-person.ts';
import { openSession } from '../sessions/session.ts';
import { peopleCache } from '../store.ts';
import { findByMail, findIdentity, findProvider, type ProviderRow } from './store.ts';

const claims = z.object({
  providerId: id,
  subject: z.string().min(1).max(300),
  /** Only where the provider says that it has verified it. */
  verifiedMail: z.string().max(300).nullable(),
});
type Claims = z.infer<typeof claims>;

interface Known {
  provider: ProviderRow;
  staffId: string;
  identityId: string | null;
  chain: Chain;
}

export const signInByProvider = action(
  endpoint({
    name: 'people.sign-in-by-provider',
    route: 'POST /internal/sign-in-by-provider',
    title: { zh: '经提供方登录', en: 'Sign in by a provider' },
    input: claims,
    output: z.object({ ok: z.literal(true) }),
  }),
  {
    clauses: ['OS-8.3', 'CC-7.2'],
    open: true,
    internal: true,
    secretAnswer: true,
    load: (ctx, inputs) => Promise.all(inputs.map((one) => loadKnown(ctx, one))),
    async run(ctx, input, { provider, staffId, identityId, chain }) {
      const person = (await ctx.cached(peopleCache)).persons.get(staffId);
      if (!person?.active) throw new Refusal('IDENTITY_UNKNOWN');
      if (identityId === null) link(ctx, provider.id, input.subject, staffId);
      else ctx.statement(`update identities set last_at = now() where id = $1 returning 1`, [identityId], 1);
      const factorDue = person.hasFactor && provider.secondFactor === 'own';
      const { sessionId, cookie } = openSession(ctx, staffId, { method: 'provider', factorDue });
      const body = { session: sessionId, provider: provider.id, ...(identityId === null ? { linked: 'mail' } : {}) };
      ctx.record(chain, { as: 'people.sign-in', body });
      return withCookies({ ok: true as const }, [cookie]);
    },
  },
);

export const linkIdentity = action(
  endpoint({
    name: 'people.link-identity',
    route: 'POST /internal/link-identity',
    title: { zh: '关联外部账号', en: 'Link an account of a provider' },
    input: claims,
    output: z.object({ ok: z.literal(true) }),
  }),
  {
    clauses: ['OS-8.3'],
    internal: true,
    load: async (ctx, inputs) => {
      const staffId = ctx.actor.personId;
      const chain = staffId && (await lockChains(ctx.db, [staffId])).get(staffId);
      const taken = await Promise.all(inputs.map((one) => findIdentity(ctx.db, one.providerId, one.subject)));
      return inputs.map((_, n) => {
        if (!staffId || !chain) return new Refusal('SIGN_IN_REQUIRED');
        if (taken[n]) return new Refusal('IDENTITY_TAKEN');
        return { staffId, chain };
      });
    },
    run(ctx, { providerId, subject }, { staffId, chain }) {
      link(ctx, providerId, subject, staffId);
      ctx.record(chain, { body: { provider: providerId } });
      return { ok: true as const };
    },
  },
);

function link(ctx: RowCtx, providerId: string, subject: string, staffId: string): void {
  ctx.insert('identities', { id: newId(), provider_id: providerId, subject, staff_id: staffId, last_at: new Date() });
}

async function loadKnown(ctx: Ctx, { providerId, subject, verifiedMail }: Claims): Promise<Known | Refusal> {
  if ((await readInstallation(ctx.kernel.database)).historyOpen) return new Refusal('COMPANY_NOT_READY');
  const provider = await findProvider(ctx.db, providerId);
  if (!provider?.active) return new Refusal('PROVIDER_ANSWER_REFUSED');
  const identity = await findIdentity(ctx.db, providerId, subject);
  const byMail = async () =>
    provider.linkByMail && verifiedMail !== null
      ? findByMail(ctx.db, mailHash(ctx.kernel.secrets, verifiedMail))
      : undefined;
  const staffId = identity?.staffId ?? (await byMail());
  const chain = staffId === undefined ? undefined : (await lockChains(ctx.db, [staffId])).get(staffId);
  if (staffId === undefined || !chain) return new Refusal('IDENTITY_UNKNOWN');
  return { provider, staffId, identityId: identity?.id ?? null, chain };
}
