/**
 * Enters an order taken by phone, fax, mail or visit, with the evidence of its entry: who took it, what was read out of a text
 * and not touched since, and the scan of the paper. Priced and written as any other order. (OS-2.1, OS-2.2, CC-2.1, CC-2.2)
 */
import { enterByHand as endpoint } from '../../../../contract/entry.ts';
import type { InputOf } from '../../../../contract/kit.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { enterOrder, loadNewOrders, mustBeComplete, refOf, type LoadedNewOrder, type Order } from '../orders/index.ts';
import { lockScans, type Scan } from './scan-store.ts';
import { takeScan } from './scans.ts';

type Input = InputOf<typeof endpoint>;

interface Loaded {
  fresh: LoadedNewOrder;
  scans: Map<string, Scan>;
}

export const enterByHand = action(endpoint, {
  clauses: ['OS-2.1', 'OS-2.2', 'CC-2.1', 'CC-2.2', 'PD-3.2'],
  load: async (ctx, inputs) => {
    const scanIds = inputs.flatMap((input) => input.scanIds);
    const scans = scanIds.length > 0 ? await lockScans(ctx.db, scanIds) : new Map<string, Scan>();
    const loaded = await loadNewOrders(ctx, inputs);
    return loaded.map((fresh) => (fresh instanceof Refusal ? fresh : { fresh, scans }));
  },
  run: async (ctx, input, { fresh, scans }: Loaded) => {
    const { shop } = fresh;
    ctx.mustReach({
      shopId: shop.id,
      departmentId: shop.departmentId,
      ownerId: ctx.actor.id,
      sessionId: input.sessionId ?? null,
      warehouseIds: [],
    });
    // The customer is at hand: what a special order needs is asked now.
    mustBeComplete(fresh.special);
    const { guesses, scanIds, ...order } = input;
    const prepared = enterOrder(ctx, order, fresh);
    const { record, chain } = prepared.order;
    await keepGuesses(ctx, prepared.order, guesses);
    for (const id of scanIds) takeScan(ctx, scans.get(id), record.id);
    ctx.record(chain, {
      keyId: record.key_id,
      occurredAt: record.entered_at,
      body: { takenBy: record.taken_by, scans: scanIds, guessed: guesses.map((one) => one.field) },
    });
    return { ...refOf(prepared.order), total: record.total_amount };
  },
});

/** The words may name a person, so they stand under the order's own key. */
async function keepGuesses(ctx: RowCtx, { record, lines }: Order, guesses: Input['guesses']): Promise<void> {
  const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
  if (!key) return;
  const entered = lines.filter((line) => line.parent_line_id === null && !line.is_gift);
  // The form counts what was typed; the order also numbers what bundles consist of.
  const placeOf = (field: string): string =>
    field.replace(/^line\.(\d+)$/, (_, n: string) => `line.${entered[Number(n) - 1]?.line_no ?? n}`);
  for (const { field, confidence, origin } of new Map(guesses.map((one) => [one.field, one])).values())
    ctx.insert('entry_guesses', {
      order_id: record.id,
      field: placeOf(field),
      confidence,
      origin_enc: ctx.kernel.secrets.encrypt(key, origin),
    });
}
