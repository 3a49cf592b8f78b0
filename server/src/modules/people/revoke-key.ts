/** Revokes an API key for good; the next request with it is refused. (OS-8.3, CC-7.2) */
import { revokeKey as endpoint } from '../../../../contract/people.ts';
import { action } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lockKeys, rightsChanged } from './store.ts';

export const revokeKey = action(endpoint, {
  clauses: ['OS-8.3', 'CC-7.2'],
  load: async (ctx, inputs) => {
    const keys = await lockKeys(
      ctx.db,
      inputs.map((i) => i.keyId),
    );
    const chains = await lockChains(ctx.db, [...keys.keys()]);
    return inputs.map(({ keyId }) => {
      const key = keys.get(keyId);
      const chain = chains.get(keyId);
      return key && chain ? { key, chain } : new Refusal('NOT_FOUND');
    });
  },
  run(ctx, _input, { key, chain }) {
    if (key.revokedAt) throw new Refusal('KEY_REVOKED');
    ctx.patch('api_keys', key.id, { revoked_at: ctx.now });
    ctx.record(chain);
    rightsChanged(ctx);
    return { ok: true as const };
  },
});
