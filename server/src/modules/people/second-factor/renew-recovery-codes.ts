/** New recovery codes in place of all old ones, for who can still prove the second factor. (OS-8.3) */
import { renewRecoveryCodes as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { forgetAttempts } from '../attempts.ts';
import { proofKind, proveByCode, type Proven } from './prove.ts';
import { newRecoveryCodes } from './second-factor.ts';
import { writeRecoveryCodes } from './store.ts';

export const renewRecoveryCodes = action(endpoint, {
  clauses: ['OS-8.3'],
  secretAnswer: true,
  load: (ctx, inputs) => Promise.all(inputs.map(({ code }) => proveByCode(ctx, code, 'enrolled'))),
  run(ctx, _input, proven: Proven) {
    const { factor, proof, subjects, chain } = proven;
    const recoveryCodes = newRecoveryCodes();
    if ('step' in proof)
      ctx.statement(
        `update second_factors set last_step = $2 where staff_id = $1 and last_step < $2 returning 1`,
        [factor.staffId, proof.step],
        1,
      );
    ctx.statement(forgetAttempts, [subjects.account, subjects.address]);
    // The recovery code that proved it goes with the others.
    writeRecoveryCodes(ctx, factor.staffId, recoveryCodes);
    ctx.record(chain, { body: { by: proofKind(proven) } });
    return { recoveryCodes };
  },
});
