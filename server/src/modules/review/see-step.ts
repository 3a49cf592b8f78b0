/**
 * One step as its reviewer decides it: facts judged anew, what changed since the last submission, the words of both sides, other
 * departments' answers, what the customer owes, and ways out to offer. (OS-3.1, OS-3.2)
 */
import { seeStep as endpoint, type StepPage } from '../../../../contract/review.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { catalogCache, priceAt } from '../catalog/index.ts';
import {
  detailWords,
  mustReachOrder,
  openDetails,
  readOrdersForReview,
  receivablesOfCustomer,
  specialViews,
  type Order,
} from '../orders/index.ts';
import { audienceWords, parseAudience } from '../policy/index.ts';
import { changesSince, contentHash, snapshotOf, type Snapshot } from './content.ts';
import { customerNames } from './customer-names.ts';
import { crewOf } from './plan.ts';
import { proposalsFor } from './proposals.ts';
import { personOfRef, type Crew } from './reviewers.ts';
import type { StepRow } from './round.ts';
import { judgementsOf } from './step-facts.ts';
import { ordersOfSteps, readAllRounds, readDecisions, type Review } from './store.ts';
import { decisionViews, iso, stepView, verdictViews } from './views.ts';

interface Found {
  order: Order;
  step: StepRow;
  review: Review;
  rounds: Review[];
}

async function findStep(ctx: Ctx, stepId: string): Promise<Found> {
  const orderId = (await ordersOfSteps(ctx.db, [stepId])).get(stepId);
  const order = orderId && (await readOrdersForReview(ctx.db, [orderId])).get(orderId);
  if (!order) throw new Refusal('NOT_FOUND', { field: 'stepId' });
  mustReachOrder(ctx, order);
  const rounds = await readAllRounds(ctx, order.record.id);
  const review = rounds.find(({ steps }) => steps.some((one) => one.id === stepId));
  const step = review?.steps.find((one) => one.id === stepId);
  if (!review || !step) throw new Refusal('NOT_FOUND', { field: 'stepId' });
  return { order, step, review, rounds };
}

export const seeStep = query(endpoint, {
  clauses: ['OS-3.1', 'OS-3.2', 'OS-3.3'],
  run: async (ctx, { stepId }): Promise<StepPage> => {
    const found = await findStep(ctx, stepId);
    const { order, step, review } = found;
    const crew = await crewOf(ctx);
    const decisions = (await readDecisions(ctx.db, [order.record.id])).get(order.record.id) ?? [];
    const [judgement] = await judgementsOf(ctx, [{ order, step, rule: review.round.rule }]);
    const viewer = {
      crew,
      content: order,
      excluded: [order.record.entered_by, personOfRef(review.round.submitted_by)],
      decisions,
      me: ctx.actor.personId ?? ctx.actor.id,
    };
    const verdicts = judgement?.verdicts ?? step.verdicts;
    const rule = judgement?.found?.step;
    return {
      step: { ...stepView(step, viewer), failing: verdicts.filter((one) => one.verdict === 'fails').length },
      seen: contentHash(order, step.looks).toString('hex'),
      clause: review.round.clause,
      order: await headOf(ctx, order, crew),
      verdicts: verdictViews(rule, verdicts, review.round.clause ?? ''),
      asked: judgement?.asks ?? false,
      changes: changesOf(found),
      steps: review.steps.map((one) => stepView(one, viewer)),
      decisions: decisionViews(crew, decisions),
      receivables: await receivablesOf(ctx, order),
      reasons: rule?.reasons ?? [],
      proposals: proposalsFor(order, verdicts),
      escalatesTo: escalatesTo(step),
      canUrge: step.state === 'open',
    };
  },
});

/** Compared with the submission before, whichever way it ended. */
function changesOf({ order, review, rounds }: Found): StepPage['changes'] {
  const earlier = rounds.find(({ round }) => round.no < review.round.no && round.content !== null);
  const before = (earlier?.round.content ?? review.round.content) as Snapshot | null;
  return before ? changesSince(before, snapshotOf(order)) : [];
}

function escalatesTo(step: StepRow): StepPage['escalatesTo'] {
  const next = parseAudience(step.ladder[step.escalated]?.to ?? '');
  return next ? audienceWords(next) : null;
}

async function receivablesOf(ctx: Ctx, { record }: Order): Promise<StepPage['receivables']> {
  if (!record.customer_id || record.payment_terms !== 'credit') return [];
  return (await receivablesOfCustomer(ctx, record.customer_id)).filter((one) => one.orderId !== record.id);
}

async function headOf(ctx: Ctx, { record, lines }: Order, crew: Crew): Promise<StepPage['order']> {
  const catalog = await ctx.cached(catalogCache);
  const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
  const open = (sealed: Buffer | null): string => (sealed && key ? ctx.kernel.secrets.decrypt(key, sealed) : '');
  const names = await customerNames(ctx.db, record.customer_id ? [record.customer_id] : []);
  const person = (id: string | null) => (id ? (crew.people.persons.get(id)?.name ?? null) : null);
  return {
    id: record.id,
    number: record.number,
    shop: crew.company.shops.get(record.shop_id)?.name ?? '',
    customer: (record.customer_id && names.get(record.customer_id)) || record.receiver_name_mask,
    customerId: record.customer_id,
    type: record.type,
    flags: record.flags,
    details: detailWords(await specialViews(ctx, record, openDetails(ctx.kernel.secrets, key, record))),
    channel: record.channel,
    paymentTerms: record.payment_terms,
    currency: record.currency,
    goods: record.goods_amount,
    discount: record.discount_amount,
    freight: record.freight_amount,
    total: record.total_amount,
    paid: record.paid_amount - record.refunded_amount,
    place: [record.province, record.city, record.district].filter(Boolean).join(' '),
    requiredAt: iso(record.required_at),
    enteredBy: person(record.entered_by) ?? '',
    enteredAt: record.entered_at.toISOString(),
    checkedBy: person(record.checked_by),
    checkedAt: iso(record.checked_at),
    buyerMessage: open(record.buyer_message_enc),
    sellerRemark: open(record.seller_remark_enc),
    lines: lines.map((line) => ({
      id: line.id,
      title: line.title,
      quantity: line.qty_ordered,
      unit: line.unit,
      unitPrice: line.unit_price,
      listPrice: priceAt(catalog, line.sku_id, record.shop_id, record.entered_at) ?? null,
      amount: line.amount,
      isGift: line.is_gift,
      note: line.note,
    })),
  };
}
