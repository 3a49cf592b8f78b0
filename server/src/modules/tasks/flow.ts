/**
 * Which work an order's events open and end: one literal table, so that whoever wants to know why a task is there reads it
 * here. A task ends by the event that it waits for, never by somebody's word for it, but for acknowledgements. (OS-1, OS-2.3)
 */
import type { TaskKind } from '../../../../contract/tasks.ts';
import type { DepartmentId, OrderEvent } from '../../../../contract/vocabulary.ts';
import type { FactValues } from '../policy/index.ts';

interface TaskRule {
  /** Who answers for it, where neither a clock nor the event names somebody else. */
  department: DepartmentId | 'shop';
  clause: string;
  /** The event of the order that ends it; null where a person reports it done. */
  endsOn: OrderEvent | null;
}

export const taskRules: Record<TaskKind, TaskRule> = {
  check: { department: 'orders', clause: 'CC-2.3', endsOn: 'order.checked' },
  prepare: { department: 'warehouse', clause: 'PD-3.1', endsOn: 'order.preparing' },
  pack: { department: 'warehouse', clause: 'OT-2.3', endsOn: 'order.prepared' },
  'hand-over': { department: 'logistics', clause: 'OS-4.3', endsOn: 'order.shipped' },
  hold: { department: 'orders', clause: 'PD-3.4', endsOn: 'order.released' },
  sample: { department: 'orders', clause: 'CC-2.3', endsOn: 'order.sampled' },
  // Whoever sells in the shop answers to its platform.
  'ship-back': { department: 'shop', clause: 'OS-4.3', endsOn: 'order.ship-back-settled' },
  reroute: { department: 'logistics', clause: 'OS-6.3', endsOn: 'order.reroute-settled' },
  acknowledge: { department: 'orders', clause: 'OS-2.3', endsOn: null },
};

interface Step {
  opens?: { kind: TaskKind; when?: (facts: FactValues) => boolean };
  /** Kinds that are done with this event. */
  ends?: TaskKind[];
  /** Kinds that nobody needs to do any more. */
  voids?: TaskKind[] | 'all';
}

const mayPrepare = (facts: FactValues): boolean =>
  facts['order.isPaid'] === true || facts['order.paymentTerms'] === 'credit';
const isApproved = (facts: FactValues): boolean =>
  facts['order.stage'] === 'checked' && facts['order.reviewState'] === 'approved';

export const flow: Partial<Record<string, Step>> = {
  'order.entered': { opens: { kind: 'check' } },
  'order.checked': { ends: ['check'] },
  // Review's approval comes with the check where it passes by rule, else when the last department has approved.
  'order.approved': { opens: { kind: 'prepare', when: (facts) => mayPrepare(facts) && isApproved(facts) } },
  'order.review-opened': { voids: ['prepare'] },
  'order.returned': { voids: ['prepare'] },
  'order.rejected': { voids: ['prepare'] },
  'order.paid': { opens: { kind: 'prepare', when: isApproved } },
  'order.preparing': { ends: ['prepare'], voids: ['check', 'hand-over'], opens: { kind: 'pack' } },
  'order.prepared': { ends: ['pack'], voids: ['check', 'prepare'], opens: { kind: 'hand-over' } },
  'order.shipped': { ends: ['hand-over'], voids: ['check', 'prepare', 'pack', 'acknowledge'] },
  'order.delivered': { voids: ['check', 'prepare', 'pack', 'hand-over', 'acknowledge'] },
  // A platform reports an order as completed that was never ours to ship.
  'order.accepted': { voids: ['check', 'prepare', 'pack', 'hand-over', 'acknowledge'] },
  'order.sampled': { ends: ['sample'] },
  'order.held': { opens: { kind: 'hold' } },
  'order.released': { ends: ['hold'] },
  'order.ship-back-stuck': { opens: { kind: 'ship-back' } },
  'order.ship-back-settled': { ends: ['ship-back'] },
  'order.reroute-asked': { opens: { kind: 'reroute' } },
  'order.reroute-settled': { ends: ['reroute'] },
  'order.closed': { voids: 'all' },
  'order.cancelled': { voids: 'all' },
};

/** What is under way in a stage: its limit moves when a clock stands still or goes on. */
export const kindOfStage: Partial<Record<string, TaskKind>> = {
  entered: 'check',
  checked: 'prepare',
  preparing: 'pack',
  prepared: 'hand-over',
};

/** The events that the clocks of an order wait for, in their sequence: a task is due by the earliest limit from its own on. */
const waits: readonly string[] = ['order.checked', 'order.preparing', 'order.prepared', 'order.shipped'];

export function limitsOf(kind: TaskKind): readonly string[] {
  const at = waits.indexOf(taskRules[kind].endsOn ?? '');
  return at < 0 ? [] : waits.slice(at);
}
