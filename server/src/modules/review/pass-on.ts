/** A reviewer passes a step on: to a colleague for good (转办), for an opinion and back (委派), or to one more before or after (加签). (OS-3.1) */
import * as endpoints from '../../../../contract/review.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { isAway } from '../people/index.ts';
import { byName, callUpon } from './call-upon.ts';
import {
  excludedFrom,
  loadSteps,
  mayDo,
  mustBeMine,
  mustBeOpen,
  mustNotBeDelegated,
  personActing,
  recordStep,
  settleRound,
  type LoadedStep,
} from './one-step.ts';
import { opened, type StepRow, type Turn } from './round.ts';
import { changeStep, keepDecision } from './store.ts';

const decides = endpoints.approveStep.name;

/** Whoever takes it is here, did not enter the order, and has the right without which it would lie with them for good. */
function mustBeFit(ctx: RowCtx, loaded: LoadedStep, personId: string, right: string): void {
  const person = loaded.crew.people.persons.get(personId);
  if (!person) throw new Refusal('PERSON_UNKNOWN', { field: 'personId' });
  const unfit = isAway(person, ctx.now) || excludedFrom(loaded).includes(personId) || personId === personActing(ctx);
  if (unfit || !mayDo(ctx, loaded, person, right))
    throw new Refusal('REVIEW_PERSON_UNFIT', { field: 'personId', params: { name: person.name } });
}

function keep(ctx: RowCtx, { step }: LoadedStep, kind: string, to: string | null, reason: string): string {
  return keepDecision(ctx, { orderId: step.order_id, stepId: step.id, kind, reason, details: to ? { to } : {} });
}

export const transferStep = action(endpoints.transferStep, {
  clauses: ['OS-3.1'],
  load: loadSteps,
  run: (ctx, { personId, reason }, loaded: LoadedStep) => {
    mustBeMine(ctx, loaded);
    mustNotBeDelegated(loaded);
    if (loaded.step.needed > 1) throw new Refusal('REVIEW_JOINT_STEP');
    mustBeFit(ctx, loaded, personId, decides);
    changeStep(ctx, loaded.step, { persons: [personId] });
    callUpon(ctx, loaded, [byName(personId)], `transfer:${keep(ctx, loaded, 'transfer', personId, reason)}`);
    return recordStep(ctx, loaded, { to: personId, reason });
  },
});

export const delegateStep = action(endpoints.delegateStep, {
  clauses: ['OS-3.1'],
  load: loadSteps,
  run: (ctx, { personId, question }, loaded: LoadedStep) => {
    mustBeMine(ctx, loaded);
    mustNotBeDelegated(loaded);
    mustBeFit(ctx, loaded, personId, endpoints.handBackStep.name);
    changeStep(ctx, loaded.step, { delegate_id: personId, delegated_by: personActing(ctx) });
    callUpon(ctx, loaded, [byName(personId)], `delegate:${keep(ctx, loaded, 'delegate', personId, question)}`);
    return recordStep(ctx, loaded, { to: personId });
  },
});

export const handBackStep = action(endpoints.handBackStep, {
  clauses: ['OS-3.1'],
  load: loadSteps,
  run: (ctx, { opinion }, loaded: LoadedStep) => {
    const { step } = loaded;
    mustBeOpen(step);
    if (!step.delegate_id) throw new Refusal('REVIEW_NOT_DELEGATED');
    const me = personActing(ctx);
    if (me !== step.delegate_id && me !== step.delegated_by) throw new Refusal('REVIEW_NOT_YOURS');
    const kept = keep(ctx, loaded, 'hand-back', step.delegated_by, opinion);
    if (step.delegated_by) callUpon(ctx, loaded, [byName(step.delegated_by)], `hand-back:${kept}`);
    changeStep(ctx, step, { delegate_id: null, delegated_by: null });
    return recordStep(ctx, loaded);
  },
});

export const addStep = action(endpoints.addStep, {
  clauses: ['OS-3.1'],
  load: loadSteps,
  run: (ctx, { where, personId, reason }, loaded: LoadedStep) => {
    const { step, review } = loaded;
    mustBeMine(ctx, loaded);
    mustNotBeDelegated(loaded);
    mustBeFit(ctx, loaded, personId, decides);
    const turn = { now: ctx.now, calendars: loaded.prepared.calendars };
    const added = addedStep(turn, step, where, personId);
    ctx.insert('review_steps', { ...added });
    if (where === 'before') changeStep(ctx, step, { waits_for: [...step.waits_for, added.id] });
    else
      for (const other of review.steps)
        if (other.waits_for.includes(step.id)) changeStep(ctx, other, { waits_for: [...other.waits_for, added.id] });
    review.steps.push(added);
    const kept = keep(ctx, loaded, where === 'before' ? 'add-before' : 'add-after', personId, reason);
    callUpon(ctx, loaded, [byName(personId)], `add:${kept}`);
    settleRound(ctx, loaded);
    return recordStep(ctx, loaded, { to: personId, where });
  },
});

/** It looks at the same, and has as long, as the step that it was added to. */
function addedStep(turn: Turn, step: StepRow, where: 'before' | 'after', personId: string): StepRow {
  return {
    ...step,
    id: newId(),
    origin: where,
    state: 'waiting',
    needed: 1,
    verdicts: [],
    asked: [],
    persons: [personId],
    waits_for: where === 'after' ? [step.id] : [],
    by_rule: false,
    escalated: 0,
    ...(where === 'before' ? opened(step, turn) : { opened_at: null, due_at: null, next_escalation_at: null }),
  };
}
