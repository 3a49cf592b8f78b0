/** Parts of the order page that belong to higher modules (payments, shipments): registered in wire.ts, read with the order. */
import type { Queryable } from '../../kernel/database.ts';

export type SectionName = 'payments' | 'shipments';

type Load = (db: Queryable, orderId: string) => Promise<unknown[]>;

const sections = new Map<SectionName, Load>();

export function orderSection(name: SectionName, load: Load): void {
  sections.set(name, load);
}

type LoadCarriers = (db: Queryable, orderIds: readonly string[]) => Promise<Map<string, string>>;

let carriers: LoadCarriers | undefined;

/** Who carries the orders of a page: the newest parcel of each that was not voided. */
export function orderCarriers(load: LoadCarriers): void {
  carriers = load;
}

export async function readOrderCarriers(db: Queryable, orderIds: readonly string[]): Promise<Map<string, string>> {
  return (await carriers?.(db, orderIds)) ?? new Map<string, string>();
}

export async function readSection<T>(db: Queryable, name: SectionName, orderId: string): Promise<T[]> {
  return ((await sections.get(name)?.(db, orderId)) ?? []) as T[];
}
