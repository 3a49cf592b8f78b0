/** What the thread of a timeline is narrowed to, as an address may say it: entries of one kind, or those that brought files. */
export const timelineFilters = ['person', 'clock', 'message', 'parcel', 'file'] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

export interface ThreadSearch {
  thread?: TimelineFilter | undefined;
}

export const isThread = (value: unknown): value is TimelineFilter => timelineFilters.includes(value as TimelineFilter);

export const readThread = ({ thread }: Record<string, unknown>): ThreadSearch => (isThread(thread) ? { thread } : {});
