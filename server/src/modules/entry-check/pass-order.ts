/**
 * Passes the check of an order whose unusual fields were each looked at: what must be looked at is worked out again under the
 * lock, so nothing that changed meanwhile slips through. The journal keeps which fields were confirmed. (CC-2.3, PD-3.2)
 */
import { passOrder as endpoint } from '../../../../contract/entry-check.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { mustMatch, passCheck, prepareApply, refOf, type Prepared } from '../orders/index.ts';
import { openSheetOf } from './sheet.ts';

interface Loaded {
  prepared: Prepared;
  marked: string[];
}

export const passOrder = action(endpoint, {
  clauses: ['CC-2.3', 'OS-2.2', 'PD-3.2'],
  load: async (ctx, inputs): Promise<(Loaded | Refusal)[]> => {
    const orders = await prepareApply(
      ctx,
      inputs.map((input) => input.orderId),
      'check',
    );
    const loaded: (Loaded | Refusal)[] = [];
    for (const prepared of orders) {
      if (prepared instanceof Refusal) {
        loaded.push(prepared);
        continue;
      }
      const { record, lines } = prepared.order;
      const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
      if (!key) loaded.push(new Refusal('NOT_FOUND', { field: 'orderId' }));
      else loaded.push({ prepared, marked: (await openSheetOf(ctx, record, lines, key)).marked });
    }
    return loaded;
  },
  run: (ctx, { confirmed }, { prepared, marked }: Loaded) => {
    const { order } = prepared;
    mustMatch(ctx, order, true);
    passCheck(ctx, prepared);
    const left = marked.filter((field) => !confirmed.includes(field));
    if (left.length > 0)
      throw new Refusal('FIELDS_UNCONFIRMED', {
        field: 'confirmed',
        params: { count: left.length, fields: left.join(', ') },
      });
    ctx.record(order.chain, { body: { confirmed: marked } });
    return refOf(order);
  },
});
