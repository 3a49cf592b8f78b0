/** SQL of customers, contacts and their search tokens. */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import type { Queryable } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { SearchToken } from '../../kernel/search-tokens.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import type { ContactInput, Customer } from './customer.ts';
import { contactColumns } from './sealed.ts';

const columns = `id, number, type, key_id as "keyId", name_mask as "nameMask", uscc, credit_limit as "creditLimit", terms, terms_days as "termsDays",
  owner_id as "ownerId", active, added_at as "addedAt", erased_at as "erasedAt", rev`;

type CustomerRow = Customer & Record<string, unknown>;

export async function findCustomers(db: Queryable, ids: readonly string[]): Promise<Map<string, Customer>> {
  const rows = await db.query<CustomerRow>(`select ${columns} from customers where id = any($1::uuid[])`, [
    [...new Set(ids)],
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface LockedCustomer {
  customer: Customer;
  chain: Chain;
  key: DataKey;
}

/** Locks customers for an edit; one whose key was destroyed can no longer be changed. */
export async function loadCustomers(ctx: Ctx, ids: readonly string[]): Promise<(LockedCustomer | Refusal)[]> {
  const rows = await ctx.db.query<CustomerRow>(
    `select ${columns} from customers where id = any($1::uuid[]) order by id for update`,
    [[...new Set(ids)]],
  );
  const customers = new Map(rows.map((row) => [row.id, row]));
  const chains = await lockChains(ctx.db, [...customers.keys()]);
  const keys = await ctx.kernel.secrets.subjectKeys(
    ctx.db,
    rows.map((row) => row.keyId),
  );
  return ids.map((id) => {
    const customer = customers.get(id);
    const chain = chains.get(id);
    if (!customer || !chain) return new Refusal('NOT_FOUND');
    const key = keys.get(customer.keyId);
    return key ? { customer, chain, key } : new Refusal('CUSTOMER_ERASED');
  });
}

export function insertContacts(ctx: RowCtx, customerId: string, key: DataKey, contacts: readonly ContactInput[]): void {
  contacts.forEach((contact, position) => {
    ctx.insert('customer_contacts', {
      id: newId(),
      customer_id: customerId,
      position,
      ...contactColumns(ctx.kernel.secrets, key, contact),
    });
  });
}

export function replaceContacts(
  ctx: RowCtx,
  customerId: string,
  key: DataKey,
  contacts: readonly ContactInput[],
): void {
  ctx.statement(`delete from customer_contacts where customer_id = $1 returning 1`, [customerId]);
  insertContacts(ctx, customerId, key, contacts);
}

/** Keeps the tokens that stay: deleting and inserting the same row in one statement has no order. */
export function replaceTokens(ctx: RowCtx, customerId: string, tokens: readonly SearchToken[]): void {
  const wanted = tokens.map((t) => t.token);
  ctx.statement(`delete from customer_tokens where customer_id = $1 and token <> all($2::bytea[]) returning 1`, [
    customerId,
    wanted,
  ]);
  ctx.statement(
    `insert into customer_tokens (token, kind, customer_id) select u.token, u.kind, $1::uuid from unnest($2::bytea[], $3::text[]) as u (token, kind)
     on conflict do nothing returning 1`,
    [customerId, wanted, tokens.map((t) => t.kind)],
  );
}

interface SealedContact {
  id: string;
  nameEnc: Buffer;
  nameMask: string;
  phoneEnc: Buffer | null;
  phoneMask: string;
  mailEnc: Buffer | null;
  mailMask: string;
  addressEnc: Buffer | null;
  addressMask: string;
  role: string;
}

export function contactsOf(db: Queryable, customerId: string): Promise<SealedContact[]> {
  return db.query<SealedContact & Record<string, unknown>>(
    `select id, name_enc as "nameEnc", name_mask as "nameMask", phone_enc as "phoneEnc", phone_mask as "phoneMask", mail_enc as "mailEnc",
       mail_mask as "mailMask", address_enc as "addressEnc", address_mask as "addressMask", role
     from customer_contacts where customer_id = $1 order by position`,
    [customerId],
  );
}

export async function sealedTexts(
  db: Queryable,
  customerId: string,
): Promise<{ nameEnc: Buffer; noteEnc: Buffer | null }> {
  const [row] = await db.query<{ nameEnc: Buffer; noteEnc: Buffer | null }>(
    `select name_enc as "nameEnc", note_enc as "noteEnc" from customers where id = $1`,
    [customerId],
  );
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** One page, the newest first; the condition is composed by the query. */
export function customerPage(
  db: Queryable,
  condition: string,
  params: unknown[],
  limit: number,
): Promise<(Customer & { key: string })[]> {
  return db.query<CustomerRow & { key: string }>(
    `select ${columns}, added_at::text as key from customers where ${condition} order by added_at desc, id desc limit ${limit}`,
    params,
  );
}

/** Customers who have all tokens of one alternative, or exactly this number or credit code. */
export async function searchCustomerIds(
  db: Queryable,
  alternatives: readonly SearchToken[][],
  exact: string,
  limit: number,
): Promise<string[]> {
  const found = new Set<string>();
  const exactly = await db.query<{ id: string }>(`select id from customers where number = $1 or uscc = $1 limit $2`, [
    exact.toUpperCase(),
    limit,
  ]);
  for (const { id } of exactly) found.add(id);
  for (const tokens of alternatives) {
    const rows = await db.query<{ id: string }>(
      `select customer_id as id from customer_tokens where token = any($1::bytea[]) group by customer_id having count(*) = $2 limit $3`,
      [tokens.map((t) => t.token), new Set(tokens.map((t) => t.token.toString('hex'))).size, limit],
    );
    for (const { id } of rows) found.add(id);
  }
  return [...found].slice(0, limit);
}
