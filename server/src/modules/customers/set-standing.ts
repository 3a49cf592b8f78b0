/** Puts a paper on file, a customer on the blacklist, or a usual discount under the name: what review asks of a customer's standing. (OS-3.1) */
import {
  addQualification as addEndpoint,
  getStanding as getEndpoint,
  setStanding as endpoint,
} from '../../../../contract/review-settings.ts';
import { actorRef } from '../../kernel/access.ts';
import { action, query } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { mustMatch } from '../../kernel/revision.ts';
import { readStandingRow, readQualifications } from './standing.ts';
import { findCustomers, loadCustomers, type LockedCustomer } from './store.ts';

export const addQualification = action(addEndpoint, {
  clauses: ['OS-3.1', 'OS-3.2'],
  load: (ctx, inputs) =>
    loadCustomers(
      ctx,
      inputs.map((input) => input.customerId),
    ),
  run: (ctx, { kind, number, validFrom, validUntil }, { customer, chain }: LockedCustomer) => {
    ctx.mustReach({ ownerId: customer.ownerId });
    if (validUntil && validUntil < validFrom) throw new Refusal('QUALIFICATION_ENDED', { field: 'validUntil' });
    ctx.insert('customer_qualifications', {
      id: newId(),
      customer_id: customer.id,
      kind,
      number,
      valid_from: validFrom,
      valid_until: validUntil,
      added_at: ctx.now,
      added_by: actorRef(ctx.actor),
    });
    ctx.record(chain, { body: { changes: { kind, validFrom, validUntil } } });
    return { id: customer.id, rev: customer.rev };
  },
});

export const setStanding = action(endpoint, {
  clauses: ['OS-3.1', 'OS-3.2'],
  load: (ctx, inputs) =>
    loadCustomers(
      ctx,
      inputs.map((input) => input.customerId),
    ),
  run: (ctx, { blacklisted, usualDiscount, reason }, { customer, chain }: LockedCustomer) => {
    ctx.mustReach({ ownerId: customer.ownerId });
    mustMatch(ctx, customer.rev);
    ctx.patch('customers', customer.id, {
      blacklisted_at: blacklisted ? ctx.now : null,
      blacklist_reason: blacklisted ? reason : null,
      usual_discount: String(usualDiscount),
      rev: customer.rev + 1,
    });
    ctx.record(chain, { body: { reason, changes: { blacklisted, usualDiscount } } });
    return { id: customer.id, rev: customer.rev + 1 };
  },
});

export const getStanding = query(getEndpoint, {
  clauses: ['OS-3.1'],
  run: async (ctx, { customerId }) => {
    const customer = (await findCustomers(ctx.db, [customerId])).get(customerId);
    if (!customer) throw new Refusal('NOT_FOUND');
    ctx.mustReach({ ownerId: customer.ownerId });
    const row = await readStandingRow(ctx.db, customerId);
    return { ...row, rev: customer.rev, qualifications: await readQualifications(ctx.db, customerId) };
  },
});
