/** When the next rung is due: for whoever moves a clock by hand and wants to miss none. (OT-3.1) */
import type { Queryable } from '../../kernel/database.ts';

export async function nextFiring(db: Queryable): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(
    `select min(next_fire_at) as at from clocks where state = 'running' and next_fire_at is not null`,
  );
  return row?.at ?? null;
}
