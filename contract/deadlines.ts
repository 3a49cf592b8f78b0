/** Clocks as people ask about them, and the calendars that working time is counted on. (OT-3.1, OT-4.4) */
import { z } from 'zod';
import { bilingual, endpoint, id, nothing } from './kit.ts';

const instantText = z.string();
const timeOfDay = z.string().regex(/^([0-3]\d|4[0-8]):[0-5]\d$/, 'HH:MM; a shift past midnight ends at 25:00 or later');
const shift = z.tuple([timeOfDay, timeOfDay]);
const shifts = z
  .array(shift)
  .max(6)
  .refine(
    (list) =>
      list.every(
        ([from, to], n) =>
          from < '24:00' && from < to && to <= '48:00' && (n === 0 || (list[n - 1]?.[1] ?? '') <= from),
      ),
    {
      error: 'shifts begin before 24:00, end after they begin, and follow each other',
    },
  );
const date = z.iso.date();

export const calendarBody = z.strictObject({
  name: z.string().trim().min(1).max(60),
  departments: z
    .array(z.string().max(40))
    .max(40)
    .describe('codes of departments; * stands for all that have no calendar of their own'),
  week: z.array(shifts).length(7).describe('the shifts of Sunday to Saturday'),
  everyOtherSaturday: date.optional().describe('where Saturdays are worked every other week: one that is'),
  holidays: z.enum(['china', 'none']).default('china'),
  years: z
    .array(z.int().min(2000).max(2100))
    .max(20)
    .default([])
    .describe('years whose holidays stand among days, because no release of the program knows them'),
  days: z
    .array(z.strictObject({ date, kind: z.enum(['off', 'work', 'campaign']), shifts: shifts.optional() }))
    .max(1000)
    .default([])
    .describe('days that differ: off, worked, or a campaign day of 24 hours'),
});

const calendarView = calendarBody.extend({
  id,
  version: z.int(),
  publishedAt: instantText,
  missingYears: z.array(z.int()).describe('years that are near and whose holidays are not known'),
});

export const publishCalendar = endpoint({
  name: 'calendars.publish',
  route: 'POST /calendars',
  title: { zh: '发布工作日历', en: 'Publish a calendar' },
  input: z.strictObject({
    calendarId: id.optional().describe('the calendar of which this is a new version'),
    calendar: calendarBody,
  }),
  output: z.object({ id, version: z.int(), missingYears: z.array(z.int()) }),
});

export const listCalendars = endpoint({
  name: 'calendars.list',
  route: 'GET /calendars',
  title: { zh: '查看工作日历', en: 'See the calendars' },
  input: nothing,
  output: z.object({ calendars: z.array(calendarView) }),
});

const factView = z.object({
  name: z.string(),
  title: bilingual,
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});

export const clockStory = z.object({
  id,
  orderId: id,
  rule: z.string(),
  clause: z.string().describe('such as OT-3.1@1'),
  title: bilingual,
  text: bilingual,
  sentence: bilingual,
  source: z.enum(['company', 'platform']),
  department: z.string(),
  state: z.enum(['running', 'paused', 'met', 'missed', 'voided']),
  startedAt: instantText,
  dueAt: instantText,
  stoppedAt: instantText.nullable(),
  budgetMs: z.int(),
  basis: z.enum(['natural', 'working']),
  calendar: z.object({ id, version: z.int(), name: z.string() }).nullable(),
  why: bilingual.describe('why the rule applies to this order'),
  facts: z.array(factView).describe('what the rule’s condition asks, as the order is now'),
  lateFromStart: z.boolean().describe('the promised time had passed when the clock started'),
  ladder: z.array(
    z.object({
      rung: z.int(),
      level: z.string(),
      label: bilingual,
      who: bilingual,
      at: instantText.describe('when it is due; of a stopped clock, when it would have been'),
      firedAt: instantText.nullable(),
      superseded: z.boolean(),
    }),
  ),
  suspensions: z.array(
    z.object({ cause: bilingual, from: instantText, to: instantText.nullable(), clause: z.string().nullable() }),
  ),
  assumed: z.union([z.literal(true), z.array(z.string())]).nullable(),
  note: bilingual.nullable(),
  confirmed: z.object({ at: instantText, by: z.string() }).nullable(),
});
export type ClockStory = z.infer<typeof clockStory>;

export const explainClock = endpoint({
  name: 'clocks.explain',
  route: 'GET /clocks/:clockId',
  title: { zh: '查看计时的来历', en: 'See why a clock runs' },
  input: z.strictObject({ clockId: id }),
  output: clockStory,
});

const calendarDay = z.object({
  date,
  kind: z.enum(['work', 'off', 'holiday', 'makeup', 'campaign', 'unknown']),
  shifts: z.array(shift).describe('empty where nothing is worked'),
  name: bilingual.nullable().describe('the holiday’s name'),
});

export const calendarYear = endpoint({
  name: 'calendars.year',
  route: 'GET /calendars/:calendarId/years/:year',
  title: { zh: '查看日历的一年', en: 'See a year of a calendar' },
  input: z.strictObject({ calendarId: id, year: z.coerce.number().int().min(2000).max(2100) }),
  output: z.object({ known: z.boolean(), days: z.array(calendarDay) }),
});

export const previewCalendar = endpoint({
  name: 'calendars.preview',
  route: 'POST /calendars/preview',
  title: { zh: '预览日历改动', en: 'See what a calendar would change' },
  input: z.strictObject({ calendarId: id.optional(), calendar: calendarBody, year: z.int().min(2000).max(2100) }),
  output: z.object({
    missingYears: z.array(z.int()),
    changed: z
      .array(z.object({ date, before: calendarDay.nullable(), after: calendarDay }))
      .describe('days of the year that are worked otherwise than now'),
  }),
});
