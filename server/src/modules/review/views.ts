/** How steps, rounds, decisions and verdicts are told to pages: names instead of ids, words instead of codes. (OS-3.3) */
import { loadedFacts, type LoadedFact } from '../../../../contract/facts.ts';
import { approvalsOf, type DecisionRow } from './store.ts';
import type { StepView, VerdictView } from '../../../../contract/review.ts';
import type { z } from 'zod';
import type { decisionView } from '../../../../contract/review.ts';
import { orderFacts } from '../../../../contract/vocabulary.ts';
import { actorName } from '../people/index.ts';
import { unitOfFact } from '../policy/index.ts';
import { contentHash, type Content } from './content.ts';
import type { ReviewStepRule, Verdict } from './judge.ts';
import { reviewersOf, type Crew } from './reviewers.ts';
import { isActive, type StepRow } from './round.ts';
import { withdrawable } from './withdraw-decision.ts';

export interface Viewer {
  crew: Crew;
  content: Content;
  excluded: (string | null)[];
  decisions: readonly DecisionRow[];
  me: string;
}

export function stepView(step: StepRow, viewer: Viewer): StepView {
  const { crew, content, excluded, decisions, me } = viewer;
  const person = (id: string | null) => (id ? { id, name: crew.people.persons.get(id)?.name ?? '' } : null);
  const open = step.state === 'open';
  const delegate = person(step.delegate_id);
  const reviewers = open ? reviewersOf(crew, step, excluded) : [];
  const approvals = approvalsOf(decisions, step, contentHash(content, step.looks));
  return {
    id: step.id,
    name: step.name,
    title: { zh: step.title_zh, en: step.title_en },
    department: step.department,
    origin: step.origin,
    state: step.state,
    byRule: step.by_rule,
    decidedBy: person(step.decided_by),
    decidedAt: iso(step.decided_at),
    openedAt: iso(step.opened_at),
    dueAt: open ? iso(step.due_at) : null,
    basis: step.basis,
    waitsOn: (open && delegate ? [delegate] : reviewers.slice(0, 5)).map((one) => one.name),
    delegate,
    needed: step.needed,
    approvals: approvals.length,
    failing: step.verdicts.filter((one) => one.verdict === 'fails').length,
    stale: isActive(step) && !step.seen.equals(contentHash(content, step.looks)),
    mine: reviewers.some((one) => one.id === me) || (open && step.delegate_id === me),
    canWithdraw: withdrawable(decisions, step, me, content.record.stage) !== undefined,
  };
}

export function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

export function decisionViews(crew: Crew, decisions: readonly DecisionRow[]): z.infer<typeof decisionView>[] {
  return decisions.map((one) => ({
    id: one.id,
    stepId: one.step_id,
    kind: one.kind,
    by: actorName(crew.people, one.by),
    at: one.at.toISOString(),
    reason: one.reason,
    details: named(crew, one.details),
    withdrawn: one.withdrawn_at !== null,
    answer: one.answer,
  }));
}

function named(crew: Crew, details: Record<string, unknown>): Record<string, unknown> {
  const { to } = details;
  const person = typeof to === 'string' ? crew.people.persons.get(to) : undefined;
  return person ? { ...details, to: person.name } : details;
}

export function verdictViews(
  step: ReviewStepRule | undefined,
  verdicts: readonly Verdict[],
  clause: string,
): VerdictView[] {
  return verdicts.flatMap((one) => {
    const check = step?.checks.find((each) => each.name === one.check);
    if (!check) return [];
    const valued = (names: readonly string[]) => names.map((name) => factView(name, one.values[name] ?? null));
    return {
      check: one.check,
      title: check.title,
      verdict: one.verdict,
      clause,
      sum: check.sum
        ? { plus: valued(check.sum.plus), minus: valued(check.sum.minus), result: one.over, words: check.sum.result }
        : null,
      shown: valued(check.show),
    };
  });
}

/** Beside an order the short word: what the order is to pay is 本单. */
const shortWords: Record<string, { zh: string; en: string }> = {
  'order.amount': { zh: '本单', en: 'This order' },
  'order.goodsAmount': { zh: '货款', en: 'Goods' },
  'order.discountAmount': { zh: '优惠', en: 'Discounts' },
  'order.freightAmount': { zh: '运费', en: 'Freight' },
  'order.paidAmount': { zh: '已付', en: 'Paid' },
};

function factView(name: string, value: string | number | boolean | null) {
  const words =
    shortWords[name] ??
    (Object.hasOwn(loadedFacts, name) ? loadedFacts[name as LoadedFact] : orderFacts[name as keyof typeof orderFacts]);
  return { fact: name, words: { zh: words.zh, en: words.en }, unit: unitOfFact(name), value };
}
