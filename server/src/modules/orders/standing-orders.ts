/** Orders that have stood in an open stage for long, the longest first: one probe of an index, never a scan. (PD-3.3) */
import type { Queryable } from '../../kernel/database.ts';
import type { Stage } from './lifecycle.ts';

export interface StandingOrder {
  id: string;
  since: Date;
}

const since = 'coalesce(delivered_at, shipped_at, prepared_at, preparing_at, checked_at, entered_at)';
const open = 'closed_at is null and cancelled_at is null and accepted_at is null';

/** As the index has it: an index by the plain stage would tempt the planner away from the lists' own (migration 0080). */
const ofStage = `(stage || '')`;

/** Held orders stand for a reason that somebody answers for; what is promised for a later day is not late before it. */
export async function readStanding(
  db: Queryable,
  stage: Stage,
  { before, now }: { before: Date; now: Date },
  after: StandingOrder | undefined,
  limit: number,
): Promise<StandingOrder[]> {
  const from = after ?? { since: new Date(0), id: '00000000-0000-0000-0000-000000000000' };
  return db.query<StandingOrder & Record<string, unknown>>(
    `select id, ${since} as since from orders
      where ${ofStage} = $1 and ${open} and ${since} <= $2 and (${since}, id) > ($3::timestamptz, $4::uuid) and not is_held
        and (shipped_at is not null or promised_ship_at is null or promised_ship_at < $6)
      order by ${since}, id limit $5`,
    [stage, before, from.since, from.id, limit, now],
  );
}
