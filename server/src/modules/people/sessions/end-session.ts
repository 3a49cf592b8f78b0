/** Ends one of the own sessions, such as the one that was left open at another desk. (OS-8.3, CC-7.2) */
import { endSession as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { forgetSignIns } from '../authenticate.ts';
import { loadOwnChain } from '../own-chain.ts';

export const endSession = action(endpoint, {
  clauses: ['OS-8.3', 'CC-7.2'],
  load: async (ctx, inputs) => {
    const chains = await loadOwnChain(ctx, inputs);
    const rows = await ctx.db.query<{ id: string }>(
      `select id from sessions where staff_id = $1 and id = any($2::uuid[]) and ended_at is null for update`,
      [ctx.actor.personId, inputs.map((one) => one.sessionId)],
    );
    return inputs.map((one, n) =>
      rows.some((row) => row.id === one.sessionId) ? (chains[n] ?? new Refusal('NOT_FOUND')) : new Refusal('NOT_FOUND'),
    );
  },
  run(ctx, { sessionId }, chain) {
    ctx.statement(
      `update sessions set ended_at = now() where id = $1 and ended_at is null returning 1`,
      [sessionId],
      1,
    );
    ctx.record(chain, { body: { session: sessionId } });
    forgetSignIns(ctx.kernel);
    return { ok: true as const };
  },
});
