/**
 * The gate between an order and its execution, asked under the order's lock before preparing, packing and handing over: every
 * step of review must be approved for exactly what stands in the order now. What passes by rule at that moment is written with
 * the step itself. And the companion of the check: review begins in the transaction that checks. (OS-3.3)
 */
import type { Ctx } from '../../kernel/action.ts';
import { departments, type DepartmentId } from '../../../../contract/vocabulary.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Companion, Follow, Gate, Order } from '../orders/index.ts';
import { keepPlan } from './keep-plan.ts';
import { planReviews, type Plan } from './plan.ts';

/** What the gate found for an order of this transaction, for its companion to write. */
const plans = new WeakMap<Order, Plan>();

export const approvedBeforeExecution: Gate = {
  name: 'approved before execution',
  action: ['prepare', 'pack', 'hand-over'],
  async check(ctx, orders) {
    const found = await planReviews(ctx, orders);
    return orders.map((order, n) => {
      const plan = found[n];
      if (plan?.approved) plans.set(order, plan);
      return refusalOf(order, plan);
    });
  },
};

function refusalOf({ record }: Order, plan: Plan | undefined): Refusal | undefined {
  if (!plan) return new Refusal(record.review_state === 'rejected' ? 'REVIEW_REJECTED' : 'REVIEW_RETURNED');
  if (plan.approved) return undefined;
  const waiting = [
    ...plan.kept.filter((step) => step.state !== 'approved').map((step) => step.department),
    ...plan.fresh.filter((one) => !one.judgement.passes).map((one) => one.step.department),
    ...plan.voided.filter((step) => step.origin !== 'rule').map((step) => step.department),
  ];
  const words = [...new Set(waiting)].map((code) => departments[code as DepartmentId] ?? { zh: code, en: code });
  const params = { waitsZh: words.map((w) => w.zh).join('、'), waitsEn: words.map((w) => w.en).join(', ') };
  return new Refusal(plan.voided.length > 0 ? 'REVIEW_OUTDATED' : 'REVIEW_OPEN', { params });
}

const submitterOf = ({ record }: Order) => (record.entered_by ? `staff:${record.entered_by}` : 'system:orders');

function keeping(plan: Plan): Follow {
  const submission = { newRound: false, submittedBy: submitterOf(plan.order) };
  return (ctx, prepared) => keepPlan(ctx, prepared, plan, submission);
}

export const reviewWithCheck: Companion = {
  name: 'review with the check',
  actions: ['check'],
  async load(ctx: Ctx, orders) {
    const found = await planReviews(ctx, orders);
    return found.map((plan) => plan && keeping(plan));
  },
};

/** Nothing is written where everything was approved before and still holds. */
export const reviewWithExecution: Companion = {
  name: 'review with execution',
  actions: ['prepare', 'pack', 'hand-over'],
  load: (_ctx, orders) =>
    Promise.resolve(
      orders.map((order) => {
        const plan = plans.get(order);
        const hasNews = plan && (!plan.review || plan.fresh.length > 0 || plan.voided.length > 0);
        return hasNews ? keeping(plan) : undefined;
      }),
    ),
};
