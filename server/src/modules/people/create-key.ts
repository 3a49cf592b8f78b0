/**
 * Creates an API key of the person who asks. It may do at most what its owner may, and of that only what it is given;
 * its token is shown this once. A key cannot make keys, so that a leaked one does not outlive its revocation. (OS-8.3)
 */
import { randomBytes } from 'node:crypto';
import { createKey as endpoint } from '../../../../contract/people.ts';
import { matches } from '../../kernel/access.ts';
import { action } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { startChain } from '../../kernel/chains.ts';
import { permissionNames, type Registry } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { sha256 } from '../../kernel/secrets.ts';
import { keyPrefix } from './authenticate.ts';
import { mustNameScopes } from './scopes.ts';
import { rightsChanged } from './store.ts';

export const createKey = action(endpoint, {
  clauses: ['OS-8.3'],
  secretAnswer: true,
  async run(ctx, input) {
    const owner = ctx.actor.kind === 'staff' ? ctx.actor.personId : undefined;
    if (!owner) throw new Refusal('RIGHT_MISSING', { params: { action: ctx.action } });
    mustBeNames(ctx.kernel.registry, input.allowed);
    await mustNameScopes(ctx, input);
    const token = keyPrefix + randomBytes(32).toString('base64url');
    const id = newId();
    const prefix = token.slice(0, keyPrefix.length + 6);
    const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
    const shared = { id, name: input.name, prefix, allowed: input.allowed };
    ctx.insert('api_keys', {
      ...shared,
      owner_id: owner,
      token_hash: sha256(token),
      shop_ids: input.shopIds,
      created_at: ctx.now,
      expires_at: expiresAt,
    });
    const chain = startChain(ctx.writes, id);
    ctx.record(chain, { body: { owner, allowed: input.allowed, shopIds: input.shopIds } });
    rightsChanged(ctx);
    const view = { ...shared, ownerId: owner, owner: ctx.actor.name, shopIds: input.shopIds };
    return {
      ...view,
      createdAt: ctx.now.toISOString(),
      expiresAt: input.expiresAt,
      revokedAt: null,
      lastUsedAt: null,
      token,
    };
  },
});

function mustBeNames(registry: Registry, allowed: readonly string[]): void {
  const names = permissionNames(registry);
  const at = allowed.findIndex((pattern) => !names.some((name) => matches(pattern, name)));
  if (at >= 0)
    throw new Refusal('KEY_ACTION_UNKNOWN', { field: `allowed.${at}`, params: { action: allowed[at] ?? '' } });
}
