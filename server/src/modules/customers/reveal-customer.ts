/** Shows a customer in clear: a right, with a reason where the policy demands one, written to the access log. (OS-8.3, CC-7.1) */
import { revealCustomer as endpoint } from '../../../../contract/customers.ts';
import { logAccess } from '../../kernel/access-log.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lookReason, policyCache } from '../policy/index.ts';
import { contactsOf, findCustomers, sealedTexts } from './store.ts';

export const revealCustomer = action(endpoint, {
  clauses: ['OS-8.3', 'CC-7.1'],
  secretAnswer: true,
  async run(ctx, { customerId, reason: given }) {
    const { secrets } = ctx.kernel;
    const customer = (await findCustomers(ctx.db, [customerId])).get(customerId);
    if (!customer) throw new Refusal('NOT_FOUND');
    ctx.mustReach({ ownerId: customer.ownerId });
    const reason = lookReason(await ctx.cached(policyCache), given, ctx.now);
    const key = (await secrets.subjectKeys(ctx.db, [customer.keyId])).get(customer.keyId);
    if (!key) throw new Refusal('CUSTOMER_ERASED');
    const open = (sealed: Buffer | null): string | null => sealed && secrets.decrypt(key, sealed);
    const { nameEnc, noteEnc } = await sealedTexts(ctx.db, customerId);
    const contacts = await contactsOf(ctx.db, customerId);
    logAccess(ctx, { kind: 'customer', id: customerId, fields: ['name', 'note', 'contacts'], reason });
    return {
      name: open(nameEnc) ?? '',
      note: open(noteEnc) ?? '',
      contacts: contacts.map((c) => ({
        name: open(c.nameEnc) ?? '',
        phone: open(c.phoneEnc),
        mail: open(c.mailEnc),
        address: open(c.addressEnc),
        role: c.role,
      })),
    };
  },
});
