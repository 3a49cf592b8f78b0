/** Sessions that are long over and attempts that no longer count are forgotten; the journal keeps who signed in when. (CC-7.2) */
import type { Queryable } from '../../kernel/database.ts';
import { every } from '../../kernel/timed-work.ts';

const keptDays = 30;

export async function forgetOldSignIns(db: Queryable): Promise<void> {
  await db.query(`delete from sessions where coalesce(ended_at, seen_at) < now() - make_interval(days => $1)`, [
    keptDays,
  ]);
  await db.query(
    `delete from sign_in_attempts where last_at < now() - make_interval(days => $1) and (locked_until is null or locked_until < now())`,
    [keptDays],
  );
}

export const peopleWork = [every(6 * 3600, 'people.forget-sign-ins', (kernel) => forgetOldSignIns(kernel.database))];
