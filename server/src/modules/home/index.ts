/** The door of home: its queries and consumer, and the registries of numbers and undoings that wire.ts fills. (OS-9.2) */
import { firstStepsQuery } from './first-steps.ts';
import { actionsQuery, pageQuery, recentQuery } from './queries.ts';

export { homeNumber } from './home-number.ts';
export { homeConsumer, homeWork } from './keep-tallies.ts';
export { orderNumbers } from './order-numbers.ts';
export { orderUndoings, undo } from './undo.ts';

export const homeQueries = [pageQuery, recentQuery, actionsQuery, firstStepsQuery];
