/** Whether the buyer's message or the seller's remark has changed since it was last approved. (OS-3.3) */
import type { FactCtx, FactSubject, FactValues } from '../policy/index.ts';
import { readOrdersForReview } from '../orders/index.ts';
import { contentHash } from './content.ts';

export const wordsFactNames = ['review.wordsChanged'] as const;

export async function wordsFacts(ctx: FactCtx, subjects: readonly FactSubject[]): Promise<FactValues[]> {
  const ids = subjects.map((subject) => subject.orderId);
  const orders = await readOrdersForReview(ctx.db, ids);
  const rounds = await ctx.db.query<{ orderId: string; words: Buffer }>(
    `select distinct on (order_id) order_id as "orderId", words from review_rounds where order_id = any($1::uuid[]) order by order_id, no desc`,
    [ids],
  );
  const approved = new Map(rounds.map((round) => [round.orderId, round.words]));
  return ids.map((id) => {
    const [before, order] = [approved.get(id), orders.get(id)];
    return { 'review.wordsChanged': before && order ? !before.equals(contentHash(order, ['words'])) : false };
  });
}
