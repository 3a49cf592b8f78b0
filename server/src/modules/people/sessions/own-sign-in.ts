/** How a person signs in: the second factor, linked accounts, and where one is signed in at present. (OS-8.3, CC-7.2) */
import { listProviders as providersEndpoint, ownSignIn as endpoint } from '../../../../../contract/sign-in.ts';
import { query } from '../../../kernel/action.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { settingsCache } from '../../../kernel/settings.ts';
import { returnPath } from '../providers/provider-routes.ts';
import { findProviders } from '../providers/store.ts';
import { isRequired } from '../second-factor/second-factor.ts';
import { findFactor } from '../second-factor/store.ts';
import { openSessions, ownIdentities } from './store.ts';

export const ownSignIn = query(endpoint, {
  clauses: ['OS-8.3', 'CC-7.2'],
  async run(ctx) {
    const { personId, roles, signInId } = ctx.actor;
    const factor = personId === undefined ? undefined : await findFactor(ctx.db, personId);
    if (!factor) throw new Refusal('SIGN_IN_REQUIRED');
    const settings = await ctx.cached(settingsCache);
    const sessions = await openSessions(ctx.db, factor.staffId);
    const identities = await ownIdentities(ctx.db, factor.staffId);
    return {
      factor: {
        enrolledAt: factor.enrolledAt?.toISOString() ?? null,
        required: isRequired(roles, settings['security.secondFactorRoles']),
        recoveryCodesLeft: factor.enrolledAt ? factor.codesLeft : 0,
      },
      identities: identities.map((one) => ({
        ...one,
        linkedAt: one.linkedAt.toISOString(),
        lastAt: one.lastAt?.toISOString() ?? null,
      })),
      sessions: sessions.map((one) => ({
        ...one,
        createdAt: one.createdAt.toISOString(),
        seenAt: one.seenAt.toISOString(),
        current: one.id === signInId,
      })),
    };
  },
});

export const listProviders = query(providersEndpoint, {
  clauses: ['OS-8.3'],
  async run(ctx) {
    const items = await findProviders(ctx.db);
    return {
      items: items.map(({ keyId: _key, secretEnc: _secret, ...one }) => ({ ...one, returnPath: returnPath(one.id) })),
    };
  },
});
