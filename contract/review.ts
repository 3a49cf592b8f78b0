/** Review by the departments: the queue of a reviewer, one step with its facts, and every decision on it. (OS-3.1, OS-3.2, OS-3.3) */
import { z } from 'zod';
import { contentGroups, type ContentGroup } from './facts.ts';
import { bilingual, endpoint, id, instant, page, reason, shortText } from './kit.ts';
import { receivable } from './receivables.ts';
import { amountsOf, reviewedLine } from './review-parts.ts';

const title = (zh: string, en: string) => ({ zh, en });

const reviewStates = ['none', 'open', 'approved', 'returned', 'rejected'] as const;
const stepStates = ['waiting', 'open', 'approved', 'returned', 'rejected', 'voided', 'dropped'] as const;
const verdicts = ['passes', 'fails', 'person'] as const;
/** What sales may offer the customer instead. */
const alternativeKinds = ['prepay', 'reduce', 'split', 'date', 'substitute', 'other'] as const;

const stepId = z.strictObject({ stepId: id });
const orderId = z.strictObject({ orderId: id });
/** The hash of what the reviewer saw: a decision on anything else is refused. */
const seen = z.string().regex(/^[0-9a-f]{64}$/);
const stepRef = z.object({ stepId: id, orderId: id, state: z.enum(stepStates), review: z.enum(reviewStates) });
const orderRef = z.object({ orderId: id, review: z.enum(reviewStates) });
const groups = z.enum(Object.keys(contentGroups) as [ContentGroup, ...ContentGroup[]]);
const text = z.string().trim().max(500);

const decision = <S extends z.ZodRawShape>(name: string, path: string, words: { zh: string; en: string }, more: S) =>
  endpoint({
    name: `review.${name}`,
    route: `POST /reviews/:stepId/${path}`,
    title: words,
    input: stepId.extend(more),
    output: stepRef,
  });

export const approveStep = decision('approve', 'approval', title('评审批准', 'Approve in review'), {
  seen,
  reason: text.default(''),
});
export const approvePassing = decision(
  'approve-passing',
  'passing-approval',
  title('批准各项都通过的', 'Approve where nothing fails'),
  { seen },
);
export const returnStep = decision('return', 'return', title('退回销售', 'Return to sales'), {
  seen,
  reasons: z
    .array(z.strictObject({ field: groups, text: shortText }))
    .min(1)
    .max(20),
  alternatives: z
    .array(z.strictObject({ kind: z.enum(alternativeKinds), text: shortText }))
    .max(10)
    .default([]),
});
export const rejectStep = decision('reject', 'rejection', title('否决订单', 'Reject the order'), { seen, reason });
export const transferStep = decision('transfer', 'transfer', title('转办', 'Hand the review to a colleague'), {
  personId: id,
  reason: text.default(''),
});
export const delegateStep = decision('delegate', 'delegation', title('委派，办完交回', 'Delegate and get it back'), {
  personId: id,
  question: reason,
});
export const handBackStep = decision('hand-back', 'hand-back', title('交回', 'Hand back with an opinion'), {
  opinion: reason,
});
export const addStep = decision('add-step', 'added-step', title('加签', 'Add a reviewer'), {
  where: z.enum(['before', 'after']),
  personId: id,
  reason,
});
export const askOnStep = decision('ask', 'question', title('问一句', 'Ask for information'), {
  question: reason,
  personId: id.optional(),
});
export const answerQuestion = endpoint({
  name: 'review.answer',
  route: 'POST /review-questions/:questionId/answer',
  title: title('答复评审的问题', 'Answer a question of review'),
  input: z.strictObject({ questionId: id, answer: reason }),
  output: orderRef,
});
export const withdrawDecision = decision('withdraw', 'withdrawal', title('撤回决定', 'Withdraw the last decision'), {});
export const urgeStep = decision('urge', 'urging', title('催办', 'Urge the reviewer'), {});

export const resubmitOrder = endpoint({
  name: 'review.resubmit',
  route: 'POST /orders/:orderId/resubmission',
  title: title('重新提交评审', 'Submit for review again'),
  input: orderId.extend({ note: reason.describe('what the customer answered') }),
  output: orderRef,
});
export const unapproveOrder = endpoint({
  name: 'review.un-approve',
  route: 'POST /orders/:orderId/un-approval',
  title: title('反审核', 'Take the approval back'),
  input: orderId.extend({ reason }),
  output: orderRef,
});

const factValue = z.object({
  fact: z.string(),
  words: bilingual,
  unit: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
});
const verdictView = z.object({
  check: z.string(),
  title: bilingual,
  verdict: z.enum(verdicts),
  clause: z.string(),
  sum: z
    .object({ plus: z.array(factValue), minus: z.array(factValue), result: z.number().nullable(), words: bilingual })
    .nullable(),
  shown: z.array(factValue),
});
export type VerdictView = z.infer<typeof verdictView>;

