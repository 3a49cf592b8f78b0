/** Adds a system by which colleagues may sign in; its secret is encrypted under a key of its own. (OS-8.3) */
import { addProvider as endpoint } from '../../../../../contract/sign-in.ts';
import { action } from '../../../kernel/action.ts';
import { startChain } from '../../../kernel/chains.ts';
import { newId } from '../../../kernel/ids.ts';

export const addProvider = action(endpoint, {
  clauses: ['OS-8.3'],
  run(ctx, { clientSecret, ...values }) {
    const id = newId();
    const key = ctx.kernel.secrets.newSubjectKey(ctx.writes);
    ctx.insert('identity_providers', {
      id,
      name: values.name,
      issuer: values.issuer,
      client_id: values.clientId,
      key_id: key.id,
      secret_enc: ctx.kernel.secrets.encrypt(key, clientSecret),
      link_by_mail: values.linkByMail,
      second_factor: values.secondFactor,
    });
    ctx.record(startChain(ctx.writes, id), { body: { changes: values } });
    return { id, rev: 1 };
  },
});
