/** Customers by the name that lists may show. (OS-3.1, CC-7.1) */
import type { Queryable } from '../../kernel/database.ts';
import { findCustomers } from '../customers/index.ts';

export async function customerNames(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map([...(await findCustomers(db, ids))].map(([id, customer]) => [id, customer.nameMask]));
}
