/** Begins to enrol a second factor: a new secret that counts once its first code was given. Shown this once. (OS-8.3) */
import { beginFactor as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { lockChains } from '../../../kernel/chains.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { settingsCache } from '../../../kernel/settings.ts';
import { enrolmentAddress, newSecret } from './second-factor.ts';
import { findFactor } from './store.ts';

export const beginFactor = action(endpoint, {
  clauses: ['OS-8.3'],
  secretAnswer: true,
  load: async (ctx, inputs) => {
    // A key that leaked must not be able to lock its owner out.
    if (ctx.actor.kind === 'key')
      return inputs.map(() => new Refusal('RIGHT_MISSING', { params: { action: ctx.action } }));
    const id = ctx.actor.personId ?? '';
    const factor = id === '' ? undefined : await findFactor(ctx.db, id, true);
    const chain = factor && (await lockChains(ctx.db, [id])).get(id);
    const key = factor && (await ctx.kernel.secrets.subjectKeys(ctx.db, [factor.keyId])).get(factor.keyId);
    return inputs.map(() => {
      if (!factor || !chain || !key) return new Refusal('SIGN_IN_REQUIRED');
      return factor.enrolledAt ? new Refusal('SECOND_FACTOR_PRESENT') : { factor, chain, key };
    });
  },
  async run(ctx, _input, { factor, chain, key }) {
    const settings = await ctx.cached(settingsCache);
    const secret = newSecret();
    ctx.statement(
      `insert into second_factors (staff_id, secret_enc) values ($1, $2)
       on conflict (staff_id) do update set secret_enc = excluded.secret_enc, begun_at = now(), last_step = 0 returning 1`,
      [factor.staffId, ctx.kernel.secrets.encrypt(key, secret)],
      1,
    );
    ctx.record(chain);
    return { secret, address: enrolmentAddress(secret, factor.account, settings['company.shortName']) };
  },
});
