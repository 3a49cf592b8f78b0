/** The inbox: what is in my hands, what waits in my departments, what I have done; by due time, the earliest first. (OS-1, OT-2.3) */
import type { z } from 'zod';
import { countTasks, listInbox, taskKinds, type TaskView } from '../../../../contract/tasks.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeFor } from '../../kernel/access.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { companyCache } from '../company/index.ts';
import { readSubjects, type OrderSubject } from '../deadlines/index.ts';
import { peopleCache } from '../people/index.ts';
import { policyCache, ruleTitle } from '../policy/index.ts';
import { taskRules } from './flow.ts';
import { taskColumns, type TaskRow } from './store.ts';
import { personOf } from './task.ts';

type Input = z.output<(typeof listInbox)['input']>;
type Row = TaskRow & { place: string };

export const inboxQuery = query(listInbox, {
  clauses: ['OS-1', 'OT-2.3', 'OT-4.2'],
  run: async (ctx, input) => {
    const rows = await pageOf(ctx, input);
    const shown = rows.slice(0, input.limit);
    const items = await toViews(ctx, shown);
    const last = shown[shown.length - 1];
    return rows.length > input.limit && last ? { items, next: writeCursor([last.place, last.id]) } : { items };
  },
});

/** One more than the page. Each department is read along its own index, so that the length of its queue does not matter. */
async function pageOf(ctx: Ctx, input: Input): Promise<Row[]> {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const isDone = input.tab === 'done';
  const column = isDone ? 'ended_at' : 'due_at';
  const sequence = isDone ? 'ended_at desc, id desc' : 'due_at, id';
  const where: string[] = [];
  if (input.kind) where.push(`kind = ${bind(input.kind)}`);
  if (input.cursor) {
    const [place, id] = readCursor(input.cursor, ['instant', 'id']);
    where.push(`(${column}, id) ${isDone ? '<' : '>'} (${bind(place)}::timestamptz, ${bind(id)}::uuid)`);
  }
  const select = (more: string[]): string =>
    `select ${taskColumns}, ${column}::text as place, due_at, ended_at from tasks where ${[...more, ...where].join(' and ')} order by ${sequence} limit ${input.limit + 1}`;
  if (input.tab !== 'department') {
    const mine = [`person_id = ${bind(personOf(ctx.actor))}::uuid`, isDone ? `state = 'done'` : `state = 'taken'`];
    return ctx.db.query<Row & Record<string, unknown>>(select(mine), params);
  }
  const departments = bind(departmentsFor(ctx, input.departmentId));
  const within = select(['department_id = d.id', `state in ('open', 'taken')`, ...placesOf(ctx, bind)]);
  return ctx.db.query<Row & Record<string, unknown>>(
    `select t.* from unnest(${departments}::uuid[]) as d(id) cross join lateral (${within.replaceAll('select id,', 'select tasks.id,').replace('order by due_at, id', 'order by due_at, tasks.id')}) t order by t.due_at, t.id limit ${input.limit + 1}`,
    params,
  );
}

function departmentsFor(ctx: Ctx, chosen: string | undefined): string[] {
  const own = ctx.actor.departmentIds ?? (ctx.actor.departmentId ? [ctx.actor.departmentId] : []);
  if (!chosen) return own;
  return own.includes(chosen) || scopeFor(ctx.actor, ctx.action) === 'all' ? [chosen] : [];
}

/** Narrowed to the actor's shops and warehouses, as the actions on a task are. */
function placesOf(ctx: Ctx, bind: (value: unknown) => string): string[] {
  const places: string[] = [];
  if (scopeFor(ctx.actor, ctx.action) === 'all') return places;
  if (ctx.actor.shopIds) places.push(`(shop_id is null or shop_id = any(${bind(ctx.actor.shopIds)}::uuid[]))`);
  if (ctx.actor.warehouseIds)
    places.push(`(warehouse_id is null or warehouse_id = any(${bind(ctx.actor.warehouseIds)}::uuid[]))`);
  return places;
}

async function toViews(ctx: Ctx, rows: readonly Row[]): Promise<TaskView[]> {
  const subjects = await readSubjects(ctx.db, ctx.kernel, [...new Set(rows.map((row) => row.orderId))]);
  const [company, { value: people }, policy] = await Promise.all([
    ctx.cached(companyCache),
    ctx.kernel.caches.get(peopleCache),
    ctx.cached(policyCache),
  ]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title:
      (row.rule && row.kind === 'acknowledge' ? ruleTitle(policy, row.rule, row.clause) : undefined) ??
      taskKinds[row.kind],
    subject: subjectView(row.orderId, subjects.get(row.orderId)),
    department: company.departments.get(row.departmentId)?.code ?? '',
    departmentId: row.departmentId,
    person: row.personId ? { id: row.personId, name: people.persons.get(row.personId)?.name ?? '' } : null,
    clause: row.clause,
    rule: row.rule,
    clockId: row.clockId,
    startedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt instanceof Date ? row.dueAt.toISOString() : null,
    state: row.state === 'voided' ? 'done' : row.state,
    doneAt: row.endedAt?.toISOString() ?? null,
    endsOn: taskRules[row.kind].endsOn,
    handOvers: row.handOvers,
  }));
}

function subjectView(id: string, subject: OrderSubject | undefined): TaskView['subject'] {
  return { type: 'order', id, number: subject?.number ?? '', held: subject?.facts['order.held'] === true };
}

export const countsQuery = query(countTasks, {
  clauses: ['OS-1', 'OT-2.3'],
  run: async (ctx) => {
    const params: unknown[] = [personOf(ctx.actor), ctx.now, departmentsFor(ctx, undefined)];
    const places = placesOf(ctx, (value) => `$${params.push(value)}`);
    const [row] = await ctx.db.query<{ mine: number; department: number; late: number }>(
      `with mine as (select id, due_at from tasks where person_id = $1::uuid and state = 'taken'),
            theirs as (select id, due_at from tasks where department_id = any($3::uuid[]) and state in ('open', 'taken')${places.map((p) => ` and ${p}`).join('')})
       select (select count(*) from mine) as mine, (select count(*) from theirs) as department,
              (select count(*) from (select id from mine where due_at < $2 union select id from theirs where due_at < $2) x) as late`,
      params,
    );
    return row ?? { mine: 0, department: 0, late: 0 };
  },
});
