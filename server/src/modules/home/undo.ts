/**
 * How a step is taken back: by which other action, with which input. The list is filled by wire.ts; what is not in it has no undo,
 * and is corrected the ordinary way. The action itself decides again whether it may still run. (PD-3.2)
 */
import type { ActionDefinition } from '../../kernel/action.ts';
import { scopeFor, type Actor } from '../../kernel/access.ts';
import type { StepRow } from './store.ts';

interface Undoing {
  /** The action that takes it back. */
  by: string;
  /** Undefined where this one step cannot be taken back. */
  input(step: Pick<StepRow, 'orderId' | 'data'>): Record<string, string> | undefined;
}

const undoings = new Map<string, Undoing>();

export function undo(action: string, undoing: Undoing): void {
  undoings.set(action, undoing);
}

export function undoOf(actions: ReadonlyMap<string, ActionDefinition>, actor: Actor, step: StepRow) {
  const undoing = undoings.get(step.action);
  const definition = undoing && actions.get(undoing.by);
  const input = undoing?.input(step);
  if (!definition || !input || !scopeFor(actor, definition.name)) return null;
  return { route: definition.endpoint.route, input, title: definition.endpoint.title };
}

/** Stands as the reason of what was taken back at once by the one who did it. */
const takenBack = '撤回';

export const orderUndoings: readonly [action: string, undoing: Undoing][] = [
  [
    'orders.hold',
    {
      by: 'orders.release',
      input: ({ orderId, data }) => (orderId ? { orderId, holdId: String(data.holdId), reason: takenBack } : undefined),
    },
  ],
  ['tasks.take', { by: 'tasks.release', input: ({ data }) => ({ taskId: String(data.taskId), reason: takenBack }) }],
  [
    'shipments.pack',
    { by: 'shipments.void', input: ({ data }) => ({ shipmentId: String(data.shipmentId), reason: takenBack }) },
  ],
  [
    'orders.assign',
    {
      by: 'orders.assign',
      input: ({ orderId, data }) =>
        orderId && typeof data.from === 'string' ? { orderId, staffId: data.from } : undefined,
    },
  ],
];
