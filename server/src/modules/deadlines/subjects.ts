/**
 * What clocks, tasks and notices need to know of the orders that they belong to. Orders stand above them, so wire.ts fills
 * this in: one reader for number, scope, owner and facts. (OT-3.1, OS-8.3)
 */
import type { ScopedRow } from '../../kernel/access.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { FactValues } from '../policy/index.ts';

export interface OrderSubject {
  id: string;
  number: string;
  shopId: string;
  warehouseId: string | null;
  ownerId: string | null;
  /** By which rights are decided. */
  scope: ScopedRow;
  facts: FactValues;
}

type ReadSubjects = (db: Queryable, kernel: Kernel, orderIds: readonly string[]) => Promise<Map<string, OrderSubject>>;

let reader: ReadSubjects | undefined;

/** Filled once, by wire.ts. */
export function orderSubjects(read: ReadSubjects): void {
  reader = read;
}

export function readSubjects(
  db: Queryable,
  kernel: Kernel,
  orderIds: readonly string[],
): Promise<Map<string, OrderSubject>> {
  if (!reader) throw new Error('wire.ts has not said how orders are read');
  return orderIds.length > 0 ? reader(db, kernel, orderIds) : Promise.resolve(new Map());
}
