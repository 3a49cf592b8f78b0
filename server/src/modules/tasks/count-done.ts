/** How much of one kind of work each person ended within a period: what numbers of other modules count from. (OT-4.2) */
import type { TaskKind } from '../../../../contract/tasks.ts';
import type { Queryable } from '../../kernel/database.ts';

export async function countDone(
  db: Queryable,
  kind: TaskKind,
  { from, until }: { from: string; until: string },
): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; n: number }>(
    `select person_id as id, count(*)::int as n from tasks
      where kind = $3 and state = 'done' and person_id is not null and ended_at >= $1::timestamptz and ended_at < $2::timestamptz group by 1`,
    [from, until, kind],
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

/** Work of a kind that a person ended, for lists that join it: `order_id`, `person_id`, `ended_at`. */
export const endedWork = (kind: TaskKind): string =>
  `(select order_id, person_id, ended_at from tasks where kind = '${kind}' and state = 'done' and person_id is not null)`;
