/** SQL of exceptions, their notes, the marks along which causes come back, and the facts that wait to open one. */
import type { Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepareApply, type Prepared } from '../orders/index.ts';
import { markKey, type ExceptionRecord, type Mark } from './exception.ts';

type Row = ExceptionRecord & Record<string, unknown>;

export const exceptionColumns = `e.id, e.number, e.order_id, e.shop_id, e.warehouse_id, e.kind, e.rule, e.clause, e.department_id, e.person_id, e.source,
  e.source_key, e.cause, e.state, e.opened_at, e.opened_by, e.started_at, e.due_at, e.next_rung, e.next_fire_at, e.resolved_at, e.result, e.resolution, e.recurred,
  e.improvement, e.plan, e.plan_person_id, to_char(e.plan_due_on, 'YYYY-MM-DD') as plan_due_on, e.plan_done_at, e.rev`;

export interface LoadedException {
  record: ExceptionRecord;
  prepared: Prepared;
}

/** The orders first, in id order, then the exceptions; what is out of reach is not there. */
export async function lockExceptions(ctx: Ctx, ids: readonly string[]): Promise<(LoadedException | Refusal)[]> {
  const owners = await ctx.db.query<{ id: string; order_id: string }>(
    `select id, order_id from exceptions where id = any($1::uuid[])`,
    [ids],
  );
  const orderOf = new Map(owners.map((row) => [row.id, row.order_id]));
  const orderIds = [...new Set(orderOf.values())];
  const orders = new Map((await prepareApply(ctx, orderIds, null)).map((one, n) => [orderIds[n], one]));
  const rows = await ctx.db.query<Row>(
    `select ${exceptionColumns} from exceptions e where e.id = any($1::uuid[]) order by e.id for update`,
    [ids],
  );
  const records = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const record = records.get(id);
    const prepared = orders.get(orderOf.get(id) ?? '');
    if (!record || !prepared || prepared instanceof Refusal) return new Refusal('NOT_FOUND', { field: 'exceptionId' });
    return { record, prepared };
  });
}

export async function readExceptions(db: Queryable, ids: readonly string[]): Promise<ExceptionRecord[]> {
  return db.query<Row>(`select ${exceptionColumns} from exceptions e where e.id = any($1::uuid[]) order by e.id`, [
    ids,
  ]);
}

export async function exceptionsOfOrder(db: Queryable, orderIds: readonly string[]): Promise<ExceptionRecord[]> {
  return db.query<Row>(
    `select ${exceptionColumns} from exceptions e where e.order_id = any($1::uuid[]) order by e.id desc`,
    [orderIds],
  );
}

export interface NoteRow {
  at: Date;
  by_actor: string;
  text: string;
}

export async function readNotes(db: Queryable, exceptionId: string): Promise<NoteRow[]> {
  return db.query<NoteRow & Record<string, unknown>>(
    `select at, by_actor, text from exception_notes where exception_id = $1 order by id`,
    [exceptionId],
  );
}

export async function readMarks(db: Queryable, exceptionId: string): Promise<Mark[]> {
  return db.query<Mark & Record<string, unknown>>(
    `select axis, value from exception_marks where exception_id = $1 order by axis, value`,
    [exceptionId],
  );
}

/** How often the cause stood along these marks between two moments, leaving out the one that is looked at. */
export async function countMarks(
  db: Queryable,
  kind: string,
  marks: readonly Mark[],
  from: Date,
  to: Date,
  except?: string,
): Promise<Map<string, number>> {
  const rows = await db.query<Mark & { times: number } & Record<string, unknown>>(
    `select m.axis, m.value, count(*) as times from exception_marks m
       join unnest($2::text[], $3::text[]) as w(axis, value) on w.axis = m.axis and w.value = m.value
      where m.kind = $1 and m.opened_at >= $4 and m.opened_at <= $5 and m.exception_id is distinct from $6::uuid group by 1, 2`,
    [kind, marks.map((mark) => mark.axis), marks.map((mark) => mark.value), from, to, except ?? null],
  );
  return new Map(rows.map((row) => [markKey(row), row.times]));
}

/** What was improved once along one of the marks of a new exception, and was not enough. */
export async function improvedBefore(db: Queryable, exceptionId: string): Promise<{ id: string; orderId: string }[]> {
  return db.query(
    `select distinct e.id, e.order_id as "orderId" from exception_marks n
       join exception_marks m on m.kind = n.kind and m.axis = n.axis and m.value = n.value and m.opened_at <= n.opened_at
       join exceptions e on e.id = m.exception_id
      where n.exception_id = $1 and m.exception_id <> $1 and e.improvement = 'done' and m.opened_at > n.opened_at - interval '180 days'`,
    [exceptionId],
  );
}

export interface Signal {
  sourceKey: string;
  orderId: string;
  source: string;
  word: string;
}

export async function keepSignals(db: Queryable, signals: readonly Signal[]): Promise<void> {
  if (signals.length === 0) return;
  await db.query(
    `insert into exception_signals (source_key, order_id, source, word, told_at)
     select k, o, s, w, now() from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) as u(k, o, s, w)
      where not exists (select 1 from exceptions e where e.source_key = u.k) on conflict (source_key) do nothing`,
    [
      signals.map((one) => one.sourceKey),
      signals.map((one) => one.orderId),
      signals.map((one) => one.source),
      signals.map((one) => one.word),
    ],
  );
}

export async function readSignals(db: Queryable, limit: number): Promise<Signal[]> {
  return db.query<Signal & Record<string, unknown>>(
    `select source_key as "sourceKey", order_id as "orderId", source, word from exception_signals order by source_key limit $1`,
    [limit],
  );
}

export async function dropSignals(db: Queryable, keys: readonly string[]): Promise<void> {
  await db.query(`delete from exception_signals where source_key = any($1::text[])`, [keys]);
}
