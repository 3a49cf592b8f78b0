/** The fixed words of exceptions, without any schema: states, results, what opened one, and along what a cause comes back. */

/** In the order in which one passes through them; a reopened one is open again. */
export const exceptionStates = ['open', 'taken', 'resolved', 'closed'] as const;
export type ExceptionState = (typeof exceptionStates)[number];

/** What came of it. */
export const exceptionResults = ['mended', 'resent', 'refunded', 'cancelled', 'no-fault'] as const;

export const exceptionSources = ['person', 'hold', 'stock', 'stale'] as const;

/** An improvement that has to be made, is made, or was not enough because the cause came back. */
export const improvementStates = ['none', 'planned', 'done', 'reopened'] as const;
export type ImprovementState = (typeof improvementStates)[number];

export const recurrenceAxes = ['product', 'shop', 'carrier', 'person'] as const;
export type RecurrenceAxis = (typeof recurrenceAxes)[number];

/** `mine` to handle or to improve; `free` is nobody's yet, in my departments. The last two are the whole and the part of the recurrence rate: opened within thirty days, and of those what had come back. */
export const exceptionQueues = [
  'open',
  'mine',
  'free',
  'overdue',
  'improvement',
  'settled',
  'recent',
  'recurred',
] as const;
export type ExceptionQueue = (typeof exceptionQueues)[number];
