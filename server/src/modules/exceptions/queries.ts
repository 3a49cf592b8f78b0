/** Exceptions as their queue, their drawer and their order show them; counts by kind and how often causes came back. (PD-3.4) */
import type { z } from 'zod';
import { exceptionQueues, type ExceptionQueue } from '../../../../contract/exception-words.ts';
import {
  countExceptions as countsEndpoint,
  getException as getEndpoint,
  listExceptions as listEndpoint,
} from '../../../../contract/exceptions.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition, scopeFor } from '../../kernel/access.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { actorName, peopleCache } from '../people/index.ts';
import { policyCache, rulesOf } from '../policy/index.ts';
import { possibleActions, type ExceptionRecord } from './exception.ts';
import { personOf } from './handle-exception.ts';
import { recurrenceViews } from './recurrence-views.ts';
import { exceptionColumns, readExceptions, readNotes } from './store.ts';
import { rowsOf } from './views.ts';

type ListInput = z.infer<typeof listEndpoint.input>;

const columns = { shop: 'e.shop_id', warehouse: 'e.warehouse_id', department: 'e.department_id', owner: 'e.person_id' };

const where: Record<ExceptionQueue, string> = {
  open: `e.state in ('open', 'taken')`,
  mine: `e.state in ('open', 'taken')`,
  overdue: `e.state in ('open', 'taken')`,
  improvement: `e.improvement in ('planned', 'reopened')`,
  settled: `e.state in ('resolved', 'closed')`,
};

/** Work by its limit, the earliest first; what is settled, the newest first. */
const byDue = (queue: ExceptionQueue): boolean => queue !== 'improvement' && queue !== 'settled';

function narrowed(ctx: Ctx, queue: ExceptionQueue, params: unknown[]): string[] {
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const parts = [where[queue], scopeCondition(ctx.actor, ctx.action, columns, params)];
  if (queue === 'mine') parts.push(`e.person_id = ${bind(personOf(ctx))}::uuid`);
  if (queue === 'overdue') parts.push(`e.due_at < ${bind(ctx.now)}`);
  return parts;
}

