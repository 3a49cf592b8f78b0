/**
 * Sets a password: one's own with the present one, somebody else's by right, an administrator's only by another. All other sessions of the person end, so
 * that a stolen one is worth nothing any longer. (OS-8.3)
 */
import { setPassword as endpoint } from '../../../../contract/people.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { mustRankWith } from './administrators.ts';
import { forgetSignIns } from './authenticate.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { findPasswordHash, loadPersons, rightsChanged } from './store.ts';

export const setPassword = action(endpoint, {
  clauses: ['OS-8.3'],
  secretAnswer: true,
  load: (ctx, inputs) =>
    loadPersons(
      ctx,
      inputs.map((i) => i.staffId),
    ),
  async run(ctx, { present, password, once }, { person, chain }) {
    ctx.mustReach({ ownerId: person.id });
    if (!person.active) throw new Refusal('PERSON_INACTIVE');
    const own = ctx.actor.personId === person.id;
    if (!own) mustRankWith(ctx.actor, person);
    const known = own ? await findPasswordHash(ctx.db, person.id) : null;
    if (own && !(await passwordMatches(known, present ?? '')))
      throw new Refusal('PASSWORD_WRONG', { field: 'present' });
    const passwordOnce = once && !own;
    ctx.patch('staff', person.id, {
      password_hash: await hashPassword(password, person),
      password_once: passwordOnce,
      rev: person.rev + 1,
    });
    if (passwordOnce !== person.passwordOnce) rightsChanged(ctx);
    ctx.statement(
      `update sessions set ended_at = now() where staff_id = $1 and ended_at is null and id is distinct from $2::uuid returning 1`,
      [person.id, own ? (ctx.actor.signInId ?? null) : null],
    );
    forgetSignIns(ctx.kernel);
    ctx.record(chain, { body: { by: own ? 'self' : 'other' } });
    return { ok: true as const };
  },
});
