/** The door of tasks: the inbox of work, and how an order's events open and end it. (OS-1, OS-2.3, OT-4.2) */
import { escalateAcknowledgement } from './escalate-acknowledgement.ts';
import { finishTask } from './finish-task.ts';
import { handOverTask } from './hand-over-task.ts';
import { countsQuery, inboxQuery } from './queries.ts';
import { releaseTask } from './release-task.ts';
import { takeTask } from './take-task.ts';

export { tasksExport } from './export-tasks.ts';
export { readAcknowledgements, type Acknowledgement } from './acknowledgements.ts';
export { escalateLate, taskWork } from './escalate-acknowledgement.ts';
export { followOrder } from './follow-order.ts';
export type { OrderMoment } from './moment.ts';
export { countDone, endedWork } from './count-done.ts';
export { holdsInHand } from './hands.ts';
export { giveTask } from './give-task.ts';
export { taskHandover } from './leaving.ts';

export const taskActions = [takeTask, releaseTask, handOverTask, finishTask, escalateAcknowledgement];
export const taskQueries = [inboxQuery, countsQuery];
