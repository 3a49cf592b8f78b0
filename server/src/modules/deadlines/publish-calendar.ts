/**
 * Publishes a version of a calendar. Clocks that run keep theirs; those that start from now on take the newest. (OT-3.1, OT-6)
 */
import { listCalendars, publishCalendar as endpoint } from '../../../../contract/deadlines.ts';
import { action, query } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { lockChains } from '../../kernel/chains.ts';
import { newId } from '../../kernel/ids.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { missingYears } from './calendar.ts';
import { calendarCache, calendarFromRow, type CalendarBody, type CalendarRow } from './calendars.ts';

interface Loaded {
  id: string;
  chain: Chain;
  newest: number;
}

export const publishCalendar = action(endpoint, {
  clauses: ['OT-3.1', 'OT-6', 'OT-2.1'],
  load: async (ctx, inputs) => {
    const ids = inputs.map((input) => input.calendarId ?? newId());
    const chains = await lockChains(ctx.db, ids);
    const rows = await ctx.db.query<{ id: string; version: number }>(
      `select id, max(version)::int as version from calendars where id = any($1::uuid[]) group by id`,
      [ids],
    );
    const newest = new Map(rows.map((row) => [row.id, row.version]));
    return inputs.map((input, n): Loaded | Refusal => {
      const id = ids[n] ?? '';
      if (input.calendarId && !newest.has(id)) return new Refusal('NOT_FOUND', { field: 'calendarId' });
      return { id, chain: chains.get(id) as Chain, newest: newest.get(id) ?? 0 };
    });
  },
  run: (ctx, { calendar }, { id, chain, newest }: Loaded) => {
    mustHaveWork(calendar);
    const version = newest + 1;
    ctx.insert('calendars', {
      id,
      version,
      name: calendar.name,
      body: calendar,
      published_at: ctx.now,
      published_by: actorRef(ctx.actor),
    });
    ctx.writes.bump(calendarCache.name);
    ctx.emit({ name: 'calendar.published', v: 1, data: { calendarId: id, version } });
    ctx.record(chain, { body: { name: calendar.name, version } });
    return {
      id,
      version,
      missingYears: missingYears(calendarFromRow({ id: `${id}/draft`, version, body: calendar }), ctx.now),
    };
  },
});

/** A week without an hour of work would put every limit beyond the end of time. */
function mustHaveWork(calendar: CalendarBody): void {
  if (calendar.week.every((shifts) => shifts.length === 0))
    throw new Refusal('CALENDAR_WITHOUT_WORK', { field: 'calendar.week' });
}

export const listCalendarsQuery = query(listCalendars, {
  clauses: ['OT-3.1', 'OT-6'],
  run: async (ctx) => {
    const rows = await ctx.db.query<CalendarRow & { publishedAt: Date }>(
      `select distinct on (id) id, version, body, published_at as "publishedAt" from calendars order by id, version desc`,
    );
    return {
      calendars: rows.map((row) => ({
        ...row.body,
        id: row.id,
        version: row.version,
        publishedAt: row.publishedAt.toISOString(),
        missingYears: missingYears(calendarFromRow(row), ctx.now),
      })),
    };
  },
});
