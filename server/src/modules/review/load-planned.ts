/** Orders under their lock with the plan of their review, for the actions that begin, follow or submit one again. (OS-3.3) */
import type { Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepareApply, type Prepared } from '../orders/index.ts';
import { planReviews, type Plan } from './plan.ts';

export interface Planned {
  prepared: Prepared;
  /** Absent where nothing is judged: the round waits for sales. */
  plan: Plan | undefined;
}

export async function loadPlanned(
  ctx: Ctx,
  inputs: readonly { orderId: string }[],
  options: { anew?: boolean } = {},
): Promise<(Planned | Refusal)[]> {
  const ids = inputs.map((input) => input.orderId);
  const found = await prepareApply(ctx, ids, null);
  const reachable = found.filter((one): one is Prepared => !(one instanceof Refusal));
  const orders = reachable.map((one) => one.order);
  const plans = await planReviews(ctx, orders, options);
  const planOf = new Map(reachable.map((one, n) => [one, plans[n]]));
  return found.map((one) => (one instanceof Refusal ? one : { prepared: one, plan: planOf.get(one) }));
}
