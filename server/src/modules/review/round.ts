/**
 * The small lifecycle of a review: what each decision makes of a step, which steps come to their turn, and what the round is
 * then. Pure over rows. (OS-3.1, OS-3.3)
 */
import type { ContentGroup } from '../../../../contract/facts.ts';
import { timeAfter, type Calendar } from '../deadlines/index.ts';
import type { Verdict } from './judge.ts';

export type StepState = 'waiting' | 'open' | 'approved' | 'returned' | 'rejected' | 'voided' | 'dropped';
export type RoundState = 'open' | 'approved' | 'returned' | 'rejected' | 'ended';

/** A row of review_steps. */
export interface StepRow {
  id: string;
  order_id: string;
  shop_id: string;
  round_id: string;
  position: number;
  name: string;
  title_zh: string;
  title_en: string;
  department: string;
  /** Of the order: what goes first by policy comes first in every queue. */
  goes_first: boolean;
  role: string;
  origin: 'rule' | 'before' | 'after';
  state: StepState;
  needed: number;
  looks: ContentGroup[];
  seen: Buffer;
  verdicts: Verdict[];
  asked: string[];
  persons: string[];
  delegate_id: string | null;
  delegated_by: string | null;
  waits_for: string[];
  by_rule: boolean;
  decided_by: string | null;
  decided_at: Date | null;
  opened_at: Date | null;
  due_at: Date | null;
  within_ms: number;
  basis: 'natural' | 'working';
  /** `due` is known once the step's turn has come. */
  ladder: { at: number; to: string; due?: string }[];
  escalated: number;
  next_escalation_at: Date | null;
}

/** A step that passed by rule, as it stands in its round. */
export interface PassedStep {
  name: string;
  looks: ContentGroup[];
  /** The hash of what it looked at, in hex. */
  seen: string;
  verdicts: Verdict[];
}

export interface RoundRow {
  id: string;
  order_id: string;
  shop_id: string;
  no: number;
  rule: string | null;
  clause: string | null;
  state: RoundState;
  by_rule: boolean;
  opened_at: Date;
  closed_at: Date | null;
  submitted_by: string;
  note: string;
  content: unknown;
  words: Buffer;
  /** Its steps, where it passed by rule as a whole and nothing has happened to one of them since; else they have rows. */
  passed: PassedStep[] | null;
}

/** Stages in which an order's review is kept up: from its check until it has left, because each parcel asks the gate again. */
export const reviewedStages: readonly string[] = ['checked', 'preparing', 'prepared'];

export type StepDecision = 'approve' | 'return' | 'reject';

interface Transition {
  from: StepState;
  decision: StepDecision | 'void' | 'drop' | 'turn' | 'wait' | 'withdraw';
  to: StepState;
}

const stepLifecycle: readonly Transition[] = [
  { from: 'waiting', decision: 'turn', to: 'open' },
  { from: 'open', decision: 'wait', to: 'waiting' },
  { from: 'open', decision: 'approve', to: 'approved' },
  { from: 'open', decision: 'return', to: 'returned' },
  { from: 'open', decision: 'reject', to: 'rejected' },
  { from: 'open', decision: 'drop', to: 'dropped' },
  { from: 'waiting', decision: 'drop', to: 'dropped' },
  { from: 'approved', decision: 'withdraw', to: 'open' },
  { from: 'returned', decision: 'withdraw', to: 'open' },
  { from: 'rejected', decision: 'withdraw', to: 'open' },
  { from: 'dropped', decision: 'withdraw', to: 'waiting' },
  { from: 'open', decision: 'void', to: 'voided' },
  { from: 'waiting', decision: 'void', to: 'voided' },
  { from: 'approved', decision: 'void', to: 'voided' },
];

/** Whether some decision leads there; nothing else may move a step. */
export function mayBecome(from: StepState, to: StepState): boolean {
  return from === to || stepLifecycle.some((one) => one.from === from && one.to === to);
}

/** Steps that count: neither voided by a change nor dropped by a return. */
export function isActive(step: Pick<StepRow, 'state'>): boolean {
  return step.state !== 'voided' && step.state !== 'dropped';
}

export type Patch = Partial<StepRow>;

export interface Turn {
  now: Date;
  calendars: readonly Calendar[];
}

/** What the clock of a step says once its turn has come; a calendar that is published later moves nothing of it. */
export function opened(
  step: Pick<StepRow, 'within_ms' | 'ladder' | 'basis' | 'department'>,
  { now, calendars }: Turn,
): Patch {
  const { basis, department } = step;
  const at = (percent: number) =>
    timeAfter(calendars, now, { ms: Math.round((step.within_ms * percent) / 100), basis, department });
  const ladder = step.ladder.map((rung) => ({ ...rung, due: at(rung.at).toISOString() }));
  return {
    state: 'open',
    opened_at: now,
    due_at: at(100),
    ladder,
    escalated: 0,
    next_escalation_at: rungDue({ ladder, escalated: 0 }),
  };
}

/** When the next warning of a step's ladder is due. */
export function rungDue({ ladder, escalated }: Pick<StepRow, 'ladder' | 'escalated'>): Date | null {
  const due = ladder[escalated]?.due;
  return due === undefined ? null : new Date(due);
}

/** Gives each step its turn, or takes it back, by what it waits for. Answers only what changes. */
export function takeTurns(steps: readonly StepRow[], turn: Turn): Map<string, Patch> {
  const approved = new Set(steps.filter((step) => step.state === 'approved').map((step) => step.id));
  const patches = new Map<string, Patch>();
  for (const step of steps) {
    const ready = step.waits_for.every((id) => approved.has(id));
    if (step.state === 'waiting' && ready) patches.set(step.id, opened(step, turn));
    if (step.state === 'open' && !ready) patches.set(step.id, { state: 'waiting', next_escalation_at: null });
  }
  return patches;
}

export function roundStateOf(steps: readonly Pick<StepRow, 'state'>[]): RoundState {
  if (steps.some((step) => step.state === 'rejected')) return 'rejected';
  if (steps.some((step) => step.state === 'returned')) return 'returned';
  return steps.filter(isActive).every((step) => step.state === 'approved') ? 'approved' : 'open';
}
