/** Takes a colleague's second factor off when phone and recovery codes are lost, with a reason; all sessions end. (OS-8.3) */
import { resetFactor as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { mustRankWith } from '../administrators.ts';
import { forgetSignIns } from '../authenticate.ts';
import { loadPersons, rightsChanged } from '../store.ts';
import { findFactor } from './store.ts';

export const resetFactor = action(endpoint, {
  clauses: ['OS-8.3', 'CC-7.2'],
  load: async (ctx, inputs) => {
    const persons = await loadPersons(
      ctx,
      inputs.map((one) => one.staffId),
    );
    const factors = await Promise.all(inputs.map((one) => findFactor(ctx.db, one.staffId)));
    return persons.map((one, n) =>
      one instanceof Refusal || factors[n]?.secretEnc ? one : new Refusal('SECOND_FACTOR_ABSENT'),
    );
  },
  run(ctx, { reason }, { person, chain }) {
    mustRankWith(ctx.actor, person);
    ctx.statement(`delete from second_factors where staff_id = $1 returning 1`, [person.id], 1);
    ctx.statement(`update sessions set ended_at = now() where staff_id = $1 and ended_at is null returning 1`, [
      person.id,
    ]);
    ctx.record(chain, { body: { reason } });
    rightsChanged(ctx);
    forgetSignIns(ctx.kernel);
    return { ok: true as const };
  },
});
