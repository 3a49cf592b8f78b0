/** Writes what a plan found: the round, its new steps with verdicts and reviewers, what a change voided, and where the order stands. (OS-3.3) */
import type { RowCtx } from '../../kernel/action.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { newId } from '../../kernel/ids.ts';
import { setReviewState, type Prepared } from '../orders/index.ts';
import { audienceText } from '../policy/index.ts';
import { contentHash, snapshotOf } from './content.ts';
import type { JudgedStep, Plan } from './plan.ts';
import { isManned, personOfRef } from './reviewers.ts';
import { opened, roundStateOf, takeTurns, type RoundRow, type StepRow, type Turn } from './round.ts';
import { changeRound, changeStep, keepDecision } from './store.ts';

export interface Submission {
  /** A new round: the first, or the one after a return. */
  newRound: boolean;
  submittedBy: string;
  note?: string;
}

export function keepPlan(ctx: RowCtx, prepared: Prepared, plan: Plan, submission: Submission): void {
  const isNew = submission.newRound || !plan.review;
  const round = isNew ? openRound(ctx, plan, submission) : plan.review?.round;
  if (!round) return;
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
  // What passes by rule needs no copy to compare with: nobody will look at it before it changes.
  const content = byRule && state === 'approved' ? null : snapshotOf(plan.order);
  changeRound(ctx, round, {
    state,
    by_rule: byRule,
    closed_at: state === 'approved' ? ctx.now : null,
    ...(round.content === null && content ? { content } : {}),
  });
  if (plan.found) noteExercised('rule', plan.found.rule.id);
  setReviewState(ctx, prepared, state === 'ended' ? 'none' : state, { round: round.no, byRule });
}

function openRound(ctx: RowCtx, { order, found, review }: Plan, { submittedBy, note }: Submission): RoundRow {
  const round: RoundRow = {
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
  };
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
  const clock = {
    within_ms: step.within.ms,
    basis: step.basis,
    department: step.department,
    ladder: step.escalate.map(({ at, to }) => ({ at: at.percent, to: audienceText(to) })),
  };
  const row: StepRow = {
    ...blank(plan, round),
    position: plan.found?.rule.steps.findIndex((one) => one.name === step.name) ?? n,
    name: step.name,
    title_zh: step.title.zh,
    title_en: step.title.en,
    role: step.role,
    origin: 'rule',
    needed: step.count,
    looks: step.looks,
    seen,
    verdicts: judgement.verdicts,
    ...clock,
    by_rule: judgement.passes,
    ...(judgement.passes
      ? { state: 'approved', opened_at: ctx.now, due_at: ctx.now, decided_at: ctx.now }
      : opened(clock, turn)),
  } as StepRow;
  if (!judgement.passes) reroute(ctx, plan, round, row);
  ctx.insert('review_steps', { ...row });
  return row;
}

/** Nobody of the rule's own is here, or only the one who entered or submitted it: the policy names who decides then. */
function reroute(ctx: RowCtx, { order, found, crew }: Plan, round: RoundRow, row: StepRow): void {
  const excluded = [order.record.entered_by, personOfRef(round.submitted_by)];
  if (!found || isManned(crew, row, excluded)) return;
  const lead = `${row.department}.lead`;
  const toLead =
    found.rule.self === 'lead' && isManned(crew, row, []) && isManned(crew, { ...row, asked: [lead] }, excluded);
  const to = toLead ? lead : audienceText(found.rule.nobody);
  row.asked = [to];
  keepDecision(ctx, { orderId: row.order_id, stepId: row.id, kind: 'reroute', details: { to } });
}

function blank({ order }: Plan, round: RoundRow) {
  return {
    id: newId(),
    order_id: order.record.id,
    shop_id: order.record.shop_id,
    round_id: round.id,
    asked: [],
    persons: [],
    delegate_id: null,
    delegated_by: null,
    waits_for: [],
    decided_by: null,
    decided_at: null,
    escalated: 0,
    next_escalation_at: null,
  };
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
    ...blank(plan, round),
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
