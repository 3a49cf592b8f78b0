/** Takes the link between a colleague and an account at a provider away; the next sign-in by it finds nobody. (OS-8.3) */
import { unlinkIdentity as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { loadOwnChain } from '../own-chain.ts';

export const unlinkIdentity = action(endpoint, {
  clauses: ['OS-8.3'],
  load: async (ctx, inputs) => {
    const [chain] = await loadOwnChain(ctx, [inputs[0]]);
    const rows = await ctx.db.query<{ id: string; provider_id: string }>(
      `select id, provider_id from identities where staff_id = $1 and id = any($2::uuid[]) order by id for update`,
      [ctx.actor.personId, inputs.map((one) => one.identityId)],
    );
    return inputs.map(({ identityId }) => {
      const row = rows.find((one) => one.id === identityId);
      if (!chain || chain instanceof Refusal || !row) return new Refusal('NOT_FOUND');
      return { chain, providerId: row.provider_id };
    });
  },
  run(ctx, { identityId }, { chain, providerId }) {
    ctx.statement(`delete from identities where id = $1 returning 1`, [identityId], 1);
    ctx.record(chain, { body: { provider: providerId } });
    return { ok: true as const };
  },
});
