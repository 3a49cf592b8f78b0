/** Writes what a plan found: the round, its new steps with verdicts and reviewers, what a change voided, and where the order stands. (OS-3.3) */
import type { RowCtx } from '../../kernel/action.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { newId } from '../../kernel/ids.ts';
import { sha256 } from '../../kernel/secrets.ts';
import { setReviewState, type Prepared } from '../orders/index.ts';
import { contentHash, snapshotOf } from './content.ts';
import { blankStep, ofRule } from './new-step.ts';
import { passedSteps, passesAsWhole } from './passed.ts';
import type { JudgedStep, Plan } from './plan.ts';
import { personOfRef, whoInstead } from './reviewers.ts';
import { opened, roundStateOf, takeTurns, type RoundRow, type StepRow, type Turn } from './round.ts';
import { changeRound, changeStep, keepDecision, layOutSteps } from './store.ts';

export interface Submission {
  /** A new round: the first, or the one after a return. */
  newRound: boolean;
  submittedBy: string;
  note?: string;
}

export function keepPlan(ctx: RowCtx, prepared: Prepared, plan: Plan, submission: Submission): void {
  if (plan.found) noteExercised('rule', plan.found.rule.id);
  const review = submission.newRound ? null : plan.review;
  if (review) layOutSteps(ctx, review);
  else if (passesAsWhole(plan)) return keepPassed(ctx, prepared, plan, submission);
  keepSteps(ctx, prepared, plan, review ? review.round : openRound(ctx, plan, submission));
}

/** The journal proves what was judged, and over which content; the arithmetic stands with the round, and with each person's decision. */
function judgedOf({ found, fresh }: Plan): Record<string, unknown> {
  const judged: Record<string, Record<string, string>> = {};
  for (const { step, judgement } of fresh)
    judged[step.name] = Object.fromEntries(judgement.verdicts.map((one) => [one.check, one.verdict]));
  const content = sha256(...fresh.map((one) => one.seen)).toString('hex');
  return { clause: found?.ref ?? null, judged, content };
}

/** Nearly every order goes this way, so the same is told in fewest words: the rule, whose standards all passed, and the content. */
function passedOf({ found, fresh }: Plan): Record<string, unknown> {
  const content = fresh.map((one) => one.seen.toString('base64')).join('');
  return { rule: found?.rule.id ?? null, clause: found?.ref ?? null, content };
}

/** What passes by rule needs no copy to compare with: nobody will look at it before it changes. */
function keepPassed(ctx: RowCtx, prepared: Prepared, plan: Plan, submission: Submission): void {
  const round = newRound(ctx, plan, submission);
  ctx.insert('review_rounds', {
    ...round,
    state: 'approved',
    by_rule: true,
    closed_at: ctx.now,
    passed: passedSteps(plan),
  });
  setReviewState(ctx, prepared, 'approved', { round: round.no, byRule: true, ...passedOf(plan) });
}

function keepSteps(ctx: RowCtx, prepared: Prepared, plan: Plan, round: RoundRow): void {
  const orderId = plan.order.record.id;
  if (plan.fresh.length > 0) ctx.emit({ name: 'order.judged', v: 1, data: { orderId, ...judgedOf(plan) } });
  const isNew = round.id !== plan.review?.round.id;
  if (!isNew) for (const step of plan.voided) voidStep(ctx, plan, step);
  const kept = isNew ? plan.kept.map((step) => carryOver(ctx, round, step)) : plan.kept;
  const turn = { now: ctx.now, calendars: prepared.calendars };
  const fresh = plan.fresh.map((one, n) => openStep(ctx, { plan, round, turn }, one, n));
  const added = plan.voided.filter((step) => step.origin !== 'rule');
  const again = added.map((step) => askAgain(ctx, { plan, round, turn }, step));
  const steps = [...kept, ...fresh, ...again];
  if (plan.found?.rule.order === 'sequence') inSequence(ctx, steps, fresh);
  for (const [id, patch] of takeTurns(steps, turn)) {
    const step = steps.find((one) => one.id === id);
    if (step) changeStep(ctx, step, patch);
  }
  const state = roundStateOf(steps);
  const byRule = steps.every((step) => step.by_rule);
  const content = byRule && state === 'approved' ? null : snapshotOf(plan.order);
  changeRound(ctx, round, {
    state,
    by_rule: byRule,
    closed_at: state === 'approved' ? ctx.now : null,
    ...(round.content === null && content ? { content } : {}),
  });
  setReviewState(ctx, prepared, state === 'ended' ? 'none' : state, { round: round.no, byRule });
}

