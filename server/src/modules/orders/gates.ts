/**
 * What may block a transition, evaluated under the order's lock: other modules register gates (review's approval, a paper
 * that is missing), so that no forgotten reaction can leak an order through. wire.ts shows the list.
 */
import type { Ctx } from '../../kernel/action.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { LifecycleAction } from './lifecycle.ts';
import type { Order } from './order.ts';

export interface Gate {
  name: string;
  action: LifecycleAction | readonly LifecycleAction[];
  /** One answer per order, in the same sequence: a refusal, or undefined to let it pass. */
  check(ctx: Ctx, orders: readonly Order[]): Promise<(Refusal | undefined)[]>;
}

const gates: Gate[] = [];

export function gate(one: Gate): void {
  if (!gates.some((g) => g.name === one.name)) gates.push(one);
}

/** Takes a gate away again: how a test proves that it is the gate that holds. */
export function removeGate(name: string): void {
  const at = gates.findIndex((one) => one.name === name);
  if (at >= 0) gates.splice(at, 1);
}

/** The first refusal of each order's gates for this action. */
export async function askGates(
  ctx: Ctx,
  action: LifecycleAction,
  orders: readonly Order[],
): Promise<Map<string, Refusal>> {
  const refused = new Map<string, Refusal>();
  for (const one of gates.filter((g) => [g.action].flat().includes(action))) {
    const answers = await one.check(ctx, orders);
    answers.forEach((refusal, n) => {
      const id = orders[n]?.record.id;
      if (refusal && id && !refused.has(id)) refused.set(id, refusal);
    });
  }
  return refused;
}
