/** Where a customer is written to: the first contact that has a mail address. For jobs and questions, never for a screen. (CC-2.1) */
import type { Ctx } from '../../kernel/action.ts';
import { contactsOf, findCustomers } from './store.ts';

export async function mailOfCustomer(ctx: Ctx, customerId: string | null): Promise<string | undefined> {
  if (customerId === null) return undefined;
  const customer = (await findCustomers(ctx.db, [customerId])).get(customerId);
  const sealed = (await contactsOf(ctx.db, customerId)).find((contact) => contact.mailEnc)?.mailEnc;
  if (!customer || !sealed) return undefined;
  const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [customer.keyId])).get(customer.keyId);
  return key && ctx.kernel.secrets.decrypt(key, sealed);
}