function newRound(ctx: RowCtx, { order, found, review }: Plan, { submittedBy, note }: Submission): RoundRow {
  return {
    id: newId(),
    order_id: order.record.id,
    shop_id: order.record.shop_id,
    no: (review?.round.no ?? 0) + 1,
    rule: found?.rule.id ?? null,
    clause: found?.ref ?? null,
    state: 'open',
    by_rule: false,
    opened_at: ctx.now,
    closed_at: null,
    submitted_by: submittedBy,
    note: note ?? '',
    content: null,
    words: contentHash(order, ['words']),
    passed: null,
  };
}

function openRound(ctx: RowCtx, plan: Plan, submission: Submission): RoundRow {
  const round = newRound(ctx, plan, submission);
  ctx.insert('review_rounds', { ...round });
  return round;
}

interface Opening {
  plan: Plan;
  round: RoundRow;
  turn: Turn;
}

function openStep(
  ctx: RowCtx,
  { plan, round, turn }: Opening,
  { step, seen, judgement }: JudgedStep,
  n: number,
): StepRow {
  const told = ofRule(step);
  const row: StepRow = {
    ...blankStep(round),
    ...told,
    position: plan.found?.rule.steps.findIndex((one) => one.name === step.name) ?? n,
    goes_first: plan.order.record.goes_first,
    seen,
    verdicts: judgement.verdicts,
    by_rule: judgement.passes,
    ...(judgement.passes
      ? { state: 'approved', opened_at: ctx.now, due_at: ctx.now, decided_at: ctx.now }
      : opened(told, turn)),
  } as StepRow;
  if (!judgement.passes) reroute(ctx, plan, round, row);
  ctx.insert('review_steps', { ...row });
  return row;
}

/** With nobody of the rule's own the policy says who decides. */
function reroute(ctx: RowCtx, { order, found, crew }: Plan, round: RoundRow, row: StepRow): void {
  const excluded = [order.record.entered_by, personOfRef(round.submitted_by)];
  const to = found && whoInstead(crew, row, found.rule, excluded);
  if (!to) return;
  row.asked = [to];
  keepDecision(ctx, { orderId: row.order_id, stepId: row.id, kind: 'reroute', details: { to } });
}

/** An approval that still holds goes on into the new round, with whose it was. */
function carryOver(ctx: RowCtx, round: RoundRow, step: StepRow): StepRow {
  const row = { ...step, id: newId(), round_id: round.id, waits_for: [] };
  ctx.insert('review_steps', { ...row });
  return row;
}

/** A colleague who was asked in addition looks again. */
function askAgain(ctx: RowCtx, { plan, round, turn }: Opening, step: StepRow): StepRow {
  const row: StepRow = {
    ...step,
    ...blankStep(round),
    goes_first: plan.order.record.goes_first,
    persons: step.persons,
    seen: step.seen,
    by_rule: false,
    ...(opened(step, turn) as Pick<StepRow, 'state'>),
  };
  row.seen = plan.fresh.find((one) => String(one.step.looks) === String(step.looks))?.seen ?? row.seen;
  ctx.insert('review_steps', { ...row });
  return row;
}

function voidStep(ctx: RowCtx, { order }: Plan, step: StepRow): void {
  const had = step.state;
  changeStep(ctx, step, { state: 'voided', next_escalation_at: null });
  if (had === 'approved')
    keepDecision(ctx, { orderId: order.record.id, stepId: step.id, kind: 'void', details: { looks: step.looks } });
}

/** In turn: each of the rule's steps waits for the one before it. */
function inSequence(ctx: RowCtx, steps: readonly StepRow[], fresh: readonly StepRow[]): void {
  const ordered = steps.filter((step) => step.origin === 'rule').sort((a, b) => a.position - b.position);
  ordered.forEach((step, n) => {
    const before = ordered[n - 1];
    if (before && fresh.includes(step)) changeStep(ctx, step, { waits_for: [before.id] });
  });
}
