/** Moves on an order's review: each decision, by somebody who may take it. */
import type { OrderReview, StepView } from '../../../contract/review.ts';
import type { Actor } from '../../../server/src/kernel/access.ts';
import { bySystem, colleague, onOrder, onRow, type Move, type Moves, type Place } from './move.ts';
import { attempt, newest } from './scene.ts';

interface PlaceOfStep extends Place {
  step: StepView;
  by: Actor;
  seen: string;
}

async function placeOfStep(place: Place, orderId: string, choose: (steps: StepView[]) => StepView | undefined) {
  const { world, desk } = place.scene;
  const { rounds } = await world.ask<OrderReview>('review.order', { orderId });
  const step = choose(rounds[0]?.steps ?? []);
  if (!step) return undefined;
  const people: Record<string, Actor> = { ...world.people, ...desk.who };
  const name =
    step.decidedBy?.name ??
    step.delegate?.name ??
    step.waitsOn[(place.n >> 1) % Math.max(1, step.waitsOn.length)] ??
    '';
  const { seen } = await world.ask<{ seen: string }>('review.step', { stepId: step.id });
  return { ...place, step, by: people[name.replace('测试', '')] ?? world.people.admin, seen };
}

/** An open step of the order; where it has none, the newest one of whatever order. */
async function openStep(place: Place): Promise<PlaceOfStep | undefined> {
  const open = (steps: StepView[]) => {
    const found = steps.filter((one) => one.state === 'open');
    return found[place.n % Math.max(1, found.length)];
  };
  const own = await placeOfStep(place, place.orderId, open);
  if (own) return own;
  const where = `state = 'open' and exists (select 1 from orders o where o.id = order_id and o.stage = 'checked')`;
  const other = await newest<{ order_id: string }>(place.scene, 'review_steps', where, 'order_id');
  return other && placeOfStep(place, other.order_id, open);
}

const onStep =
  (more: (place: PlaceOfStep) => object = () => ({})): Move =>
  async (place) => {
    const found = await openStep(place);
    return found && { input: { stepId: found.step.id, ...more(found) }, by: found.by };
  };

/** The decision that was taken last, by whoever took it. */
const lastDecided: Move = async (place) => {
  const where = `withdrawn_at is null and kind in ('approve', 'return', 'reject')`;
  const columns = 'order_id, step_id';
  const last = await newest<{ order_id: string; step_id: string }>(place.scene, 'review_decisions', where, columns);
  const found = last && (await placeOfStep(place, last.order_id, (all) => all.find((one) => one.id === last.step_id)));
  return found && { input: { stepId: found.step.id }, by: found.by };
};

/** Delegated and handed back by the same hand: in a race, by two at once. */
const handBack: Move = async (place) => {
  const found = await openStep(place);
  if (!found) return undefined;
  const delegation = { stepId: found.step.id, personId: colleague(place), question: '请看' };
  if (!found.step.delegate) await attempt(place.scene, 'review.delegate', delegation, found.by);
  return { input: { stepId: found.step.id, opinion: '可以' }, by: found.by };
};

/** A joint step is handed over to nobody: where there is no other, one is added first. */
const handOver: Move = async (place) => {
  const find = async () => {
    const where = `state = 'open' and needed = 1 and delegate_id is null and exists (select 1 from orders o where o.id = order_id and o.stage = 'checked')`;
    const row = await newest<{ id: string; order_id: string }>(place.scene, 'review_steps', where, 'id, order_id');
    return row && placeOfStep(place, row.order_id, (steps) => steps.find((one) => one.id === row.id));
  };
  const open = await openStep(place);
  const { sales, production, logistics2 } = place.scene.desk.who;
  const added = { stepId: open?.step.id, where: 'before', personId: sales.id, reason: '请看' };
  if (open && !(await find())) await attempt(place.scene, 'review.add-step', added, open.by);
  const found = await find();
  const personId = (place.n % 2 ? production : logistics2).id;
  return found && { input: { stepId: found.step.id, personId }, by: found.by };
};

const ask = async (place: Place) => {
  const found = await openStep(place);
  if (found) await attempt(place.scene, 'review.ask', { stepId: found.step.id, question: '为什么？' }, found.by);
};

const returned = { field: 'orderId', table: 'orders', where: `review_state = 'returned'` };
const giveBack = async (place: Place) => {
  const found = await openStep(place);
  const reasons = [{ field: 'lines', text: '随机退回' }];
  if (found)
    await attempt(place.scene, 'review.return', { stepId: found.step.id, seen: found.seen, reasons }, found.by);
};

export const reviewMoves: Moves = {
  'review.approve': onStep(({ seen }) => ({ seen, reason: '随机批准' })),
  'review.approve-passing': onStep(({ seen }) => ({ seen })),
  'review.return': onStep(({ seen }) => ({ seen, reasons: [{ field: 'lines', text: '随机退回' }] })),
  'review.reject': onStep(({ seen }) => ({ seen, reason: '随机否决' })),
  'review.transfer': handOver,
  'review.delegate': onStep((place) => ({ personId: colleague(place), question: '请看' })),
  'review.hand-back': handBack,
  'review.add-step': onStep((place) => ({
    where: place.n % 2 ? 'before' : 'after',
    personId: colleague(place),
    reason: '请看',
  })),
  'review.ask': onStep(() => ({ question: '为什么？' })),
  'review.answer': onRow(
    { field: 'questionId', table: 'review_decisions', where: `kind = 'ask' and answered_at is null` },
    { answer: '因为' },
    ask,
  ),
  'review.withdraw': lastDecided,
  'review.urge': onStep(),
  'review.escalate': bySystem(onStep()),
  'review.reroute': bySystem(onStep()),
  'review.follow': bySystem(onOrder()),
  'review.resubmit': async (place) => {
    const call = await onRow(returned, { note: '客户同意' }, giveBack)(place);
    return call && { ...call, by: place.scene.desk.who.seller };
  },
  'review.un-approve': onOrder(() => ({ reason: '随机反审' })),
};
