/** Takes the own second factor off, by one of its codes; where a role demands one, the next has to be enrolled at once. (OS-8.3) */
import { removeFactor as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { forgetAttempts } from '../attempts.ts';
import { rightsChanged } from '../store.ts';
import { proofKind, proveByCode, type Proven } from './prove.ts';

export const removeFactor = action(endpoint, {
  clauses: ['OS-8.3'],
  secretAnswer: true,
  load: (ctx, inputs) => Promise.all(inputs.map(({ code }) => proveByCode(ctx, code, 'enrolled'))),
  run(ctx, _input, proven: Proven) {
    const { factor, subjects, chain } = proven;
    ctx.statement(`delete from second_factors where staff_id = $1 returning 1`, [factor.staffId], 1);
    ctx.statement(forgetAttempts, [subjects.account, subjects.address]);
    ctx.record(chain, { body: { by: proofKind(proven) } });
    rightsChanged(ctx);
    return { ok: true as const };
  },
});
