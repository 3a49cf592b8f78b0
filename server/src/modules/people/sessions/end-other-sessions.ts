/** Ends all own sessions but the one that asks. (OS-8.3, CC-7.2) */
import { endOtherSessions as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { forgetSignIns } from '../authenticate.ts';
import { loadOwnChain } from '../own-chain.ts';

export const endOtherSessions = action(endpoint, {
  clauses: ['OS-8.3', 'CC-7.2'],
  load: async (ctx, inputs) => {
    const chains = await loadOwnChain(ctx, inputs);
    const others = await ctx.db.query<{ id: string }>(
      `select id from sessions where staff_id = $1 and ended_at is null and id is distinct from $2::uuid order by id for update`,
      [ctx.actor.personId, ctx.actor.signInId ?? null],
    );
    return chains.map((chain) => (chain instanceof Refusal ? chain : { chain, others: others.map((one) => one.id) }));
  },
  run(ctx, _input, { chain, others }) {
    ctx.statement(
      `update sessions set ended_at = now() where id = any($1::uuid[]) and ended_at is null returning 1`,
      [others],
      others.length,
    );
    ctx.record(chain, { body: { ended: others.length } });
    forgetSignIns(ctx.kernel);
    return { ended: others.length };
  },
});
