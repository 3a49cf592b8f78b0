/** An order that passes by rule: one row of review, which tells as much as a row per step would. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReviewDesk, type ReviewDesk } from '../../../test/review-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { JournalBody } from '../../kernel/journal.ts';
import type { Verdict } from './judge.ts';
import type { PassedStep } from './round.ts';
import type { StepPage } from '../../../../contract/review.ts';
import { advanceConsumer, registerConsumers } from '../../kernel/consumers.ts';
import { reviewConsumer } from './follow-order.ts';

let world: World;
let desk: ReviewDesk;
beforeAll(async () => {
  world = await openWorld();
  await registerConsumers(world.kernel, [reviewConsumer]);
  desk = await openReviewDesk(world);
});
afterAll(() => world.close());

const rowsOf = async (orderId: string) => {
  const rows = await world.kernel.database.query<{ id: string }>(
    `select id from review_steps where order_id = $1 order by position, id`,
    [orderId],
  );
  return rows.map((row) => row.id);
};
const stepsOf = async (orderId: string) => (await desk.review(orderId)).rounds[0]?.steps ?? [];

test('its steps stand in the round, each with its verdicts and their arithmetic [OS-3.2] [OS-3.3]', async () => {
  const order = await desk.submit();
  expect(await rowsOf(order.id)).toEqual([]);
  const steps = await stepsOf(order.id);
  expect(steps.map((one) => [one.name, one.state, one.byRule])).toEqual(
    ['sales', 'finance', 'production', 'logistics'].map((name) => [name, 'approved', true]),
  );
  const finance = steps.find((one) => one.name === 'finance');
  const page = await world.ask<StepPage>('review.step', { stepId: finance?.id });
  expect(page.step).toMatchObject({ name: 'finance', title: { zh: '财务', en: 'Finance' }, stale: false });
  expect(page.verdicts.find((one) => one.check === 'credit')).toMatchObject({
    verdict: 'passes',
    sum: { result: expect.any(Number) as number },
  });
});

test('the journal proves what was judged: by rule the rule and the content, for a person each verdict, by a person its arithmetic [OS-3.2] [OS-8.1]', async () => {
  const entriesOf = async (orderId: string) =>
    (
      await world.kernel.database.query<{ action: string; body: Buffer }>(
        `select action, body from journal where chain_id = $1 order by seq`,
        [orderId],
      )
    ).map(({ action, body }) => ({
      action,
      ...(JSON.parse(body.toString('utf8')) as JournalBody & { verdicts?: Verdict[] }),
    }));
  const judgedIn = (entry: JournalBody | undefined) => entry?.events?.find((one) => one.name === 'order.judged')?.data;
  const passed = await desk.submit();
  const check = (await entriesOf(passed.id)).find((one) => one.action === 'orders.check');
  const [round] = await world.kernel.database.query<{ passed: PassedStep[] }>(
    `select passed from review_rounds where order_id = $1`,
    [passed.id],
  );
  expect(check?.events?.find((one) => one.name === 'order.approved')?.data).toMatchObject({
    byRule: true,
    rule: 'OS-3.1/business',
    clause: expect.stringMatching(/^OS-3\.1@\d+$/) as string,
    content: round?.passed.map((one) => Buffer.from(one.seen, 'hex').toString('base64')).join(''),
  });
  const tooMuch = await desk.submit({ lines: [{ sku: 'BWB500-WH', quantity: '100' }] });
  await desk.approve(tooMuch.id, 'finance', desk.who.finance, { reason: '老客户' });
  const { seen } = await desk.step(tooMuch.id, 'finance');
  const entries = await entriesOf(tooMuch.id);
  expect(judgedIn(entries.find((one) => one.action === 'orders.check'))).toMatchObject({
    judged: { finance: { credit: 'fails' }, sales: { price: 'passes' } },
  });
  const approval = entries.find((one) => one.action === 'review.approve');
  expect(approval).toMatchObject({ seen, step: 'finance' });
  expect(approval?.verdicts?.find((one) => one.check === 'credit')).toMatchObject({
    verdict: 'fails',
    over: 290_000,
    values: { 'customer.creditLimit': 500_000 },
  });
});

test('a change gives each step its row: void is what looked at it, the rest keeps its approval [OS-3.3]', async () => {
  const order = await desk.submit();
  const before = await stepsOf(order.id);
  const { rev } = await desk.see(order.id);
  const moved = { orderId: order.id, reason: '客户改主意', receiver: { detail: '测试路 2 号' } };
  await world.act('orders.correct', moved, world.people.checker, { ifMatch: rev });
  await advanceConsumer(world.kernel, reviewConsumer);
  const after = await stepsOf(order.id);
  expect(await rowsOf(order.id)).toHaveLength(5);
  for (const { id, name } of before)
    expect(after.find((one) => one.id === id)?.state).toBe(name === 'logistics' ? 'voided' : 'approved');
  await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
});

test('taken back and submitted again it passes anew, and the first round stays told [OS-3.3]', async () => {
  const order = await desk.submit();
  const taken = { orderId: order.id, reason: '客户要等' };
  await Promise.allSettled([1, 2].map(() => world.act('review.un-approve', taken, desk.who.ordersLead)));
  expect((await desk.review(order.id)).state).toBe('returned');
  expect(await rowsOf(order.id)).toHaveLength(4);
  await world.act('review.resubmit', { orderId: order.id, note: '可以发了' }, desk.who.seller);
  const { state, rounds } = await desk.review(order.id);
  expect(state).toBe('approved');
  expect(rounds.map(({ no, steps }) => [no, steps.map((one) => one.state)])).toEqual([
    [2, ['approved', 'approved', 'approved', 'approved']],
    [1, ['voided', 'voided', 'voided', 'voided']],
  ]);
});
