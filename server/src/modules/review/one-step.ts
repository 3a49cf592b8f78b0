/** What the decisions on a step share: loading it behind its order's lock, who may decide, and recording what became of it. */
import type { ReviewState } from '../orders/index.ts';
import { mayTouch } from '../../kernel/access.ts';
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepareApply, setReviewState, type Prepared } from '../orders/index.ts';
import { personActor, type Person } from '../people/index.ts';
import { contentHash } from './content.ts';
import { judgementsOf, type StepJudgement } from './step-facts.ts';
import { crewOf } from './plan.ts';
import { personOfRef, reviewersOf, type Crew } from './reviewers.ts';
import { roundStateOf, takeTurns, type StepRow } from './round.ts';
import {
  changeRound,
  changeStep,
  ordersOfSteps,
  readDecisions,
  readReviews,
  type DecisionRow,
  type Review,
} from './store.ts';

export interface LoadedStep {
  prepared: Prepared;
  review: Review;
  step: StepRow;
  crew: Crew;
  decisions: DecisionRow[];
  /** As of now: what the reviewer's decision is taken on. */
  judgement: StepJudgement;
}

export async function loadSteps(ctx: Ctx, inputs: readonly { stepId: string }[]): Promise<(LoadedStep | Refusal)[]> {
  const orderOf = await ordersOfSteps(
    ctx.db,
    inputs.map((input) => input.stepId),
  );
  const unknown = '00000000-0000-0000-0000-000000000000';
  const prepared = await prepareApply(
    ctx,
    inputs.map((input) => orderOf.get(input.stepId) ?? unknown),
    null,
  );
  const orderIds = prepared.flatMap((one) => (one instanceof Refusal ? [] : one.order.record.id));
  const reviews = await readReviews(ctx, orderIds);
  const decisions = await readDecisions(ctx.db, orderIds);
  const crew = await crewOf(ctx);
  const found = inputs.map(({ stepId }, n): Omit<LoadedStep, 'judgement'> | Refusal => {
    const one = prepared[n];
    if (!one || one instanceof Refusal) return new Refusal('NOT_FOUND', { field: 'stepId' });
    const review = reviews.get(one.order.record.id);
    const step = review?.steps.find((each) => each.id === stepId);
    if (!review || !step) return new Refusal('REVIEW_STEP_ENDED', { field: 'stepId' });
    return { prepared: one, review, step, crew, decisions: decisions.get(one.order.record.id) ?? [] };
  });
  const judged = await judgementsOf(
    ctx,
    found.flatMap((one) =>
      one instanceof Refusal ? [] : [{ order: one.prepared.order, step: one.step, rule: one.review.round.rule }],
    ),
  );
  let at = 0;
  return found.map((one) => {
    const judgement = one instanceof Refusal ? undefined : judged[at++];
    return one instanceof Refusal || !judgement ? (one as Refusal) : { ...one, judgement };
  });
}

export function personActing(ctx: Pick<Ctx, 'actor'>): string {
  return ctx.actor.personId ?? ctx.actor.id;
}

/** Never whoever entered the order or submitted it. */
export function excludedFrom({ prepared, review }: Pick<LoadedStep, 'prepared' | 'review'>): (string | null)[] {
  return [prepared.order.record.entered_by, personOfRef(review.round.submitted_by)];
}

/** Whether a colleague could do this with the step's order: what is given to somebody must be theirs to end. */
export function mayDo(
  ctx: Pick<Ctx, 'kernel'>,
  { step }: Pick<LoadedStep, 'step'>,
  person: Person,
  right: string,
): boolean {
  return person.active && mayTouch(personActor(ctx.kernel, person, 0), right, { shopId: step.shop_id });
}

export function mustBeOpen(step: StepRow): void {
  if (step.state === 'waiting') throw new Refusal('REVIEW_STEP_WAITS', { field: 'stepId' });
  if (step.state !== 'open') throw new Refusal('REVIEW_STEP_ENDED', { field: 'stepId' });
}

/** Refuses unless it is this person's to decide, now. */
export function mustBeMine(ctx: Pick<Ctx, 'actor'>, loaded: LoadedStep): void {
  const { step, crew } = loaded;
  mustBeOpen(step);
  const me = personActing(ctx);
  if (excludedFrom(loaded).includes(me) && !reviewersOf(crew, step, excludedFrom(loaded)).some((one) => one.id === me))
    throw new Refusal('REVIEW_OWN_ORDER');
  if (!reviewersOf(crew, step, excludedFrom(loaded)).some((one) => one.id === me))
    throw new Refusal('REVIEW_NOT_YOURS');
}

export function mustNotBeDelegated({ step, crew }: LoadedStep): void {
  if (step.delegate_id)
    throw new Refusal('REVIEW_DELEGATED', { params: { name: crew.people.persons.get(step.delegate_id)?.name ?? '' } });
}

/** The approval counts for exactly what the reviewer saw. */
export function mustBeAsSeen({ prepared, step }: LoadedStep, seen: string): void {
  const now = contentHash(prepared.order, step.looks);
  if (now.toString('hex') !== seen) throw new Refusal('REVIEW_CONTENT_CHANGED', { field: 'seen' });
}

/** Gives the other steps their turn and says where the round, and with it the order, now stands. */
export function settleRound(ctx: RowCtx, { prepared, review }: LoadedStep): ReviewState {
  for (const [id, patch] of takeTurns(review.steps, { now: ctx.now, calendars: prepared.calendars })) {
    const step = review.steps.find((one) => one.id === id);
    if (step) changeStep(ctx, step, patch);
  }
  const state = roundStateOf(review.steps);
  if (state !== review.round.state)
    changeRound(ctx, review.round, { state, by_rule: false, closed_at: state === 'open' ? null : ctx.now });
  const order: ReviewState = state === 'ended' ? 'none' : state;
  setReviewState(ctx, prepared, order, { round: review.round.no, byRule: false });
  return order;
}

/** What a decision was taken on: the content, and each standard with its arithmetic. */
export function judgedBody({ prepared, step, judgement }: LoadedStep) {
  return { seen: contentHash(prepared.order, step.looks).toString('hex'), verdicts: judgement.verdicts };
}

export function recordStep(ctx: RowCtx, { prepared, step }: LoadedStep, body: Record<string, unknown> = {}) {
  ctx.record(prepared.order.chain, { body: { stepId: step.id, step: step.name, ...body } });
  return {
    stepId: step.id,
    orderId: step.order_id,
    state: step.state,
    review: prepared.order.record.review_state,
  };
}
