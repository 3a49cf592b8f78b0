/**
 * The second step of signing in: the code turns the waiting session into a whole one, under a new token, so that whoever
 * saw the first one has nothing. Wrong codes count like wrong passwords. (OS-8.3)
 */
import { proveFactor as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { withCookies } from '../../../kernel/cookies.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { forgetSignIns } from '../authenticate.ts';
import { openSession } from '../sessions/session.ts';
import { proofKind, proveByCode, spend, type Proven } from './prove.ts';

export const proveFactor = action(endpoint, {
  clauses: ['OS-8.3'],
  secretAnswer: true,
  load: async (ctx, inputs) => {
    const owes = ctx.actor.due === 'code' && ctx.actor.signInId !== undefined;
    if (!owes) return inputs.map(() => new Refusal('SECOND_FACTOR_ABSENT'));
    return Promise.all(inputs.map(({ code }) => proveByCode(ctx, code, 'enrolled')));
  },
  run(ctx, _input, proven: Proven) {
    spend(ctx, proven);
    ctx.statement(
      `update sessions set ended_at = now() where id = $1 and ended_at is null and factor_due returning 1`,
      [ctx.actor.signInId],
      1,
    );
    const { sessionId, cookie } = openSession(ctx, proven.factor.staffId, { method: ctx.actor.signInBy ?? 'password' });
    ctx.record(proven.chain, { body: { session: sessionId, by: proofKind(proven) } });
    forgetSignIns(ctx.kernel);
    return withCookies({ ok: true as const }, [cookie]);
  },
});
