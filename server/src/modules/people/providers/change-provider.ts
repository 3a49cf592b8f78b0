/** Changes a sign-in provider or takes it out of use; the journal says that the secret changed, never what it is. (OS-8.3) */
import { changeProvider as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { mustMatch } from '../../../kernel/revision.ts';
import { mustRankWith } from '../administrators.ts';
import { linkedPersons, lockProviders } from './store.ts';

const columnOf = {
  name: 'name',
  issuer: 'issuer',
  clientId: 'client_id',
  linkByMail: 'link_by_mail',
  secondFactor: 'second_factor',
  active: 'active',
} as const;

export const changeProvider = action(endpoint, {
  clauses: ['OS-8.3'],
  load: (ctx, inputs) =>
    lockProviders(
      ctx,
      inputs.map((one) => one.providerId),
    ),
  async run(ctx, { providerId: _, clientSecret, ...values }, { provider, chain }) {
    mustMatch(ctx, provider.rev);
    // Whoever says where a provider is says who its accounts are.
    if (values.issuer !== undefined || values.clientId !== undefined || clientSecret !== undefined)
      mustRankWith(ctx.actor, ...(await linkedPersons(ctx.db, provider.id)));
    const { secrets } = ctx.kernel;
    const fields = Object.keys(columnOf) as (keyof typeof columnOf)[];
    const changed = fields.filter((field) => values[field] !== undefined && values[field] !== provider[field]);
    if (changed.length === 0 && clientSecret === undefined) return { id: provider.id, rev: provider.rev };
    const key = (await secrets.subjectKeys(ctx.db, [provider.keyId])).get(provider.keyId);
    if (!key) throw new Refusal('NOT_FOUND');
    ctx.patch('identity_providers', provider.id, {
      ...Object.fromEntries(changed.map((field) => [columnOf[field], values[field]])),
      ...(clientSecret === undefined ? {} : { secret_enc: secrets.encrypt(key, clientSecret) }),
      rev: provider.rev + 1,
    });
    const changes = Object.fromEntries(changed.map((field) => [field, { from: provider[field], to: values[field] }]));
    ctx.record(chain, { body: { changes, ...(clientSecret === undefined ? {} : { fields: ['clientSecret'] }) } });
    return { id: provider.id, rev: provider.rev + 1 };
  },
});
