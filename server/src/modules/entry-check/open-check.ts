/** Opens an order for its check. The receiver is shown in clear, so each opening goes to the access log; it changes nothing. (CC-2.3, OS-8.3) */
import { openSheet as endpoint } from '../../../../contract/entry-check.ts';
import { logAccess } from '../../kernel/access-log.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { readLines, readOrders, scopeOf } from '../orders/index.ts';
import { openSheetOf } from './sheet.ts';

export const openCheck = action(endpoint, {
  clauses: ['CC-2.3', 'OS-8.3'],
  run: async (ctx, { orderId }) => {
    const [record] = await readOrders(ctx.db, [orderId]);
    const lines = (await readLines(ctx.db, [orderId])).get(orderId) ?? [];
    ctx.mustReach(record && scopeOf(record, lines));
    const key = record && (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
    if (!record || !key) throw new Refusal('NOT_FOUND', { field: 'orderId' });
    logAccess(ctx, { kind: 'order', id: record.id, fields: ['receiver'], reason: null });
    return (await openSheetOf(ctx, record, lines, key)).sheet;
  },
});
