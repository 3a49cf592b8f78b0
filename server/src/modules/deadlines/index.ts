/** Clocks and calendars: what an order's events start and stop, and the sweep that warns. (OT-3.1, OT-4.4, PD-3.1) */
export { isOpen, nextDue, type Clock } from './clock.ts';
export { observe, pauseClocks, resumeClocks, type ObservedEvent } from './observe.ts';
export { loadClocks, loadOpenClocks } from './store.ts';
export { fireDueClocks, type SweepResult } from './fire-clocks.ts';
export { ruleOfClock } from './rules.ts';
