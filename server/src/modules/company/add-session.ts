/** Adds a live session: room, period and who streams. Orders that name it are counted to it. (OT-2.1) */
import { addSession as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { addRecord } from './record.ts';
import { checkPeriod } from './session-period.ts';
import { companyCache } from './store.ts';

export const addSession = action(endpoint, {
  clauses: ['OT-2.1'],
  async run(ctx, input) {
    const room = (await ctx.cached(companyCache)).rooms.get(input.roomId);
    if (!room) throw new Refusal('NOT_FOUND', { field: 'roomId' });
    ctx.mustReach({ shopId: room.shopId });
    const startsAt = new Date(input.startsAt);
    const endsAt = new Date(input.endsAt);
    checkPeriod(startsAt, endsAt);
    return addRecord(ctx, 'live_sessions', { ...input, shopId: room.shopId, startsAt, endsAt });
  },
});
