/**
 * What is decided together with a step of an order, in its transaction and under its lock: other modules register what they
 * load for many orders and what they then write. Unlike a reaction, a companion may read before it decides. (OS-3.3)
 */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import type { Prepared } from './apply.ts';
import type { LifecycleAction } from './lifecycle.ts';
import type { Order } from './order.ts';

export type Follow = (ctx: RowCtx, prepared: Prepared) => void;

export interface Companion {
  name: string;
  actions: readonly LifecycleAction[];
  /** One answer per order, in the same sequence: what is to be written once the step is taken, if anything. */
  load(ctx: Ctx, orders: readonly Order[]): Promise<(Follow | undefined)[]>;
}

const companions: Companion[] = [];

export function companion(one: Companion): void {
  if (!companions.some((known) => known.name === one.name)) companions.push(one);
}

/** Takes a companion away again: how the bench tells what it costs. */
export function removeCompanion(name: string): void {
  const at = companions.findIndex((one) => one.name === name);
  if (at >= 0) companions.splice(at, 1);
}

export async function askCompanions(
  ctx: Ctx,
  action: LifecycleAction,
  orders: readonly Order[],
): Promise<Map<string, Follow[]>> {
  const follows = new Map<string, Follow[]>();
  for (const one of companions.filter((known) => known.actions.includes(action))) {
    const answers = await one.load(ctx, orders);
    answers.forEach((follow, n) => {
      const id = orders[n]?.record.id;
      if (follow && id) follows.set(id, [...(follows.get(id) ?? []), follow]);
    });
  }
  return follows;
}
