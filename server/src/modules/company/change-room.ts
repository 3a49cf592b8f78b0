/** Renames a live room or takes it out of use; it stays with its shop, because its sessions and orders do. (OT-2.1) */
import { changeRoom as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import type { LiveRoom } from './company.ts';
import { changeRecord, lockRecords } from './record.ts';

export const changeRoom = action(endpoint, {
  clauses: ['OT-2.1'],
  load: (ctx, inputs) =>
    lockRecords<LiveRoom>(
      ctx,
      'live_rooms',
      inputs.map((i) => i.roomId),
    ),
  run(ctx, { roomId: _, ...values }, locked) {
    ctx.mustReach({ shopId: locked.row.shopId });
    return changeRecord(ctx, 'live_rooms', locked, values);
  },
});
