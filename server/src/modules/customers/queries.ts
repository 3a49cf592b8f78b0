/** Customers as lists and pages show them: masked. (CC-7.1) */
import * as endpoints from '../../../../contract/customers.ts';
import { mayTouch, scopeCondition } from '../../kernel/access.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { tokensToFind } from '../../kernel/search-tokens.ts';
import { usccWarnings } from '../../../../contract/uscc.ts';
import type { Customer } from './customer.ts';
import { contactsOf, customerPage, findCustomers, searchCustomerIds } from './store.ts';

function view({ keyId: _, erasedAt: __, addedAt, ...customer }: Customer) {
  return { ...customer, addedAt: addedAt.toISOString() };
}

export const getCustomer = query(endpoints.getCustomer, {
  clauses: ['CC-2.1'],
  async run(ctx, { customerId }) {
    const customer = (await findCustomers(ctx.db, [customerId])).get(customerId);
    if (!customer) throw new Refusal('NOT_FOUND');
    ctx.mustReach({ ownerId: customer.ownerId });
    const contacts = await contactsOf(ctx.db, customerId);
    return {
      ...view(customer),
      erased: customer.erasedAt !== null,
      warnings: usccWarnings(customer.uscc),
      contacts: contacts.map(({ id, nameMask, phoneMask, mailMask, addressMask, role }) => ({
        id,
        nameMask,
        phoneMask,
        mailMask,
        addressMask,
        role,
      })),
    };
  },
});

export const listCustomers = query(endpoints.listCustomers, {
  clauses: ['CC-2.1'],
  async run(ctx, { ownerId, type, terms, state, limit, cursor }) {
    const params: unknown[] = [];
    const conditions = [scopeCondition(ctx.actor, ctx.action, { owner: 'owner_id' }, params)];
    if (ownerId !== undefined) conditions.push(`owner_id = $${params.push(ownerId)}::uuid`);
    if (type !== undefined) conditions.push(`type = $${params.push(type)}`);
    if (terms !== undefined) conditions.push(`terms = $${params.push(terms)}`);
    if (state !== undefined) conditions.push(state === 'active' ? 'active' : 'not active');
    if (cursor !== undefined) {
      const [at, id] = readCursor(cursor, ['instant', 'id']);
      conditions.push(`(added_at, id) < ($${params.push(at)}::timestamptz, $${params.push(id)}::uuid)`);
    }
    const rows = await customerPage(ctx.db, conditions.join(' and '), params, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown[shown.length - 1];
    const items = shown.map(({ key: _, ...customer }) => view(customer));
    return { items, ...(rows.length > limit && last ? { next: writeCursor([last.key, last.id]) } : {}) };
  },
});

export const searchCustomers = query(endpoints.searchCustomers, {
  clauses: ['CC-2.1', 'CC-7.1'],
  async run(ctx, { text, limit }) {
    const ids = await searchCustomerIds(ctx.db, tokensToFind(ctx.kernel.secrets, text), text, limit);
    return { items: await customersOf(ctx, ids) };
  },
});

/** The customers of these ids that the reader may see, in the same sequence. */
export async function customersOf(ctx: Ctx, ids: readonly string[]) {
  const found = await findCustomers(ctx.db, [...ids]);
  return ids
    .flatMap((id) => found.get(id) ?? [])
    .filter((one) => mayTouch(ctx.actor, ctx.action, { ownerId: one.ownerId }))
    .map(view);
}
