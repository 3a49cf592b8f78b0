/** The door of exceptions: what went wrong with an order, from its opening to what keeps it from coming back. (PD-3.3, PD-3.4) */
import { escalateException } from './escalate.ts';
import {
  assignException,
  noteException,
  reopenException,
  resolveException,
  takeException,
} from './handle-exception.ts';
import { finishImprovement, planImprovement, recallImprovement } from './improve.ts';
import { holdKey, openByFact, openException } from './open-exception.ts';
import { countExceptions, getException, listExceptions } from './queries.ts';

export { holdKey };
export { exceptionsExport } from './export-exceptions.ts';
export { escalateDue } from './escalate.ts';
export { exceptionConsumer, exceptionWork, openStanding, takeSignals } from './watch.ts';

export const exceptionActions = [
  openException,
  openByFact,
  takeException,
  assignException,
  noteException,
  resolveException,
  reopenException,
  planImprovement,
  finishImprovement,
  recallImprovement,
  escalateException,
];
export const exceptionQueries = [listExceptions, countExceptions, getException];
