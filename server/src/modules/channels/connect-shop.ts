/** Connects a shop with its platform: secrets encrypted under a key of the connection's own, one connection per shop. (OS-2.1, OS-8.3) */
import { connectShop as endpoint } from '../../../../contract/channels.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { newChain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache } from '../company/index.ts';
import { connectionsCache, type StoredSecrets } from './connection.ts';
import type { ConnectionKind } from './kinds.ts';
import { isStandardSecret, newStandardSecret } from './standard/index.ts';

export const connectShop = action(endpoint, {
  clauses: ['OS-2.1', 'OS-8.3'],
  secretAnswer: true,
  async run(ctx, { shopId, kind, secrets, settings }) {
    ctx.mustReach({ shopId });
    if (!(await ctx.cached(companyCache)).shops.get(shopId)?.active)
      throw new Refusal('SHOP_UNKNOWN', { field: 'shopId' });
    const isMade = kind === 'standard' && secrets.secret === undefined;
    const secret = isMade ? newStandardSecret() : (secrets.secret ?? '');
    mustFit(kind, { ...secrets, secret });
    const key = ctx.kernel.secrets.newSubjectKey(ctx.writes);
    const row = {
      id: newId(),
      shop_id: shopId,
      kind,
      state: 'active',
      key_id: key.id,
      secrets_enc: ctx.kernel.secrets.encrypt(key, JSON.stringify({ ...secrets, secret } satisfies StoredSecrets)),
      settings,
      created_at: ctx.now,
      created_by: actorRef(ctx.actor),
      rev: 1,
    };
    ctx.insert('connections', row);
    tellConnection(ctx, row.id, shopId, 'connection.made');
    ctx.record(newChain('connections', row), { body: { kind, settings } });
    return { id: row.id, rev: 1, hookPath: hookPathOf(row.id), secret: isMade ? secret : null };
  },
});

/** What each kind cannot do without; told before anything is stored. */
export function mustFit(kind: ConnectionKind, { key, secret }: Pick<StoredSecrets, 'key' | 'secret'>): void {
  if (secret === '') throw new Refusal('CONNECTION_SECRET_MISSING', { field: 'secrets.secret' });
  if (kind === 'standard' && !isStandardSecret(secret))
    throw new Refusal('CONNECTION_SECRET_MALFORMED', { field: 'secrets.secret' });
  if (kind === 'douyin' && key === '') throw new Refusal('CONNECTION_SECRET_MISSING', { field: 'secrets.key' });
}

export function hookPathOf(id: string): string {
  return `/api/hooks/${id}`;
}

export function tellConnection(ctx: RowCtx, connectionId: string, shopId: string, event: string): void {
  ctx.writes.bump(connectionsCache.name);
  ctx.emit({ name: event, v: 1, data: { connectionId, shopId } });
}
