/** SQL over clocks, suspensions and firings. */
import type { Queryable } from '../../kernel/database.ts';
import type { Clock } from './clock.ts';

interface ClockRow {
  id: string;
  order_id: string;
  rule: string;
  clause: string;
  clause_version: number;
  source: 'company' | 'platform';
  department: string;
  budget_ms: number;
  started_at: Date;
  due_at: Date;
  next_rung: number;
  next_fire_at: Date | null;
  state: Clock['state'];
  paused_at: Date | null;
  stopped_at: Date | null;
}

const columns = `id, order_id, rule, clause, clause_version, source, department, budget_ms, started_at, due_at, next_rung, next_fire_at, state, paused_at, stopped_at`;

function toClock(row: ClockRow): Clock {
  return {
    id: row.id,
    orderId: row.order_id,
    rule: row.rule,
    clause: row.clause,
    clauseVersion: row.clause_version,
    source: row.source,
    department: row.department,
    budgetMs: row.budget_ms,
    startedAt: row.started_at,
    dueAt: row.due_at,
    nextRung: row.next_rung,
    nextFireAt: row.next_fire_at,
    state: row.state,
    pausedAt: row.paused_at,
    stoppedAt: row.stopped_at,
  };
}

function byOrder(rows: ClockRow[]): Map<string, Clock[]> {
  const map = new Map<string, Clock[]>();
  for (const row of rows) {
    const list = map.get(row.order_id);
    if (list) list.push(toClock(row));
    else map.set(row.order_id, [toClock(row)]);
  }
  return map;
}

/** Clocks that run or stand still; the caller holds the orders' locks. */
export async function loadOpenClocks(db: Queryable, orderIds: readonly string[]): Promise<Map<string, Clock[]>> {
  return byOrder(
    await db.query<ClockRow>(`select ${columns} from clocks where order_id = any($1::uuid[]) and state in ('running', 'paused') order by id`, [orderIds]),
  );
}

/** Every clock of these orders, for reading. */
export async function loadClocks(db: Queryable, orderIds: readonly string[]): Promise<Map<string, Clock[]>> {
  return byOrder(await db.query<ClockRow>(`select ${columns} from clocks where order_id = any($1::uuid[]) order by due_at, id`, [orderIds]));
}

export async function dueClockIds(db: Queryable, now: Date, limit: number): Promise<{ id: string; order_id: string }[]> {
  return db.query(
    `select id, order_id from clocks where state = 'running' and next_fire_at is not null and next_fire_at <= $1 order by next_fire_at, id limit $2`,
    [now, limit],
  );
}

export async function clocksStillDue(db: Queryable, ids: readonly string[], now: Date): Promise<(Clock & { digestId: string | null })[]> {
  const rows = await db.query<ClockRow & { digest_id: string | null }>(
    `select ${columns}, digest_id from clocks where id = any($1::uuid[]) and state = 'running' and next_fire_at <= $2`,
    [ids, now],
  );
  return rows.map((row) => ({ ...toClock(row), digestId: row.digest_id }));
}
