/**
 * Signs a person in: the answer carries the session's cookie, the database only the token's hash. Unknown accounts, wrong
 * passwords and people who left get the same answer after the same work. (OS-8.3, CC-7.2)
 */
import { signIn as endpoint } from '../../../../contract/people.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import { withCookies } from '../../kernel/cookies.ts';
import { readInstallation } from '../../kernel/installation.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { settingsCache } from '../../kernel/settings.ts';
import { claimAttempt, forgetAttempts, subjectsOf, type Subjects } from './attempts.ts';
import { passwordMatches } from './password.ts';
import { recordFailedSignIn } from './record-failed-sign-in.ts';
import { isRequired } from './second-factor/second-factor.ts';
import { openSession } from './sessions/session.ts';
import { findAccount, peopleCache, type Account } from './store.ts';

interface Welcome {
  person: Account;
  subjects: Subjects;
  chain: Chain;
}

export const signIn = action(endpoint, {
  clauses: ['OS-8.3'],
  open: true,
  secretAnswer: true,
  load: async (ctx, inputs) => {
    // While the past of a demonstration company is being written, nobody may act in the present. Asked outside of the
    // transaction, like the attempts: many sign-ins at once must not each hold a connection and wait for another.
    if ((await readInstallation(ctx.kernel.database)).historyOpen)
      return inputs.map(() => new Refusal('COMPANY_NOT_READY'));
    const results: (Welcome | Refusal)[] = [];
    for (const input of inputs) results.push(await check(ctx, input.account, input.password));
    return results;
  },
  async run(ctx, _input, { person, subjects, chain }) {
    const { sessionId, cookie } = openSession(ctx, person.id, { method: 'password', factorDue: person.hasFactor });
    // While the code is still to come, the attempts go on counting: the password alone starts nothing afresh.
    if (!person.hasFactor) ctx.statement(forgetAttempts, [subjects.account, subjects.address]);
    ctx.record(chain, { body: { session: sessionId } });
    const due = person.hasFactor ? 'code' : await otherwiseDue(ctx, person.id);
    return withCookies({ id: person.id, name: person.name, language: person.language, due }, [cookie]);
  },
});

async function otherwiseDue(ctx: Ctx, personId: string): Promise<'password' | 'enrolment' | null> {
  const known = (await ctx.cached(peopleCache)).persons.get(personId);
  if (known?.passwordOnce) return 'password';
  const roles = known?.roles ?? [];
  const settings = await ctx.cached(settingsCache);
  return isRequired(roles, settings['security.secondFactorRoles']) ? 'enrolment' : null;
}

async function check(ctx: Ctx, account: string, password: string): Promise<Welcome | Refusal> {
  const subjects = subjectsOf(ctx.kernel.secrets, account, ctx.address);
  const seconds = await claimAttempt(ctx.kernel.database, subjects);
  if (seconds > 0) return new Refusal('SIGN_IN_LOCKED', { params: { seconds } });
  const person = await findAccount(ctx.kernel.database, account);
  const matches = await passwordMatches(person?.passwordHash, password);
  if (!person || !person.active || !matches) {
    await recordFailedSignIn(ctx, person?.id);
    return new Refusal('SIGN_IN_WRONG', { field: 'password' });
  }
  const chain = (await lockChains(ctx.db, [person.id])).get(person.id);
  return chain ? { person, subjects, chain } : new Refusal('SIGN_IN_WRONG', { field: 'password' });
}
