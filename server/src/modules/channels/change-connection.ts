/** Changes a connection: its settings and mappings, pausing, new secrets with a day of overlap, closing. (OS-2.1, OS-8.3) */
import {
  changeConnection as changeEndpoint,
  closeConnection as closeEndpoint,
  replaceSecrets as secretsEndpoint,
} from '../../../../contract/channels.ts';
import { action, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { mustFit, tellConnection } from './connect-shop.ts';
import { keyOf, lockConnection, openSecrets, type LockedConnection, type StoredSecrets } from './connection.ts';

async function load(ctx: Ctx, inputs: { connectionId: string }[]): Promise<LockedConnection[]> {
  const locked: LockedConnection[] = [];
  for (const { connectionId } of inputs) locked.push(await lockConnection(ctx, connectionId));
  return locked;
}

/** Refuses an edit of something else than what was seen. */
function mustMatch(ctx: Ctx, rev: number): void {
  if (ctx.ifMatch === undefined) throw new Refusal('IF_MATCH_REQUIRED', { field: 'If-Match' });
  if (ctx.ifMatch !== rev) throw new Refusal('IF_MATCH_FAILED', { field: 'If-Match', params: { rev } });
}

export const changeConnection = action(changeEndpoint, {
  clauses: ['OS-2.1'],
  load,
  run: (ctx, { settings, state }, locked: LockedConnection) => {
    mustMatch(ctx, locked.record.rev);
    const { settings: before, state: stateBefore } = locked.record;
    return save(
      ctx,
      locked,
      { settings, state },
      { before: { settings: before, state: stateBefore }, settings, state },
    );
  },
});

interface WithSecrets {
  locked: LockedConnection;
  key: DataKey;
  before: StoredSecrets;
}

const overlapMs = 24 * 3_600_000;

export const replaceSecrets = action(secretsEndpoint, {
  clauses: ['OS-8.3'],
  secretAnswer: true,
  load: async (ctx, inputs): Promise<WithSecrets[]> => {
    const loaded: WithSecrets[] = [];
    for (const locked of await load(ctx, inputs)) {
      const key = await keyOf(ctx.kernel, locked.record);
      loaded.push({ locked, key, before: openSecrets(ctx.kernel, key, locked.record) });
    }
    return loaded;
  },
  run: (ctx, { secrets }, { locked, key, before }: WithSecrets) => {
    const after: StoredSecrets = {
      key: secrets.key ?? before.key,
      apiToken: secrets.apiToken ?? before.apiToken,
      secret: secrets.secret ?? before.secret,
      ...(before.previous ? { previous: before.previous } : {}),
    };
    // Real time: the platform goes on signing with the old one until it was told the new one.
    if (after.secret !== before.secret)
      after.previous = { secret: before.secret, until: new Date(Date.now() + overlapMs).toISOString() };
    mustFit(locked.record.kind, after);
    const sealed = ctx.kernel.secrets.encrypt(key, JSON.stringify(after));
    return save(
      ctx,
      locked,
      { secrets_enc: sealed, token_enc: null, token_until: null },
      { replaced: Object.keys(secrets) },
    );
  },
});

export const closeConnection = action(closeEndpoint, {
  clauses: ['OS-2.1', 'OS-8.3'],
  load,
  run: (ctx, { reason }, locked: LockedConnection) =>
    save(ctx, locked, { state: 'closed', token_enc: null }, { reason }),
});

function save(
  ctx: RowCtx,
  { record, chain }: LockedConnection,
  columns: Record<string, unknown>,
  body: Record<string, unknown>,
): { id: string; rev: number } {
  const rev = record.rev + 1;
  ctx.patch('connections', record.id, { ...columns, rev });
  tellConnection(
    ctx,
    record.id,
    record.shop_id,
    columns.state === 'closed' ? 'connection.closed' : 'connection.changed',
  );
  ctx.record(chain, { body });
  return { id: record.id, rev };
}
