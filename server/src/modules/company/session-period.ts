/** The period of a live session: it ends after it starts, and no session lasts longer than a day and a half. (OT-2.1) */
import { Refusal } from '../../kernel/refusal.ts';

const longestHours = 36;

export function checkPeriod(startsAt: Date, endsAt: Date): void {
  const hours = (endsAt.getTime() - startsAt.getTime()) / 3_600_000;
  if (hours <= 0 || hours > longestHours)
    throw new Refusal('PERIOD_INVALID', { field: 'endsAt', params: { max: longestHours } });
}
