/** Clocks and calendars: what an order's events start and stop, and the sweep that warns. (OT-3.1, OT-4.4, PD-3.1) */
import { calendarYearQuery, previewCalendarAction } from './calendar-year.ts';
import { explainClockQuery } from './explain-clock.ts';
import { listCalendarsQuery, publishCalendar } from './publish-calendar.ts';

export const deadlineActions = [publishCalendar, previewCalendarAction];
export const deadlineQueries = [explainClockQuery, listCalendarsQuery, calendarYearQuery];

export type { Calendar } from './calendar.ts';
export { calendarCache } from './calendars.ts';
export type { Clock } from './clock.ts';
export { closeReported } from './close-reported.ts';
export { deadlineWork, fireDueClocks } from './fire-clocks.ts';
export { limitAfter } from './limit-after.ts';
export { missedAt, missedSince } from './missed.ts';
export { nextFiring } from './next-firing.ts';
export { observe, pauseClocks, resumeClocks } from './observe.ts';
export { ruleOfClock } from './rules.ts';
export { clockStates, loadClocks, loadOpenClocks } from './store.ts';
export { timeAfter } from './time-after.ts';
export { orderSubjects, readSubjects, type OrderSubject } from './subjects.ts';
