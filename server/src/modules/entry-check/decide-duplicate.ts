/**
 * Decides on two orders that may be one: the same, and one of them is cancelled; or different, and both go on. The reason is
 * in the journal of both. Both are locked first, in id order, so that two deciders are one. (CC-2.2, PD-3.2)
 */
import { decideDuplicate as endpoint } from '../../../../contract/entry-check.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { cancel, liftHold, prepareApply, type Prepared } from '../orders/index.ts';
import { lockPairs, readPairs, type DuplicateRow } from './duplicate-store.ts';

interface Loaded {
  pair: DuplicateRow;
  a: Prepared;
  b: Prepared;
}

export const decideDuplicate = action(endpoint, {
  clauses: ['CC-2.2', 'PD-3.2'],
  load: async (ctx, inputs): Promise<(Loaded | Refusal)[]> => {
    const ids = inputs.map((input) => input.pairId);
    const known = await readPairs(ctx.db, ids);
    const orders = await prepareApply(
      ctx,
      ids.flatMap((id) => [known.get(id)?.order_a ?? id, known.get(id)?.order_b ?? id]),
      null,
    );
    const pairs = await lockPairs(ctx.db, ids);
    return ids.map((id, n) => {
      const pair = pairs.get(id);
      const [a, b] = [orders[2 * n], orders[2 * n + 1]];
      if (!pair || !a || !b || a instanceof Refusal || b instanceof Refusal)
        return new Refusal('NOT_FOUND', { field: 'pairId' });
      return { pair, a, b };
    });
  },
  run: (ctx, input, { pair, a, b }: Loaded) => {
    if (pair.state === 'same' || pair.state === 'different') throw new Refusal('DUPLICATE_DECIDED');
    const sides = [a, b];
    const goes = input.verdict === 'same' ? sides.find((one) => one.order.record.id !== input.keep) : undefined;
    const isOneOfBoth = sides.some((one) => one.order.record.id === input.keep);
    if (input.verdict === 'same' && !isOneOfBoth) throw new Refusal('DUPLICATE_KEEP_MISSING', { field: 'keep' });
    ctx.patch('duplicates', pair.id, { state: input.verdict, decided_by: actorRef(ctx.actor), decided_at: ctx.now });
    // Each chain gets what happened to its own order, so one is finished before the other is begun.
    for (const one of sides) {
      release(ctx, one, one === a ? pair.hold_a : pair.hold_b, input.verdict);
      if (one === goes && goes.order.record.stage !== 'cancelled') cancel(ctx, goes);
      recordFor(ctx, one, { pair, input, goes });
    }
    return { id: pair.id, verdict: input.verdict, cancelled: goes?.order.record.id ?? null };
  },
});

function release(ctx: RowCtx, prepared: Prepared, holdId: string | null, why: string): void {
  if (prepared.order.holds.some((hold) => hold.id === holdId)) liftHold(ctx, prepared, holdId ?? '', why);
}

interface Decided {
  pair: DuplicateRow;
  input: { verdict: 'same' | 'different'; reason: string };
  goes: Prepared | undefined;
}

function recordFor(ctx: RowCtx, one: Prepared, { pair, input, goes }: Decided): void {
  const { record, chain } = one.order;
  ctx.emit({
    name: 'duplicate.decided',
    v: 1,
    data: {
      orderId: record.id,
      shopId: record.shop_id,
      pairId: pair.id,
      verdict: input.verdict,
      keptId: goes ? (goes === one ? null : record.id) : null,
    },
  });
  ctx.record(chain, { clause: pair.clause, body: { reason: input.reason, verdict: input.verdict } });
}
