/** The door of review: its actions and queries, the gate before execution, and the facts that it tells. (OS-3.1, OS-3.2, OS-3.3) */
import { answerQuestion, askOnStep } from './ask-on-step.ts';
import { approvePassing, approveStep } from './approve-step.ts';
import { beginWork, followReview } from './follow-order.ts';
import { reviewNumberOrders, reviewNumbers } from './numbers.ts';
import { orderReview } from './order-review.ts';
import { addStep, delegateStep, handBackStep, transferStep } from './pass-on.ts';
import { reviewQueue } from './queue.ts';
import { resubmitOrder, unapproveOrder } from './resubmit-order.ts';
import { rerouteStep, reviewerWork } from './reroute-step.ts';
import { rejectStep, returnStep } from './return-step.ts';
import { seeStep } from './see-step.ts';
import { reviewSettings, setCapacity, setReach } from './settings.ts';
import { escalateStep, escalationWork, urgeStep } from './urge-step.ts';
import { withdrawDecision } from './withdraw-decision.ts';

export { reviewsExport } from './export-queue.ts';
export { capacityFactNames, capacityFacts } from './capacity-facts.ts';
export { contentHash } from './content.ts';
export { endReview } from './end-with-order.ts';
export { reviewConsumer } from './follow-order.ts';
export { followPriority } from './follow-priority.ts';
export { approvedBeforeExecution, reviewWithCheck, reviewWithExecution } from './gate.ts';
export { reachFactNames, reachFacts } from './reach-facts.ts';
export { wordsFactNames, wordsFacts } from './words-facts.ts';

export const reviewActions = [
  followReview,
  approveStep,
  approvePassing,
  returnStep,
  rejectStep,
  transferStep,
  delegateStep,
  handBackStep,
  addStep,
  askOnStep,
  answerQuestion,
  withdrawDecision,
  urgeStep,
  escalateStep,
  rerouteStep,
  resubmitOrder,
  unapproveOrder,
  setCapacity,
  setReach,
];
export const reviewQueries = [reviewQueue, seeStep, orderReview, reviewNumbers, reviewNumberOrders, reviewSettings];
export const reviewWork = [beginWork, escalationWork, reviewerWork];
