/** Changes a customer. The journal says which fields changed and, where they are no personal data, from what to what. (CC-2.1, CC-7.1) */
import { changeCustomer as endpoint } from '../../../../contract/customers.ts';
import type { InputOf } from '../../../../contract/kit.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { mustMatch } from '../../kernel/revision.ts';
import { usccWarnings } from '../../../../contract/uscc.ts';
import type { ContactInput } from './customer.ts';
import { mustBeColleague } from './owner.ts';
import { customerTokens, nameColumns, noteColumns } from './sealed.ts';
import {
  contactsOf,
  loadCustomers,
  replaceContacts,
  replaceTokens,
  sealedTexts,
  type LockedCustomer,
} from './store.ts';

type Changes = Omit<InputOf<typeof endpoint>, 'customerId'>;

export const changeCustomer = action(endpoint, {
  clauses: ['CC-2.1', 'CC-7.1'],
  load: (ctx, inputs) =>
    loadCustomers(
      ctx,
      inputs.map((i) => i.customerId),
    ),
  async run(ctx, { customerId: _, ...values }, locked) {
    const { customer, chain, key } = locked;
    ctx.mustReach({ ownerId: customer.ownerId });
    mustMatch(ctx, customer.rev);
    await mustBeColleague(ctx, values.ownerId);
    const fields = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (fields.length === 0) return { id: customer.id, rev: customer.rev, warnings: [] };
    if (values.name !== undefined || values.contacts !== undefined) await replaceNames(ctx, locked, values);
    const { uscc, ownerId, active, type } = values;
    ctx.patch('customers', customer.id, {
      ...(await nameAndType(ctx, locked, values)),
      ...(values.note === undefined ? {} : noteColumns(ctx.kernel.secrets, key, values.note)),
      ...(uscc === undefined ? {} : { uscc }),
      ...(ownerId === undefined ? {} : { owner_id: ownerId }),
      ...(active === undefined ? {} : { active }),
      rev: customer.rev + 1,
    });
    const plain = { type: customer.type, uscc: customer.uscc, ownerId: customer.ownerId, active: customer.active };
    const to = { type, uscc, ownerId, active };
    ctx.record(chain, { keyId: key.id, body: { fields, changes: { from: plain, to } } });
    return { id: customer.id, rev: customer.rev + 1, warnings: usccWarnings(uscc) };
  },
});

/** A company's name is shown as it is, a person's masked: with the type the mask is made anew. */
async function nameAndType(
  ctx: RowCtx,
  { customer, key }: LockedCustomer,
  { name, type }: Changes,
): Promise<Record<string, unknown>> {
  if (name === undefined && type === undefined) return {};
  const { secrets } = ctx.kernel;
  const known = name ?? secrets.decrypt(key, (await sealedTexts(ctx.db, customer.id)).nameEnc);
  const kind = type ?? customer.type;
  return { type: kind, ...nameColumns(secrets, key, kind, known) };
}

/** Contacts and tokens are made from what holds afterwards: what was given, else what is stored. */
async function replaceNames(ctx: RowCtx, { customer, key }: LockedCustomer, values: Changes): Promise<void> {
  const { secrets } = ctx.kernel;
  const open = (sealed: Buffer): string => secrets.decrypt(key, sealed);
  const name = values.name ?? open((await sealedTexts(ctx.db, customer.id)).nameEnc);
  let contacts: Pick<ContactInput, 'name' | 'phone'>[];
  if (values.contacts === undefined) {
    const stored = await contactsOf(ctx.db, customer.id);
    contacts = stored.map((c) => ({ name: open(c.nameEnc), phone: c.phoneEnc && open(c.phoneEnc) }));
  } else {
    contacts = values.contacts;
    replaceContacts(ctx, customer.id, key, values.contacts);
  }
  replaceTokens(ctx, customer.id, customerTokens(secrets, name, contacts));
}
