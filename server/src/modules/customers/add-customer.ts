/** Adds a customer with contacts under a data key of its own. The journal keeps no personal data of it. (OS-3.1, CC-2.1) */
import { addCustomer as endpoint } from '../../../../contract/customers.ts';
import { action } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { startChain } from '../../kernel/chains.ts';
import { takeNumbers } from '../../kernel/numbers.ts';
import { usccWarnings } from '../../../../contract/uscc.ts';
import { checkCredit, mayGiveCredit } from './credit.ts';
import { mustBeColleague } from './owner.ts';
import { customerTokens, nameColumns, noteColumns } from './sealed.ts';
import { insertContacts } from './store.ts';

export const addCustomer = action(endpoint, {
  clauses: ['OS-3.1', 'CC-2.1'],
  load: (ctx, inputs) => takeNumbers(ctx.kernel.database, 'customer_numbers', inputs.length),
  async run(ctx, input, taken) {
    const { type, name, uscc, ownerId, note, contacts, creditLimit, terms, termsDays } = input;
    checkCredit(input);
    mayGiveCredit(ctx.actor, input);
    await mustBeColleague(ctx, ownerId);
    const { secrets } = ctx.kernel;
    const key = secrets.newSubjectKey(ctx.writes);
    const id = newId();
    const number = `KH${String(taken).padStart(6, '0')}`;
    const credit = { credit_limit: creditLimit, terms, terms_days: termsDays };
    const sealed = { ...nameColumns(secrets, key, type, name), ...noteColumns(secrets, key, note) };
    ctx.insert('customers', {
      id,
      number,
      type,
      key_id: key.id,
      ...sealed,
      uscc,
      ...credit,
      owner_id: ownerId,
      added_at: ctx.now,
    });
    insertContacts(ctx, id, key, contacts);
    for (const { token, kind } of customerTokens(secrets, name, contacts))
      ctx.insert('customer_tokens', { token, kind, customer_id: id });
    const chain = startChain(ctx.writes, id);
    ctx.record(chain, {
      keyId: key.id,
      body: { number, type, creditLimit, terms, termsDays, ownerId, contacts: contacts.length },
    });
    return { id, rev: 1, number, warnings: usccWarnings(uscc) };
  },
});