async function pageOf(ctx: Ctx, input: ListInput): Promise<ExceptionRecord[]> {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const parts = input.orderId
    ? [`e.order_id = ${bind(input.orderId)}::uuid`, scopeCondition(ctx.actor, ctx.action, columns, params)]
    : narrowed(ctx, input.queue, params);
  if (input.kind) parts.push(`e.kind = ${bind(input.kind)}`);
  const due = byDue(input.queue) && !input.orderId;
  if (input.cursor && due) {
    const [at, id] = readCursor(input.cursor, ['instant', 'id']);
    parts.push(`(e.due_at, e.id) > (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
  } else if (input.cursor) parts.push(`e.id < ${bind(readCursor(input.cursor, ['id'])[0])}::uuid`);
  const order = due ? 'e.due_at, e.id' : 'e.id desc';
  return ctx.db.query<ExceptionRecord & Record<string, unknown>>(
    `select ${exceptionColumns} from exceptions e where ${parts.join(' and ')} order by ${order} limit ${bind(input.limit + 1)}`,
    params,
  );
}

export const listExceptions = query(listEndpoint, {
  clauses: ['PD-3.3', 'PD-3.4'],
  run: async (ctx, input) => {
    const found = await pageOf(ctx, input);
    const shown = found.slice(0, input.limit);
    const last = shown[shown.length - 1];
    const items = await rowsOf(ctx, shown);
    if (found.length <= input.limit || !last) return { items };
    const due = byDue(input.queue) && !input.orderId;
    return { items, next: writeCursor(due ? [last.due_at.toISOString(), last.id] : [last.id]) };
  },
});

const mostCounted = 10_000;
const recurrenceDays = 30;

export const countExceptions = query(countsEndpoint, {
  clauses: ['PD-3.4'],
  run: async (ctx) => {
    const queues = {} as Record<ExceptionQueue, number>;
    for (const queue of exceptionQueues.filter((one) => one !== 'settled')) queues[queue] = await countOf(ctx, queue);
    queues.settled = await countOf(ctx, 'settled');
    const policy = await ctx.cached(policyCache);
    const open = await openByKind(ctx);
    const causes = rulesOf(policy, 'cause', ctx.now).filter(({ rule }) => rule.of === 'exception');
    return {
      queues,
      kinds: causes.map(({ rule }) => ({ kind: rule.name, title: rule.title, open: open.get(rule.name) ?? 0 })),
      recurrence: await recurrenceRate(ctx),
    };
  },
});

async function countOf(ctx: Ctx, queue: ExceptionQueue): Promise<number> {
  const params: unknown[] = [];
  const parts = narrowed(ctx, queue, params);
  const [row] = await ctx.db.query<{ n: number }>(
    `select count(*) as n from (select 1 from exceptions e where ${parts.join(' and ')} limit ${mostCounted}) counted`,
    params,
  );
  return row?.n ?? 0;
}

async function openByKind(ctx: Ctx): Promise<Map<string, number>> {
  const params: unknown[] = [];
  const parts = narrowed(ctx, 'open', params);
  const rows = await ctx.db.query<{ kind: string; n: number }>(
    `select e.kind, count(*) as n from exceptions e where ${parts.join(' and ')} group by 1`,
    params,
  );
  return new Map(rows.map((row) => [row.kind, row.n]));
}

async function recurrenceRate(ctx: Ctx): Promise<{ recurred: number; opened: number }> {
  const params: unknown[] = [new Date(ctx.now.getTime() - recurrenceDays * 86_400_000)];
  const scope = scopeCondition(ctx.actor, ctx.action, columns, params);
  const [row] = await ctx.db.query<{ recurred: number; opened: number }>(
    `select count(*) filter (where e.recurred) as recurred, count(*) as opened from exceptions e where e.opened_at >= $1 and ${scope}`,
    params,
  );
  return row ?? { recurred: 0, opened: 0 };
}

const permissions = {
  take: 'exceptions.take',
  assign: 'exceptions.assign',
  note: 'exceptions.note',
  resolve: 'exceptions.resolve',
  plan: 'exceptions.plan-improvement',
  finish: 'exceptions.finish-improvement',
  reopen: 'exceptions.reopen',
} as const;

export const getException = query(getEndpoint, {
  clauses: ['PD-3.4'],
  run: async (ctx, input) => {
    const [record] = await readExceptions(ctx.db, [input.exceptionId]);
    if (!record) throw new Refusal('NOT_FOUND', { field: 'exceptionId' });
    ctx.mustReach({
      shopId: record.shop_id,
      warehouseIds: record.warehouse_id ? [record.warehouse_id] : [],
      departmentId: record.department_id,
    });
    const [row] = await rowsOf(ctx, [record]);
    const people = await ctx.cached(peopleCache);
    const nameOf = (id: string | null) => (id ? { id, name: people.persons.get(id)?.name ?? '' } : null);
    const notes = await readNotes(ctx.db, record.id);
    return {
      ...row!,
      cause: record.cause,
      openedBy: actorName(people, record.opened_by),
      resolvedAt: record.resolved_at?.toISOString() ?? null,
      result: record.result as null,
      resolution: record.resolution,
      notes: notes.map((note) => ({
        at: note.at.toISOString(),
        by: actorName(people, note.by_actor),
        text: note.text,
      })),
      plan: record.plan_due_on
        ? {
            text: record.plan,
            person: nameOf(record.plan_person_id),
            dueOn: record.plan_due_on,
            doneAt: record.plan_done_at?.toISOString() ?? null,
          }
        : null,
      recurrence: await recurrenceViews(ctx, record),
      possible: possibleActions(record)
        .map((one) => permissions[one])
        .filter((name) => scopeFor(ctx.actor, name) !== undefined),
      rev: record.rev,
    };
  },
});
