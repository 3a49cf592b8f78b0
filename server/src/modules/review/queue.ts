/** What waits for a reviewer, what goes first by policy, then by its limit: own department, steps given by name, and those of colleagues who are away. (OS-3.1) */
import { reviewQueue as endpoint, type QueueRow } from '../../../../contract/review.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { contentHash } from './content.ts';
import { customerNames } from './customer-names.ts';
import { readOrdersForReview, type Order } from '../orders/index.ts';
import { crewOf } from './plan.ts';
import { personOfRef, reviewersOf, standsInFor, type Crew } from './reviewers.ts';
import { reviewedStages, type StepRow } from './round.ts';
import { judgementsOf } from './step-facts.ts';
import { iso } from './views.ts';

/** Where a step stands in the queue's sequence. */
interface Place {
  goesFirst: boolean;
  dueAt: string;
  id: string;
}
type Waiting = StepRow & { rule: string | null; no: number; submitted_by: string };

/**
 * So many are looked through for a page: some turn out to be somebody else's, of an administrator nearly all. Then the page
 * ends where the look ended, and the next one goes on from there.
 */
const most = 400;

async function waitingFor(ctx: Ctx, crew: Crew, me: string, limit: number, after?: Place): Promise<Waiting[]> {
  const person = crew.people.persons.get(me);
  const asked = [...(person ? [person] : []), ...standsInFor(crew, me)];
  const codes = asked.flatMap((one) => one.departmentIds.flatMap((id) => crew.company.departments.get(id)?.code ?? []));
  const [departments, roles] = [[...new Set(codes)], [...new Set(asked.flatMap((one) => one.roles))]];
  const audiences = [...departments.flatMap((code) => [code, `${code}.lead`]), ...roles.map((role) => `role.${role}`)];
  const persons = [me, ...asked.map((one) => one.id)];
  const params: unknown[] = [departments, persons, person?.roles.includes('admin') ?? false, audiences, roles];
  const scope = scopeCondition(ctx.actor, ctx.action, { shop: 's.shop_id' }, params);
  const behind = after ? behindOf(after, (value) => `$${params.push(value)}`) : 'true';
  const asks = (condition: string) =>
    `(select s.id from review_steps s where s.state = 'open' and ${condition} and ${scope} and ${behind} order by ${sequence} limit ${limit})`;
  return ctx.db.query<Waiting & Record<string, unknown>>(
    `select s.*, r.rule, r.no, r.submitted_by from review_steps s join review_rounds r on r.id = s.round_id
      where s.id in (select w.id from unnest($1::text[]) as d (code) cross join lateral ${asks('s.department = d.code and s.role = any($5::text[])')} w
        union ${asks('s.persons && $2::uuid[]')} union ${asks('s.delegate_id = any($2::uuid[])')} union ${asks('s.asked && $4::text[]')} union ${asks('$3')})
      order by ${sequence} limit ${limit}`,
    params,
  );
}

/** Each way of being asked reads its index in this sequence, as far as it is shown. */
const sequence = '(not s.goes_first), s.due_at, s.id';

function behindOf({ goesFirst, dueAt, id }: Place, bind: (value: unknown) => string): string {
  return `(${sequence}) > (${bind(!goesFirst)}::boolean, ${bind(dueAt)}::timestamptz, ${bind(id)}::uuid)`;
}

export const reviewQueue = query(endpoint, {
  clauses: ['OS-3.1', 'OS-3.3'],
  run: async (ctx, { limit, cursor }) => {
    const me = ctx.actor.personId ?? ctx.actor.id;
    const crew = await crewOf(ctx);
    const { orders, mine, next } = await readOn(ctx, crew, me, limit, cursor ? placeIn(cursor) : undefined);
    const [done] = await ctx.db.query<{ n: number }>(
      `select count(*)::int as n from review_decisions where person_id = $1 and at >= $2 and kind in ('approve', 'return', 'reject') and withdrawn_at is null`,
      [me, startOfDay(ctx.now)],
    );
    return {
      items: await rowsOf(ctx, crew, orders, mine),
      ...(next ? { next: cursorOf(next) } : {}),
      doneToday: done?.n ?? 0,
      standingIn: standsInFor(crew, me).map((one) => ({ name: one.name, until: iso(one.awayUntil) })),
    };
  },
});

