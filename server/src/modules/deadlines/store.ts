/** SQL over clocks, suspensions and firings. */
import type { Queryable } from '../../kernel/database.ts';
import { calendarFromRow, type CalendarBody } from './calendars.ts';
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
  calendar_id: string | null;
  calendar_version: number | null;
  calendar: CalendarBody | null;
}

/** The calendar's body is read only for the few clocks that count working time. */
const columns = `id, order_id, rule, clause, clause_version, source, department, budget_ms, started_at, due_at, next_rung, next_fire_at, state, paused_at, stopped_at,
  calendar_id, calendar_version,
  case when calendar_id is null then null else (select body from calendars c where c.id = clocks.calendar_id and c.version = clocks.calendar_version) end as calendar`;

function toClock(row: ClockRow): Clock {
  return {
    id: row.id,
    orderId: row.order_id,
    rule: row.rule,
    clause: row.clause,
    clauseVersion: row.clause_version,
    source: row.source,
    department: row.department,
    calendar:
      row.calendar_id && row.calendar
        ? calendarFromRow({ id: row.calendar_id, version: row.calendar_version ?? 0, body: row.calendar })
        : null,
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
    await db.query<ClockRow>(
      `select ${columns} from clocks where order_id = any($1::uuid[]) and state in ('running', 'paused') order by id`,
      [orderIds],
    ),
  );
}

/** Every clock of these orders, for reading. */
export async function loadClocks(db: Queryable, orderIds: readonly string[]): Promise<Map<string, Clock[]>> {
  return byOrder(
    await db.query<ClockRow>(`select ${columns} from clocks where order_id = any($1::uuid[]) order by due_at, id`, [
      orderIds,
    ]),
  );
}

export async function dueClockIds(
  db: Queryable,
  now: Date,
  limit: number,
): Promise<{ id: string; order_id: string }[]> {
  return db.query(
    `select id, order_id from clocks where state = 'running' and next_fire_at is not null and next_fire_at <= $1 order by next_fire_at, id limit $2`,
    [now, limit],
  );
}

export async function clocksStillDue(
  db: Queryable,
  ids: readonly string[],
  now: Date,
): Promise<(Clock & { digestId: string | null })[]> {
  const rows = await db.query<ClockRow & { digest_id: string | null }>(
    `select ${columns}, digest_id from clocks where id = any($1::uuid[]) and state = 'running' and next_fire_at <= $2`,
    [ids, now],
  );
  return rows.map((row) => ({ ...toClock(row), digestId: row.digest_id }));
}

export interface StoredSuspension {
  cause: string;
  from: Date;
  to: Date | null;
}

export interface StoredFiring {
  rung: number;
  due: Date;
  firedAt: Date;
  superseded: boolean;
}

/** One clock with its ledger, for the page that explains it. */
export async function loadClock(
  db: Queryable,
  clockId: string,
): Promise<{ clock: Clock; suspensions: StoredSuspension[]; firings: StoredFiring[] } | undefined> {
  const [row] = await db.query<ClockRow & Record<string, unknown>>(`select ${columns} from clocks where id = $1`, [
    clockId,
  ]);
  if (!row) return undefined;
  const [suspensions, firings] = await Promise.all([
    db.query<StoredSuspension & Record<string, unknown>>(
      `select cause, from_at as "from", to_at as "to" from suspensions where clock_id = $1 order by from_at`,
      [clockId],
    ),
    db.query<StoredFiring & Record<string, unknown>>(
      `select rung, due, fired_at as "firedAt", superseded from firings where clock_id = $1 order by rung`,
      [clockId],
    ),
  ]);
  return { clock: toClock(row), suspensions, firings };
}

export async function clockStates(db: Queryable, clockIds: readonly string[]): Promise<Map<string, Clock['state']>> {
  if (clockIds.length === 0) return new Map();
  const rows = await db.query<{ id: string; state: Clock['state'] }>(
    `select id, state from clocks where id = any($1::uuid[])`,
    [clockIds],
  );
  return new Map(rows.map((row) => [row.id, row.state]));
}
