/**
 * Puts a hold on both orders of a pair that was found, so that everybody sees why they stand. Found by the journal's consumer,
 * held by an internal action under the locks of both; run twice it changes nothing. (CC-2.2)
 */
import { z } from 'zod';
import { endpoint, id } from '../../../../contract/kit.ts';
import { action } from '../../kernel/action.ts';
import { systemActor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { runMany } from '../../kernel/run-action.ts';
import { every } from '../../kernel/timed-work.ts';
import { placeHold, prepareApply, readOrders, type Prepared } from '../orders/index.ts';
import { decideDuplicate } from './decide-duplicate.ts';
import { lockPairs, type DuplicateRow } from './duplicate-store.ts';

interface Loaded {
  pair: DuplicateRow;
  a: Prepared;
  b: Prepared;
}

const movable = new Set(['entered', 'checked', 'preparing', 'prepared']);

export const holdDuplicates = action(
  endpoint({
    name: 'entry.hold-duplicates',
    route: 'POST /internal/duplicates/:pairId/holds',
    title: { zh: '挂起可能重复的两单', en: 'Hold two orders that may be one' },
    input: z.strictObject({ pairId: id, a: id, b: id }),
    output: z.object({ id }),
  }),
  {
    clauses: ['CC-2.2'],
    internal: true,
    load: async (ctx, inputs): Promise<(Loaded | Refusal)[]> => {
      const orders = await prepareApply(
        ctx,
        inputs.flatMap((input) => [input.a, input.b]),
        null,
      );
      const pairs = await lockPairs(
        ctx.db,
        inputs.map((input) => input.pairId),
      );
      return inputs.map((input, n) => {
        const [a, b] = [orders[2 * n], orders[2 * n + 1]];
        const pair = pairs.get(input.pairId);
        if (!pair || !a || !b || a instanceof Refusal || b instanceof Refusal) return new Refusal('NOT_FOUND');
        return pair.state === 'found' ? { pair, a, b } : new Refusal('DUPLICATE_DECIDED');
      });
    },
    run: (ctx, _input, { pair, a, b }: Loaded) => {
      const hold = (prepared: Prepared, other: Prepared): string | null =>
        movable.has(prepared.order.record.stage)
          ? placeHold(ctx, prepared, {
              kind: 'duplicate',
              lineId: null,
              ownerDepartment: 'orders',
              // The kind says what is wrong, the number with which order.
              reason: other.order.record.number,
              blocks: ['check', 'prepare', 'pack', 'hand-over'],
            })
          : null;
      // Each chain gets what happened to its own order, so one is finished before the other is begun.
      const heldWith = (one: Prepared, other: Prepared): string | null => {
        const { record, chain } = one.order;
        const holdId = hold(one, other);
        ctx.emit({
          name: 'duplicate.held',
          v: 1,
          data: { orderId: record.id, shopId: record.shop_id, pairId: pair.id, otherId: other.order.record.id },
        });
        ctx.record(chain, { clause: pair.clause, body: { other: other.order.record.number } });
        return holdId;
      };
      ctx.patch('duplicates', pair.id, { state: 'held', hold_a: heldWith(a, b), hold_b: heldWith(b, a) });
      return { id: pair.id };
    },
  },
);

export async function holdFoundPairs(kernel: Kernel, clock: Clock = kernel.clock): Promise<number> {
  const rows = await kernel.database.query<{ id: string; order_a: string; order_b: string }>(
    `select id, order_a, order_b from duplicates where state = 'found' order by found_at, id limit 200`,
  );
  // Two pairs may share an order, which one flush can hold only once: each pair on its own.
  const inputs = rows.map((row) => ({ pairId: row.id, a: row.order_a, b: row.order_b }));
  const results = await runMany(kernel, holdDuplicates, inputs, systemActor('duplicates'), { clock, batch: 1 });
  return results.filter((one) => one.ok).length;
}

/** One of a pair was cancelled for another reason: the other goes on, as if somebody had decided so. */
async function settleHalfPairs(kernel: Kernel, clock: Clock = kernel.clock): Promise<void> {
  const pairs = await kernel.database.query<{ id: string; order_a: string; order_b: string }>(
    `select id, order_a, order_b from duplicates where state = 'held' order by found_at desc, id limit 500`,
  );
  const ids = pairs.flatMap((pair) => [pair.order_a, pair.order_b]);
  const gone = new Set(
    (await readOrders(kernel.database, ids)).filter((order) => order.stage === 'cancelled').map((order) => order.id),
  );
  const inputs = pairs
    .filter((pair) => gone.has(pair.order_a) || gone.has(pair.order_b))
    .map(({ id, order_a: a, order_b: b }) => ({
      pairId: id,
      verdict: 'same',
      keep: gone.has(a) ? b : a,
      reason: 'other cancelled',
    }));
  await runMany(kernel, decideDuplicate, inputs, systemActor('duplicates'), { clock, batch: 1 });
}

export const duplicateWork = [
  every(3, 'entry.hold-duplicates', async (kernel) => {
    await holdFoundPairs(kernel);
    await settleHalfPairs(kernel);
  }),
];
