/** Which holds of orders somebody has in hand: what a person took over, nothing lifts behind that person's back. (OS-1, PD-3.4) */
import type { Queryable } from '../../kernel/database.ts';

/** Hold → the person who took the work of it. */
export async function holdsInHand(db: Queryable, orderIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ hold: string; person_id: string }>(
    `select key as hold, person_id from tasks where order_id = any($1::uuid[]) and kind = 'hold' and state = 'taken' and person_id is not null`,
    [orderIds],
  );
  return new Map(rows.map((row) => [row.hold, row.person_id]));
}
