/** SQL of review: the latest round of many orders with its steps, all rounds of one, and decisions. Behind the orders' locks. */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import type { Queryable } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import { policyCache } from '../policy/index.ts';
import { stepsOfPassed } from './passed.ts';
import { mayBecome, type RoundRow, type StepRow } from './round.ts';

export interface Review {
  round: RoundRow;
  steps: StepRow[];
}

/** The round that counts, of each order that has one. */
export async function readReviews(ctx: Ctx, orderIds: readonly string[]): Promise<Map<string, Review>> {
  if (orderIds.length === 0) return new Map();
  const rounds = await ctx.db.query<RoundRow & Record<string, unknown>>(
    `select distinct on (order_id) * from review_rounds where order_id = any($1::uuid[]) order by order_id, no desc`,
    [orderIds],
  );
  const reviews = await withSteps(ctx, rounds);
  return new Map(reviews.map((review) => [review.round.order_id, review]));
}

async function withSteps(ctx: Ctx, rounds: readonly RoundRow[]): Promise<Review[]> {
  const policy = await ctx.cached(policyCache);
  const apart = rounds.filter((round) => !round.passed).map((round) => round.id);
  const steps = await readSteps(ctx.db, apart);
  return rounds.map((round) => ({
    round,
    steps: round.passed ? stepsOfPassed(round, policy) : (steps.get(round.id) ?? []),
  }));
}

async function readSteps(db: Queryable, roundIds: readonly string[]): Promise<Map<string, StepRow[]>> {
  if (roundIds.length === 0) return new Map();
  const rows = await db.query<StepRow & Record<string, unknown>>(
    `select * from review_steps where round_id = any($1::uuid[]) order by round_id, position, id`,
    [roundIds],
  );
  const byRound = new Map<string, StepRow[]>();
  for (const row of rows) byRound.set(row.round_id, [...(byRound.get(row.round_id) ?? []), row]);
  return byRound;
}

export async function readAllRounds(ctx: Ctx, orderId: string): Promise<Review[]> {
  const rounds = await ctx.db.query<RoundRow & Record<string, unknown>>(
    `select * from review_rounds where order_id = $1 order by no desc`,
    [orderId],
  );
  return withSteps(ctx, rounds);
}

/** The orders of steps that are named by id: most have a row, the others' ids begin as their round's. */
export async function ordersOfSteps(db: Queryable, stepIds: readonly string[]): Promise<Map<string, string>> {
  type Found = { id: string; order_id: string };
  const rows = await db.query<Found>(`select id, order_id from review_steps where id = any($1::uuid[])`, [stepIds]);
  const found = new Map(rows.map((row) => [row.id, row.order_id]));
  const others = stepIds.filter((id) => !found.has(id));
  if (others.length === 0) return found;
  const inRounds = await db.query<Found>(
    `select s.id, r.order_id from unnest($1::uuid[]) as s (id) cross join lateral (
       select order_id from review_rounds where passed is not null
         and id between (left(s.id::text, 34) || '00')::uuid and (left(s.id::text, 34) || 'ff')::uuid limit 1) r`,
    [others],
  );
  for (const row of inRounds) found.set(row.id, row.order_id);
  return found;
}

export interface DecisionRow {
  id: string;
  order_id: string;
  step_id: string | null;
  kind: string;
  person_id: string | null;
  by: string;
  at: Date;
  reason: string;
  details: Record<string, unknown>;
  withdrawn_at: Date | null;
  answered_at: Date | null;
  answer: string | null;
}

/** Of these orders, the oldest first. */
export async function readDecisions(db: Queryable, orderIds: readonly string[]): Promise<Map<string, DecisionRow[]>> {
  const rows = await db.query<DecisionRow & Record<string, unknown>>(
    `select * from review_decisions where order_id = any($1::uuid[]) order by at, id`,
    [orderIds],
  );
  const byOrder = new Map<string, DecisionRow[]>();
  for (const row of rows) byOrder.set(row.order_id, [...(byOrder.get(row.order_id) ?? []), row]);
  return byOrder;
}

/** Approvals of a step that count now: not withdrawn, and of exactly this content. Several approve jointly what all of them saw. */
export function approvalsOf(
  decisions: readonly DecisionRow[],
  step: Pick<StepRow, 'id'>,
  content: Buffer,
): readonly DecisionRow[] {
  const seen = content.toString('hex');
  return decisions.filter(
    (one) => one.step_id === step.id && one.kind === 'approve' && !one.withdrawn_at && one.details['seen'] === seen,
  );
}

export interface NewDecision {
  orderId: string;
  stepId: string | null;
  kind: string;
  reason?: string;
  details?: Record<string, unknown>;
}

export function keepDecision(ctx: RowCtx, { orderId, stepId, kind, reason, details }: NewDecision): string {
  const id = newId();
  ctx.insert('review_decisions', {
    id,
    order_id: orderId,
    step_id: stepId,
    kind,
    person_id: ctx.actor.kind === 'system' ? null : (ctx.actor.personId ?? ctx.actor.id),
    by: actorRef(ctx.actor),
    at: ctx.now,
    reason: reason ?? '',
    details: details ?? {},
  });
  return id;
}

/** Changes a step in memory and among the writes: in its row when this flush inserts it. */
export function changeStep(ctx: RowCtx, step: StepRow, columns: Partial<StepRow>): void {
  if (columns.state && !mayBecome(step.state, columns.state))
    throw new Error(`a step of review cannot go from ${step.state} to ${columns.state}`);
  Object.assign(step, columns);
  const inserted = ctx.writes.inserts.get('review_steps')?.find((row) => row.id === step.id);
  if (inserted) Object.assign(inserted, columns);
  else ctx.patch('review_steps', step.id, columns);
}

/** Gives each step that stands in its round a row of its own, before something happens to one of them. */
export function layOutSteps(ctx: RowCtx, { round, steps }: Review): void {
  if (!round.passed) return;
  for (const step of steps) ctx.insert('review_steps', { ...step });
  changeRound(ctx, round, { passed: null });
}

export function changeRound(ctx: RowCtx, round: RoundRow, columns: Partial<RoundRow>): void {
  Object.assign(round, columns);
  const inserted = ctx.writes.inserts.get('review_rounds')?.find((row) => row.id === round.id);
  if (inserted) Object.assign(inserted, columns);
  else ctx.patch('review_rounds', round.id, columns);
}
