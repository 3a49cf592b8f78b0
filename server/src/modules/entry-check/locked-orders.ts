/** Orders under their locks, where a module needs no more of them than the record, its lines and the chain. */
import type { Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepareApply, type Order } from '../orders/index.ts';

export async function lockedOrders(ctx: Ctx, ids: readonly string[]): Promise<(Order | Refusal)[]> {
  const prepared = await prepareApply(ctx, ids, null);
  return prepared.map((one) => (one instanceof Refusal ? one : one.order));
}