const person = z.object({ id, name: z.string() });
export const decisionView = z.object({
  id,
  stepId: id.nullable(),
  kind: z.string(),
  by: z.string(),
  at: instant,
  reason: z.string(),
  details: z.record(z.string(), z.unknown()),
  withdrawn: z.boolean(),
  answer: z.string().nullable(),
});
export const stepView = z.object({
  id,
  name: z.string(),
  title: bilingual,
  department: z.string(),
  origin: z.enum(['rule', 'before', 'after']),
  state: z.enum(stepStates),
  byRule: z.boolean(),
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  openedAt: instant.nullable(),
  dueAt: instant.nullable(),
  basis: z.enum(['natural', 'working']).describe('which hours its clock counts'),
  waitsOn: z.array(z.string()).describe('names of those who may decide, the first five'),
  delegate: person.nullable(),
  needed: z.int(),
  approvals: z.int(),
  failing: z.int(),
  stale: z.boolean().describe('what it looked at has changed since'),
  mine: z.boolean(),
  canWithdraw: z.boolean(),
});
export type StepView = z.infer<typeof stepView>;

const roundView = z.object({
  no: z.int(),
  state: z.string(),
  byRule: z.boolean(),
  rule: z.string().nullable(),
  clause: z.string().nullable(),
  title: bilingual.nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  submittedBy: z.string(),
  note: z.string(),
  steps: z.array(stepView),
});

export const orderReview = endpoint({
  name: 'review.order',
  route: 'GET /orders/:orderId/review',
  title: title('订单的评审', 'The review of an order'),
  input: orderId,
  output: z.object({
    state: z.enum(reviewStates),
    rounds: z.array(roundView),
    decisions: z.array(decisionView),
    mayResubmit: z.boolean(),
    mayUnapprove: z.boolean(),
  }),
});
export type OrderReview = z.infer<typeof orderReview.output>;

export const seeStep = endpoint({
  name: 'review.step',
  route: 'GET /reviews/:stepId',
  title: title('评审一步', 'One step of a review with its facts'),
  input: stepId,
  output: z.object({
    step: stepView,
    seen,
    clause: z.string().nullable(),
    order: amountsOf.extend({
      id,
      number: z.string(),
      shop: z.string(),
      customer: z.string(),
      customerId: id.nullable(),
      type: z.string(),
      flags: z.array(z.string()),
      details: z.array(z.object({ title: bilingual, shown: bilingual })).describe('what a special order asks'),
      channel: z.string(),
      paymentTerms: z.enum(['prepaid', 'credit']),
      place: z.string(),
      requiredAt: instant.nullable(),
      enteredBy: z.string(),
      enteredAt: instant,
      checkedBy: z.string().nullable(),
      checkedAt: instant.nullable(),
      buyerMessage: z.string(),
      sellerRemark: z.string(),
      lines: z.array(reviewedLine),
    }),
    verdicts: z.array(verdictView),
    asked: z.boolean().describe('all passes, and the rule still wants a person'),
    changes: z.array(z.object({ field: z.string(), line: z.string(), before: z.string(), after: z.string() })),
    steps: z.array(stepView),
    decisions: z.array(decisionView),
    receivables: z.array(receivable),
    reasons: z.array(bilingual),
    proposals: z.array(
      z.object({ kind: z.enum(alternativeKinds), amount: z.int().nullable(), pieces: z.number().nullable() }),
    ),
    escalatesTo: bilingual.nullable(),
    canUrge: z.boolean(),
  }),
});
export type StepPage = z.infer<typeof seeStep.output>;

export const queueRow = z.object({
  stepId: id,
  orderId: id,
  number: z.string(),
  customer: z.string(),
  shop: z.string(),
  amount: z.int(),
  currency: z.string(),
  department: z.string(),
  title: bilingual,
  dueAt: instant.nullable(),
  failing: z.int(),
  asked: z.int().describe('standards that a person is to decide'),
  first: bilingual.nullable().describe('the first standard that does not pass'),
  again: z.boolean().describe('returned before, and submitted again'),
  seen,
});

export const reviewQueue = endpoint({
  name: 'review.queue',
  route: 'GET /reviews',
  title: title('评审队列', 'What waits for my review'),
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(200),
    cursor: z.string().max(400).optional(),
  }),
  output: page(queueRow).extend({
    doneToday: z.int(),
    standingIn: z.array(z.object({ name: z.string(), until: instant.nullable() })),
  }),
});
export type QueueRow = z.infer<typeof queueRow>;

const reviewMeasures = ['first-pass', 'returned', 'by-rule', 'by-person', 'open', 'late', 'decided'] as const;
const window = { days: z.coerce.number().int().min(1).max(92).default(30) };
export const reviewNumbers = endpoint({
  name: 'review.numbers',
  route: 'GET /review-numbers',
  title: title('评审的数字', 'How review goes'),
  input: z.strictObject(window),
  output: z.object({
    orders: z.int(),
    byRule: z.int(),
    byPerson: z.int(),
    firstPass: z.int(),
    returned: z.int(),
    open: z.int(),
    late: z.int(),
    steps: z
      .array(
        z.object({ department: z.string(), decided: z.int(), medianMinutes: z.number(), late: z.int(), open: z.int() }),
      )
      .describe('by department, of what persons decide: orders, and the time that a step takes'),
  }),
});
export const reviewNumberOrders = endpoint({
  name: 'review.number-orders',
  route: 'GET /review-numbers/:measure',
  title: title('数字背后的订单', 'The orders behind a number'),
  input: z.strictObject({
    measure: z.enum(reviewMeasures),
    department: shortText.optional().describe('of this department’s steps: decided, late or open'),
    ...window,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: page(z.object({ orderId: id, number: z.string(), at: instant, amount: z.int(), currency: z.string() })),
});
