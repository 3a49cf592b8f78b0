/** What entry by hand and its check register, one visible list. */
import { answerByDesk, answerByLink, withdrawQuestion } from './answer-question.ts';
import { askQuestion } from './ask-question.ts';
import { bookError } from './book-error.ts';
import { decideDuplicate } from './decide-duplicate.ts';
import { customerStanding, readText, repeatOrder } from './desk.ts';
import { dropDraft, readDraft, saveDraft } from './drafts.ts';
import { drawSampleOf, sampleWork } from './draw-samples.ts';
import { duplicateGates } from './duplicate-gate.ts';
import { listDuplicates } from './duplicate-queries.ts';
import { enterByHand } from './enter-order.ts';
import { duplicateWork, holdDuplicates } from './hold-duplicates.ts';
import { judgeSample } from './judge-sample.ts';
import { entryErrors, entryNumbers, enteredOrders } from './numbers.ts';
import { entryNumberOrders } from './number-orders.ts';
import { openCheck } from './open-check.ts';
import { ownRule } from './own-rule.ts';
import { passByRule, rulePassWork } from './pass-by-rule.ts';
import { passOrder } from './pass-order.ts';
import { questionGate } from './question-gate.ts';
import { noteMailed, questionMailDispatch, questionMailJob } from './question-mail.ts';
import { openQuestions, orderPapers } from './question-views.ts';
import { checkQueue } from './queue.ts';
import { listSamples, ruleOwners } from './rule-queries.ts';
import { sampleOfDay } from './sample-of-day.ts';
import { attachScan, keepScan, openScan, scanWork } from './scans.ts';

export const entryActions = [
  enterByHand,
  repeatOrder,
  saveDraft,
  dropDraft,
  keepScan,
  attachScan,
  openScan,
  openCheck,
  passOrder,
  askQuestion,
  answerByDesk,
  answerByLink,
  withdrawQuestion,
  noteMailed,
  holdDuplicates,
  decideDuplicate,
  ownRule,
  passByRule,
  drawSampleOf,
  judgeSample,
  bookError,
];

export const entryQueries = [
  readText,
  customerStanding,
  readDraft,
  orderPapers,
  openQuestions,
  checkQueue,
  listDuplicates,
  ruleOwners,
  listSamples,
  sampleOfDay,
  entryNumbers,
  entryNumberOrders,
  entryErrors,
  enteredOrders,
];

export const entryGates = [questionGate, ...duplicateGates];
export const entryJobs = [questionMailJob];
export const entryDispatches = [questionMailDispatch];
export const entryWork = [...scanWork, ...duplicateWork, ...rulePassWork, ...sampleWork];
