/** Changes a live session's title, people or period, or cancels it. (OT-2.1) */
import { changeSession as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import type { LiveSession } from './company.ts';
import { changeRecord, lockRecords } from './record.ts';
import { checkPeriod } from './session-period.ts';

export const changeSession = action(endpoint, {
  clauses: ['OT-2.1'],
  load: (ctx, inputs) =>
    lockRecords<LiveSession>(
      ctx,
      'live_sessions',
      inputs.map((i) => i.sessionId),
    ),
  run(ctx, { sessionId: _, startsAt, endsAt, ...values }, locked) {
    const { row } = locked;
    ctx.mustReach({ shopId: row.shopId });
    const period = {
      startsAt: startsAt ? new Date(startsAt) : row.startsAt,
      endsAt: endsAt ? new Date(endsAt) : row.endsAt,
    };
    checkPeriod(period.startsAt, period.endsAt);
    return changeRecord(ctx, 'live_sessions', locked, { ...values, ...period });
  },
});
