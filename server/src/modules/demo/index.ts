/** The door of the demonstration: its making, and the question whether the company is ready. */
import { installationStatus } from './status.ts';

export { demoWork } from './make-company.ts';
export { demoReadiness } from './status.ts';
export const demoQueries = [installationStatus];
