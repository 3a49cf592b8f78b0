/** SQL of scans and how they are shown. */
import type { Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';

export interface Scan {
  id: string;
  order_id: string | null;
  media_type: string;
  bytes: number;
  uploaded_by: string;
  uploaded_at: Date;
}

const columns = `id, order_id, media_type, bytes, uploaded_by, uploaded_at`;
type Row = Scan & Record<string, unknown>;

export function scansOf(db: Queryable, orderIds: readonly string[]): Promise<Scan[]> {
  return db.query<Row>(`select ${columns} from entry_scans where order_id = any($1::uuid[]) order by uploaded_at, id`, [
    orderIds,
  ]);
}

/** The ids of each order's papers, for what names one of them. */
export async function papersOfOrders(
  { db }: Pick<Ctx, 'db'>,
  orderIds: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  for (const { id, order_id: orderId } of await scansOf(db, orderIds))
    if (orderId) found.set(orderId, (found.get(orderId) ?? new Set()).add(id));
  return found;
}

/** Locked in id order, for whoever attaches them. */
export async function lockScans(db: Queryable, ids: readonly string[]): Promise<Map<string, Scan>> {
  const rows = await db.query<Row>(
    `select ${columns} from entry_scans where id = any($1::uuid[]) order by id for update`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findScan(db: Queryable, id: string): Promise<Scan | undefined> {
  const [row] = await db.query<Row>(`select ${columns} from entry_scans where id = $1`, [id]);
  return row;
}

export function viewOfScan(scan: Scan) {
  return {
    id: scan.id,
    mediaType: scan.media_type,
    bytes: Number(scan.bytes),
    uploadedAt: scan.uploaded_at.toISOString(),
  };
}
