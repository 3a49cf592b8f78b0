/** Exceptions as their queue, their drawer and their order show them; counts by kind and how often causes came back. (PD-3.4) */
import { exceptionQueues, type ExceptionQueue } from '../../../../contract/exception-words.ts';
import {
  countExceptions as countsEndpoint,
  getException as getEndpoint,
  listExceptions as listEndpoint,
} from '../../../../contract/exceptions.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition, scopeFor } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { namedActor, peopleCache } from '../people/index.ts';
import { policyCache, rulesOf } from '../policy/index.ts';
import { possibleActions, type ExceptionRecord } from './exception.ts';
import { columns, narrowed, orderOf, type ListInput } from './queues.ts';
import { recurrenceViews } from './recurrence-views.ts';
import { exceptionColumns, readExceptions, readNotes } from './store.ts';
import { rowsOf } from './views.ts';

async function pageOf(ctx: Ctx, input: ListInput): Promise<ExceptionRecord[]> {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const parts = input.orderId
    ? [`e.order_id = ${bind(input.orderId)}::uuid`, scopeCondition(ctx.actor, ctx.action, columns, params)]
    : narrowed(ctx, input.queue, params);
  if (input.kind) parts.push(`e.kind = ${bind(input.kind)}`);
  const order = orderOf(input);
  if (input.cursor) parts.push(order.after(bind, input.cursor));
  return ctx.db.query<ExceptionRecord & Record<string, unknown>>(
    `select ${exceptionColumns} from exceptions e where ${parts.join(' and ')} order by ${order.by} limit ${bind(input.limit + 1)}`,
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
    return { items, next: orderOf(input).cursorOf(last) };
  },
});

const mostCounted = 10_000;

export const countExceptions = query(countsEndpoint, {
  clauses: ['PD-3.4'],
  run: async (ctx) => {
    const queues = {} as Record<ExceptionQueue, number>;
    for (const queue of exceptionQueues) queues[queue] = await countOf(ctx, queue);
    const policy = await ctx.cached(policyCache);
    const open = await openByKind(ctx);
    const causes = rulesOf(policy, 'cause', ctx.now).filter(({ rule }) => rule.of === 'exception');
    return {
      queues,
      kinds: causes.map(({ rule }) => ({ kind: rule.name, title: rule.title, open: open.get(rule.name) ?? 0 })),
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
      openedBy: namedActor(people, record.opened_by),
      result: record.result as null,
      resolution: record.resolution,
      notes: notes.map((note) => ({
        at: note.at.toISOString(),
        by: namedActor(people, note.by_actor),
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