/** Reads on until a page is full, nothing is left, or enough was looked through; `next` is where to go on. */
async function readOn(ctx: Ctx, crew: Crew, me: string, wanted: number, from: Place | undefined) {
  const part = Math.max(wanted, 50);
  const orders = new Map<string, Order>();
  const mine: Waiting[] = [];
  let next = from;
  for (let left = most; left > 0 && mine.length < wanted; left -= part) {
    const steps = await waitingFor(ctx, crew, me, part, next);
    const own = await ownPart(ctx, crew, me, steps);
    for (const [id, order] of own.orders) orders.set(id, order);
    mine.push(...own.mine);
    next = steps.length === part ? placeOf(steps.at(-1)) : undefined;
    if (!next) break;
  }
  return mine.length > wanted
    ? { orders, mine: mine.slice(0, wanted), next: placeOf(mine[wanted - 1]) }
    : { orders, mine, next };
}

/** An open step always has a limit. */
const placeOf = (step: Waiting | undefined): Place | undefined =>
  step?.due_at ? { goesFirst: step.goes_first, dueAt: step.due_at.toISOString(), id: step.id } : undefined;

/** The cursor says in its first letter whether it stands among what goes first. */
function cursorOf({ goesFirst, dueAt, id }: Place): string {
  return (goesFirst ? 'f' : 'n') + writeCursor([dueAt, id]);
}

function placeIn(cursor: string): Place {
  if (!/^[fn]/.test(cursor)) throw new Refusal('CURSOR_INVALID', { field: 'cursor' });
  const [dueAt = '', id = ''] = readCursor(cursor.slice(1), ['instant', 'id']);
  return { goesFirst: cursor.startsWith('f'), dueAt, id };
}

/** Of some steps those that are the reader's to decide. */
async function ownPart(ctx: Ctx, crew: Crew, me: string, steps: readonly Waiting[]) {
  const orders = await readOrdersForReview(
    ctx.db,
    steps.map((step) => step.order_id),
  );
  return { orders, mine: steps.filter((step) => isMine(crew, step, orders.get(step.order_id), me)) };
}

/** The whole queue, so many at a time. */
export async function* wholeQueue(ctx: Ctx): AsyncGenerator<QueueRow[]> {
  const me = ctx.actor.personId ?? ctx.actor.id;
  const crew = await crewOf(ctx);
  for (let after: Place | undefined, more = true; more;) {
    const steps = await waitingFor(ctx, crew, me, most, after);
    const { orders, mine } = await ownPart(ctx, crew, me, steps);
    yield await rowsOf(ctx, crew, orders, mine);
    after = placeOf(steps.at(-1));
    more = steps.length === most;
  }
}

/** Orders that went on without the review (a platform shipped them) are nobody's to decide any more. */
function isMine(crew: Crew, step: Waiting, order: Order | undefined, me: string): boolean {
  if (!order || !reviewedStages.includes(order.record.stage)) return false;
  if (step.delegate_id) return step.delegate_id === me;
  return reviewersOf(crew, step, [order.record.entered_by, personOfRef(step.submitted_by)]).some(
    (one) => one.id === me,
  );
}

const zoneMs = 8 * 3_600_000;

function startOfDay(now: Date): Date {
  return new Date(Math.floor((now.getTime() + zoneMs) / 86_400_000) * 86_400_000 - zoneMs);
}

async function rowsOf(
  ctx: Ctx,
  crew: Crew,
  orders: ReadonlyMap<string, Order>,
  steps: readonly Waiting[],
): Promise<QueueRow[]> {
  if (steps.length === 0) return [];
  const names = await customerNames(
    ctx.db,
    steps.flatMap((step) => orders.get(step.order_id)?.record.customer_id ?? []),
  );
  const subjects = steps.flatMap((step) => {
    const order = orders.get(step.order_id);
    return order ? [{ step, order, rule: step.rule }] : [];
  });
  const judged = await judgementsOf(ctx, subjects);
  return subjects.map(({ step, order }, n) => {
    const judgement = judged[n];
    const off = (judgement?.verdicts ?? []).filter((one) => one.verdict !== 'passes');
    const worst = off.find((one) => one.verdict === 'fails') ?? off[0];
    const { record } = order;
    return {
      stepId: step.id,
      orderId: step.order_id,
      number: record.number,
      customer: (record.customer_id ? names.get(record.customer_id) : undefined) ?? record.receiver_name_mask,
      shop: crew.company.shops.get(record.shop_id)?.name ?? '',
      amount: record.total_amount,
      currency: record.currency,
      department: step.department,
      title: { zh: step.title_zh, en: step.title_en },
      dueAt: iso(step.due_at),
      failing: off.filter((one) => one.verdict === 'fails').length,
      asked: off.filter((one) => one.verdict === 'person').length,
      first: judgement?.found?.step.checks.find((check) => check.name === worst?.check)?.title ?? null,
      again: step.no > 1,
      seen: contentHash(order, step.looks).toString('hex'),
    };
  });
}
