/**
 * The door of entry by hand and its check. Pages for customers use `openQuestionFor` and `answerQuestion`; the rest is
 * registered by wire.ts. (OS-2.1, OS-2.2, CC-2.1, CC-2.2, CC-2.3)
 */
export { checksExport } from './export-queue.ts';
export { answerQuestion, openQuestionFor } from './answer-question.ts';
export { entryConsumer } from './consumer.ts';
export { holdFoundPairs } from './hold-duplicates.ts';
export { passCandidates } from './pass-by-rule.ts';
export { drawSamples } from './draw-samples.ts';
export { entryActions, entryDispatches, entryGates, entryJobs, entryQueries, entryWork } from './registry.ts';
export { papersOfOrders } from './scan-store.ts';
export { scanRoutes } from './scan-routes.ts';
