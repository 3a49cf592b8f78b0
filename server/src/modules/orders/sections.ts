/** Parts of the order page that belong to higher modules (payments, shipments): registered in wire.ts, read with the order. */
import type { Queryable } from '../../kernel/database.ts';

export type SectionName = 'payments' | 'shipments';

type Load = (db: Queryable, orderId: string) => Promise<unknown[]>;

const sections = new Map<SectionName, Load>();

export function orderSection(name: SectionName, load: Load): void {
  sections.set(name, load);
}

export async function readSection<T>(db: Queryable, name: SectionName, orderId: string): Promise<T[]> {
  return ((await sections.get(name)?.(db, orderId)) ?? []) as T[];
}
