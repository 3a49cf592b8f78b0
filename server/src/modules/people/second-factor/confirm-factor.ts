/** The first code proves that the secret arrived: from now on it is asked for, and recovery codes are given out once. (OS-8.3) */
import { confirmFactor as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { forgetSignIns } from '../authenticate.ts';
import { rightsChanged } from '../store.ts';
import { proveByCode, type Proven } from './prove.ts';
import { newRecoveryCodes } from './second-factor.ts';
import { writeRecoveryCodes } from './store.ts';
import { forgetAttempts } from '../attempts.ts';

export const confirmFactor = action(endpoint, {
  clauses: ['OS-8.3'],
  secretAnswer: true,
  load: (ctx, inputs) => Promise.all(inputs.map(({ code }) => proveByCode(ctx, code, 'begun'))),
  run(ctx, _input, { factor, proof, subjects, chain }: Proven) {
    const recoveryCodes = newRecoveryCodes();
    // One write for step and enrolment: a row is changed once per statement.
    ctx.statement(
      `update second_factors set enrolled_at = now(), last_step = $2 where staff_id = $1 and enrolled_at is null returning 1`,
      [factor.staffId, 'step' in proof ? proof.step : 0],
      1,
    );
    ctx.statement(forgetAttempts, [subjects.account, subjects.address]);
    writeRecoveryCodes(ctx, factor.staffId, recoveryCodes);
    ctx.record(chain);
    rightsChanged(ctx);
    forgetSignIns(ctx.kernel);
    return { recoveryCodes };
  },
});
