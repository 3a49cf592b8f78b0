/** Passes by rule with their daily sample, and the errors that are booked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorWithRole } from '../../../test/colleague.ts';
import { openEntryDesk, type EntryDesk } from '../../../test/entry-desk.ts';
import { refusalOf, type OrderRef } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access.ts';
import { drawSamples, passCandidates } from './index.ts';
import { drawSample } from './sample.ts';

let world: World;
let desk: EntryDesk;
let second: Actor;
beforeAll(async () => {
  world = await openWorld();
  desk = await openEntryDesk(world);
  second = await actorWithRole(world, 'checker', 'checker2');
});
afterAll(() => world.close());

const day = 86_400_000;

describe('a pass by rule', () => {
  const rule = 'CC-2.3/auto-check';
  const own = (personId: string) =>
    world.act('entry.own-rule', { rule, personId, reason: '本月轮值' }, world.people.admin);
  const fromPlatform = (more: Record<string, unknown> = {}) => desk.enter({ receiver: desk.receiver(), ...more });

  test('passes nothing while nobody answers for it [CC-2.3]', async () => {
    await fromPlatform();
    await desk.follow();
    expect(await passCandidates(world.kernel, world.clock)).toBe(0);
  });

  test('is answered for by a checker who is here [CC-2.3]', async () => {
    expect((await refusalOf(own(world.people.clerk.id))).code).toBe('RULE_OWNER_UNFIT');
    const away = { from: world.clock.now().toISOString(), until: null, substituteIds: [] };
    const person = await actorWithRole(world, 'checker', 'checker3');
    await world.act('people.set-absence', { staffId: person.id, ...away }, world.people.admin);
    await world.kernel.caches.refresh();
    expect((await refusalOf(own(person.id))).code).toBe('RULE_OWNER_AWAY');
    expect(
      await refusalOf(
        world.act(
          'entry.own-rule',
          { rule: 'CC-2.3/four-eyes', personId: person.id, reason: '试试' },
          world.people.admin,
        ),
      ),
    ).toMatchObject({ code: 'RULE_PASSES_NOTHING' });
    await own(second.id);
  });

  test('takes platform orders that agree with the catalogue, and nothing that a buyer wrote on [CC-2.3] [PD-3.1]', async () => {
    await desk.follow();
    await passCandidates(world.kernel, world.clock);
    const plain = await fromPlatform();
    const spoken = await fromPlatform({ buyerMessage: '请发顺丰' });
    const cheap = await fromPlatform({ lines: [{ sku: 'BWB500-WH', quantity: '1', unitPrice: '70' }] });
    const phone = await desk.enterByHand();
    await desk.follow();
    expect(
      await Promise.all([passCandidates(world.kernel, world.clock), passCandidates(world.kernel, world.clock)]),
    ).toContain(1);
    const stages = async (orders: OrderRef[]) => Promise.all(orders.map(async ({ id }) => (await desk.see(id)).stage));
    expect(await stages([plain, spoken, cheap, phone])).toEqual(['checked', 'entered', 'entered', 'entered']);
    const { items } = await world.ask<{ items: { conditions: unknown[] }[] }>('entry.rules', {}, world.people.checker);
    expect(items[0]).toMatchObject({ passedToday: expect.any(Number) as number, owner: { name: second.name } });
    expect(items[0]?.conditions).toContainEqual({
      words: { zh: '没有买家留言', en: 'The buyer left no message' },
      code: '!order.hasBuyerMessage',
    });
    expect((await desk.see(plain.id)).people.checkedBy).toBeNull();
  });

  test('is sampled daily by a seed that draws the same again, as tasks of the one who answers [CC-2.3] [CC-5.1]', async () => {
    world.clock.advance(day);
    await Promise.all([drawSamples(world.kernel, world.clock), drawSamples(world.kernel, world.clock)]);
    const [sample] = await world.kernel.database.query<{ id: string; seed: Buffer; day: string; size: number }>(
      `select id, seed, day::text as day, size from check_samples`,
    );
    const passed = await world.kernel.database.query<{ order_id: string }>(
      `select order_id from rule_passes where day = $1`,
      [sample?.day],
    );
    const drawn = await world.kernel.database.query<{ order_id: string }>(
      `select order_id from sampled_orders where sample_id = $1`,
      [sample?.id],
    );
    const again = drawSample(
      passed.map((row) => row.order_id),
      sample?.seed ?? Buffer.alloc(0),
      5,
    );
    expect(drawn.map((row) => row.order_id).sort()).toEqual([...again].sort());
  });

  test('is judged once, by the one whose sample it is, and what was wrong is booked [CC-2.3] [CC-5.1]', async () => {
    const [drawn] = await world.kernel.database.query<{ order_id: string; seed: Buffer }>(
      `select o.order_id, s.seed from sampled_orders o join check_samples s on s.id = o.sample_id`,
    );
    const orderId = drawn?.order_id ?? '';
    const inbox = await world.ask<{ items: { kind: string; subject: { id: string } }[] }>(
      'tasks.inbox',
      { tab: 'mine' },
      second,
    );
    expect(inbox.items).toMatchObject([{ kind: 'sample', subject: { id: orderId } }]);
    const seen = (actor: Actor) =>
      world.ask<{ drawn: { seed: string } | null; items: { orderId: string; state: string; mine: boolean }[] }>(
        'entry.sample',
        { rule },
        actor,
      );
    expect(await seen(second)).toMatchObject({
      drawn: { seed: drawn?.seed.toString('hex') },
      items: [{ orderId, state: 'open', mine: true }],
    });
    expect((await seen(world.people.checker)).items).toMatchObject([{ orderId, mine: false }]);
    const judge = (actor: Actor) =>
      world.act(
        'entry.judge-sample',
        { orderId, verdict: 'wrong', field: 'receiver.phone', before: '1', after: '2' },
        actor,
      );
    expect((await refusalOf(judge(world.people.checker))).code).toBe('SAMPLE_NOT_YOURS');
    const judged = await Promise.allSettled([judge(second), judge(second)]);
    expect(judged.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await seen(second)).items).toMatchObject([{ orderId, state: 'wrong', mine: false }]);
    const [error] = await world.kernel.database.query(`select checked_by from corrections where order_id = $1`, [
      orderId,
    ]);
    expect(error).toEqual({ checked_by: second.id });
    expect((await world.ask<{ items: unknown[] }>('tasks.inbox', { tab: 'mine' }, second)).items).toEqual([]);
  });
});

describe('the first-pass rate', () => {
  test('leaves out what was sent back or corrected before its check, and each part opens its orders [CC-2.3] [CC-5.1]', async () => {
    world.clock.advance(60_000);
    const from = world.clock.now().toISOString();
    const { clerk, checker, admin } = world.people;
    const [plain, asked, mended] = [await desk.enterByHand(), await desk.enterByHand(), await desk.enterByHand()];
    const question = { orderId: asked.id, field: 'receiver.detail', recipient: 'clerk', way: 'desk', text: '门牌不清' };
    const { questionId } = await world.act<{ questionId: string }>('entry.ask', question, checker);
    await world.act('entry.answer', { questionId, answer: '是 8 号', way: 'desk' }, clerk);
    const { rev } = await desk.see(mended.id);
    const correction = { orderId: mended.id, receiver: { detail: '测试路 9 号' }, reason: '门牌写错' };
    await world.act('orders.correct', correction, clerk, { ifMatch: rev });
    for (const { id } of [plain, asked, mended]) await desk.check(id, (await desk.see(id)).rev);
    const period = { from, until: new Date(world.clock.now().getTime() + 1000).toISOString() };
    const { checks, rules } = await world.ask<{ checks: unknown; rules: unknown[] }>('entry.numbers', period, admin);
    expect(checks).toEqual({ passed: 3, firstTime: 1 });
    expect(rules).toEqual([]);
    const behind = async (measure: string, more: object = {}) =>
      (
        await world.ask<{ items: { orderId: string; by: string }[] }>(
          'entry.number-orders',
          { ...period, measure, ...more },
          admin,
        )
      ).items.map((one) => one.orderId);
    expect(await behind('first-time')).toEqual([plain.id]);
    expect((await behind('sent-back')).toSorted()).toEqual([asked.id, mended.id].toSorted());
    expect(await behind('checked', { personId: checker.id })).toHaveLength(3);
    expect(await behind('checked', { personId: clerk.id })).toEqual([]);
    const always = { from: '2020-01-01T00:00:00.000Z' };
    expect(await behind('by-rule', { ...always, rule: 'CC-2.3/auto-check' })).not.toEqual([]);
  });
});

describe('errors found later', () => {
  test('are booked against who entered and who checked, and each number opens its orders [CC-5.1] [PD-3.2]', async () => {
    world.clock.advance(60_000);
    const from = world.clock.now().toISOString();
    const { clerk, checker, admin } = world.people;
    const { id, total } = await desk.enterByHand({
      receivedAt: new Date(world.clock.now().getTime() - 6 * 60_000).toISOString(),
    });
    await desk.check(id);
    await desk.pay(id, total);
    const booked = {
      orderId: id,
      field: 'receiver.phone',
      before: '13700000001',
      after: '13700000002',
      reason: '客户来电说号码错了',
    };
    await world.act('entry.book-error', booked, checker);
    const until = new Date(world.clock.now().getTime() + 1000).toISOString();
    const numbers = await world.ask<{
      people: {
        person: { id: string };
        entered: number;
        medianMinutes: number;
        entryErrors: number;
        checkErrors: number;
      }[];
      fields: { field: string; entry: number; check: number }[];
    }>('entry.numbers', { from, until }, admin);
    const of = (person: { id: string }) => numbers.people.find((one) => one.person.id === person.id);
    expect(of(clerk)).toMatchObject({ entered: 1, medianMinutes: 6, entryErrors: 1, checkErrors: 0 });
    expect(of(checker)).toMatchObject({ checked: 1, entryErrors: 0, checkErrors: 1 });
    expect(numbers.fields).toEqual([{ field: 'receiver.phone', entry: 1, check: 1 }]);
    const behind = await world.ask<{ items: { orderId: string }[] }>(
      'entry.errors',
      { from, until, personId: checker.id, as: 'check' },
      admin,
    );
    expect(behind.items.map((one) => one.orderId)).toEqual([id]);
    const entered = await world.ask<{ items: { orderId: string; minutes: number }[] }>(
      'entry.entered',
      { from, until, personId: clerk.id },
      admin,
    );
    expect(entered.items).toMatchObject([{ orderId: id, minutes: 6 }]);
    const journal = await world.kernel.database.query<{ body: Buffer }>(
      `select body from journal where chain_id = $1`,
      [id],
    );
    expect(journal.map((row) => row.body.toString()).join()).not.toMatch(/1370000000/);
  });
});
