/** Ends the session that the request came with; the cookie is taken back. (CC-7.2) */
import { signOut as endpoint } from '../../../../contract/people.ts';
import { action } from '../../kernel/action.ts';
import { withCookies } from '../../kernel/cookies.ts';
import { forgetSignIns, sessionCookie } from './authenticate.ts';
import { loadOwnChain } from './own-chain.ts';

export const signOut = action(endpoint, {
  clauses: ['CC-7.2'],
  load: loadOwnChain,
  run(ctx, _input, chain) {
    if (ctx.actor.signInId)
      ctx.statement(`update sessions set ended_at = now() where id = $1 and ended_at is null returning 1`, [
        ctx.actor.signInId,
      ]);
    ctx.record(chain, { body: { session: ctx.actor.signInId ?? null } });
    forgetSignIns(ctx.kernel);
    return withCookies({ ok: true as const }, [{ name: sessionCookie, value: '', maxAgeSeconds: 0 }]);
  },
});
