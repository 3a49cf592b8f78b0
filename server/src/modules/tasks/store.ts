/** SQL of tasks. Opening and ending are gathered, so that a batch of orders opens its tasks in one statement. */
import type { TaskKind } from '../../../../contract/tasks.ts';
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { lockHeldChains } from '../../kernel/chains.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Chain } from '../../kernel/journal.ts';

export interface NewTask {
  id: string;
  orderId: string;
  kind: TaskKind;
  key: string;
  departmentId: string;
  shopId: string;
  warehouseId: string | null;
  clause: string;
  rule: string | null;
  clockId: string | null;
  dueAt: Date | null;
  openedAt: Date;
  /** Of an acknowledgement: the calendar of its working hours, and when a lapse is told. */
  calendar?: { id: string; version: number } | null;
  escalatesAt?: Date | null;
}

/** What is open already stays as it is. */
const openSql = `insert into tasks (id, order_id, kind, key, department_id, shop_id, warehouse_id, clause, rule, clock_id, due_at, opened_at, calendar_id, calendar_version, escalates_at, state)
  select *, 'open' from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::uuid[], $11::timestamptz[], $12::timestamptz[], $13::text[], $14::int[], $15::timestamptz[])
  on conflict (order_id, kind, key) where state in ('open', 'taken') do nothing`;
const openColumn = { orderId: 1, kind: 2, key: 3 };

export function openTask(ctx: RowCtx, task: NewTask): void {
  const { id, orderId, kind, key, departmentId, shopId, warehouseId, clause, rule, clockId, dueAt, openedAt } = task;
  ctx.writes.gather(openSql, [
    id,
    orderId,
    kind,
    key,
    departmentId,
    shopId,
    warehouseId,
    clause,
    rule,
    clockId,
    dueAt ?? 'infinity',
    openedAt,
    task.calendar?.id ?? null,
    task.calendar?.version ?? null,
    task.escalatesAt ?? null,
  ]);
}

/** Takes back what this flush was about to open. */
export function dropOpened(ctx: RowCtx, orderId: string, kind: TaskKind | null, key: string | null): void {
  const columns = ctx.writes.gathered.get(openSql);
  if (!columns) return;
  const orders = columns[openColumn.orderId] ?? [];
  for (let n = orders.length - 1; n >= 0; n--) {
    const isMeant =
      orders[n] === orderId &&
      (kind === null || columns[openColumn.kind]?.[n] === kind) &&
      (key === null || columns[openColumn.key]?.[n] === key);
    if (isMeant) for (const column of columns) column.splice(n, 1);
  }
  if (orders.length === 0) ctx.writes.gathered.delete(openSql);
}

export interface Ending {
  orderId: string;
  /** null ends every kind, or every key of a kind. */
  kind: TaskKind | null;
  key: string | null;
  state: 'done' | 'voided';
  at: Date;
  by: string;
  personId: string | null;
}

/** Who took the step is who did the work, where nobody had taken the task. */
const endSql = `update tasks t set state = r.state, ended_at = r.at, ended_by = r.by, person_id = coalesce(t.person_id, r.person_id)
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::uuid[]) as r(order_id, kind, key, state, at, by, person_id)
  where t.order_id = r.order_id and t.state in ('open', 'taken') and (r.kind is null or t.kind = r.kind) and (r.key is null or t.key = r.key)`;

export function endTasks(ctx: RowCtx, { orderId, kind, key, state, at, by, personId }: Ending): void {
  ctx.writes.gather(endSql, [orderId, kind, key, state, at, by, personId]);
}

const moveSql = `update tasks t set due_at = r.due_at, clock_id = coalesce(r.clock_id, t.clock_id)
  from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[]) as r(order_id, kind, clock_id, due_at)
  where t.order_id = r.order_id and t.kind = r.kind and t.state in ('open', 'taken')`;

export function moveDue(
  ctx: RowCtx,
  to: { orderId: string; kind: TaskKind; clockId: string | null; dueAt: Date | null },
): void {
  ctx.writes.gather(moveSql, [to.orderId, to.kind, to.clockId, to.dueAt ?? 'infinity']);
}

export interface TaskRow {
  id: string;
  orderId: string;
  kind: TaskKind;
  departmentId: string;
  personId: string | null;
  shopId: string | null;
  warehouseId: string | null;
  clause: string;
  rule: string | null;
  clockId: string | null;
  dueAt: Date | number;
  state: 'open' | 'taken' | 'done' | 'voided';
  openedAt: Date;
  endedAt: Date | null;
  handOvers: number;
  escalatesAt: Date | null;
}

export const taskColumns = `id, order_id as "orderId", kind, department_id as "departmentId", person_id as "personId", shop_id as "shopId", warehouse_id as "warehouseId",
  clause, rule, clock_id as "clockId", due_at as "dueAt", state, opened_at as "openedAt", ended_at as "endedAt", hand_overs as "handOvers", escalates_at as "escalatesAt"`;

export interface LockedTask {
  task: TaskRow;
  chain: Chain;
}

/** Locks tasks behind their orders: orders first, in id order, as everybody does. */
export async function lockTasks(ctx: Ctx, ids: readonly string[]): Promise<Map<string, LockedTask>> {
  const orders = await ctx.db.query<{ order_id: string }>(`select order_id from tasks where id = any($1::uuid[])`, [
    ids,
  ]);
  return lockBehind(
    ctx,
    orders.map((row) => row.order_id),
    `id = any($1::uuid[])`,
    ids,
  );
}

/** All that a person has in hand, locked for whoever takes it over. */
export async function countTasksOf(db: Queryable, personId: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    `select count(*) as n from tasks where person_id = $1::uuid and state = 'taken'`,
    [personId],
  );
  return row?.n ?? 0;
}

export async function lockTasksOf(ctx: Ctx, personId: string): Promise<LockedTask[]> {
  const mine = `person_id = $1::uuid and state = 'taken'`;
  const orders = await ctx.db.query<{ order_id: string }>(`select order_id from tasks where ${mine}`, [personId]);
  return [
    ...(
      await lockBehind(
        ctx,
        orders.map((row) => row.order_id),
        mine,
        personId,
      )
    ).values(),
  ];
}

async function lockBehind(
  ctx: Ctx,
  orderIds: readonly string[],
  where: string,
  param: unknown,
): Promise<Map<string, LockedTask>> {
  const chains = await lockHeldChains(ctx.db, 'orders', orderIds);
  const rows = await ctx.db.query<TaskRow & Record<string, unknown>>(
    `select ${taskColumns} from tasks where ${where} order by id for update`,
    [param],
  );
  const locked = new Map<string, LockedTask>();
  for (const task of rows) {
    const chain = chains.get(task.orderId);
    // What became this person's after the orders were locked stays where it is.
    if (chain) locked.set(task.id, { task, chain });
  }
  return locked;
}
