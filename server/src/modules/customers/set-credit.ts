/** Sets what a customer may owe and for how long, with the reason; finance judges orders against it. (OS-3.1) */
import { setCredit as endpoint } from '../../../../contract/customers.ts';
import { action } from '../../kernel/action.ts';
import { mustMatch } from '../../kernel/revision.ts';
import { checkCredit } from './credit.ts';
import { loadCustomers } from './store.ts';

export const setCredit = action(endpoint, {
  clauses: ['OS-3.1'],
  load: (ctx, inputs) =>
    loadCustomers(
      ctx,
      inputs.map((i) => i.customerId),
    ),
  run(ctx, { creditLimit, terms, termsDays, reason }, { customer, chain }) {
    ctx.mustReach({ ownerId: customer.ownerId });
    mustMatch(ctx, customer.rev);
    checkCredit({ creditLimit, terms });
    ctx.patch('customers', customer.id, {
      credit_limit: creditLimit,
      terms,
      terms_days: termsDays,
      rev: customer.rev + 1,
    });
    const before = { creditLimit: customer.creditLimit, terms: customer.terms, termsDays: customer.termsDays };
    ctx.emit({ name: 'customer.credit-set', v: 1, data: { customerId: customer.id, creditLimit, terms, termsDays } });
    ctx.record(chain, { body: { reason, changes: { from: before, to: { creditLimit, terms, termsDays } } } });
    return { id: customer.id, rev: customer.rev + 1 };
  },
});
