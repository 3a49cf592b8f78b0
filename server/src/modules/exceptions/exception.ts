/**
 * An exception's life, pure: one literal table of who passes to what, when its clock speaks next, and whether its cause has
 * come back along the axes that the policy names. (PD-3.4)
 */
import type { ExceptionState, ImprovementState, RecurrenceAxis } from '../../../../contract/exception-words.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { RuleOf } from '../policy/index.ts';

export type ExceptionAction = 'take' | 'assign' | 'note' | 'resolve' | 'plan' | 'finish' | 'reopen';

interface Step {
  from: readonly ExceptionState[];
  action: ExceptionAction;
  /** Undefined: it stays where it is. */
  to?: ExceptionState;
}

const lifecycle: readonly Step[] = [
  { from: ['open'], action: 'take', to: 'taken' },
  { from: ['open', 'taken'], action: 'assign', to: 'taken' },
  { from: ['open', 'taken'], action: 'note' },
  { from: ['open', 'taken'], action: 'resolve', to: 'resolved' },
  { from: ['open', 'taken', 'resolved', 'closed'], action: 'plan' },
  { from: ['resolved', 'closed'], action: 'finish', to: 'closed' },
  { from: ['resolved', 'closed'], action: 'reopen', to: 'open' },
];

export interface ExceptionRecord {
  id: string;
  number: string;
  order_id: string;
  shop_id: string;
  warehouse_id: string | null;
  kind: string;
  rule: string;
  clause: string;
  department_id: string;
  person_id: string | null;
  source: 'person' | 'hold' | 'stock' | 'stale';
  source_key: string;
  cause: string;
  state: ExceptionState;
  opened_at: Date;
  opened_by: string;
  started_at: Date;
  due_at: Date;
  next_rung: number;
  next_fire_at: Date | null;
  resolved_at: Date | null;
  result: string | null;
  resolution: string;
  recurred: boolean;
  improvement: ImprovementState;
  plan: string;
  plan_person_id: string | null;
  plan_due_on: string | null;
  plan_done_at: Date | null;
  rev: number;
}

type Standing = Pick<ExceptionRecord, 'state' | 'improvement'>;

export function possibleActions({ state, improvement }: Standing): ExceptionAction[] {
  return lifecycle
    .filter((step) => step.from.includes(state))
    .map((step) => step.action)
    .filter((action) => action !== 'finish' || needsWork(improvement));
}

const needsWork = (improvement: ImprovementState): boolean => improvement === 'planned' || improvement === 'reopened';

/** The state that follows, or the refusal that names what stands in the way. */
export function nextState({ state, improvement }: Standing, action: ExceptionAction): ExceptionState {
  const step = lifecycle.find((one) => one.action === action && one.from.includes(state));
  if (!step) throw new Refusal(state === 'open' || state === 'taken' ? 'EXCEPTION_UNSETTLED' : 'EXCEPTION_SETTLED');
  if (action === 'finish' && !needsWork(improvement)) throw new Refusal('IMPROVEMENT_MISSING');
  return step.to ?? state;
}

/** With a result it is closed, unless an improvement is still to be made or its cause has come back without one. */
export function stateAfterResult({
  improvement,
  recurred,
}: Pick<ExceptionRecord, 'improvement' | 'recurred'>): ExceptionState {
  return needsWork(improvement) || (recurred && improvement === 'none') ? 'resolved' : 'closed';
}

export type CauseRule = RuleOf<'cause'>;

/** When the clock speaks next: a share of the time that the cause allows. */
export function rungOf(rule: CauseRule, startedAt: Date, rung: number): Date | null {
  const step = rule.escalate[rung];
  return step && rule.within ? new Date(startedAt.getTime() + (rule.within.ms * step.at.percent) / 100) : null;
}

export function dueOf(rule: CauseRule, startedAt: Date): Date {
  return new Date(startedAt.getTime() + (rule.within?.ms ?? 0));
}

export interface Mark {
  axis: RecurrenceAxis;
  value: string;
}

export const markKey = ({ axis, value }: Mark): string => `${axis} ${value}`;

export interface Recurrence extends Mark {
  times: number;
  isOver: boolean;
}

/** How often the cause stood along each mark within the window, this time included. */
export function recurrenceOf(
  rule: CauseRule,
  marks: readonly Mark[],
  before: ReadonlyMap<string, number>,
): Recurrence[] {
  const { recurs } = rule;
  if (!recurs) return [];
  return marks
    .filter((mark) => recurs.by.includes(mark.axis))
    .map((mark) => {
      const times = (before.get(markKey(mark)) ?? 0) + 1;
      return { ...mark, times, isOver: times >= recurs.times };
    });
}

const dayMs = 86_400_000;

export function windowDays(rule: CauseRule): number {
  return Math.round((rule.recurs?.within.ms ?? 0) / dayMs);
}

/** A clock that starts now, at the opening and at each opening again. */
export function clockFrom(rule: CauseRule, now: Date) {
  return { started_at: now, due_at: dueOf(rule, now), next_rung: 0, next_fire_at: rungOf(rule, now, 0) };
}
