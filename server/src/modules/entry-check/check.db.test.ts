/** Entry by hand and the check, field by field; questions to colleagues and customers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuestionView } from '../../../../contract/entry.ts';
import { actorWithRole } from '../../../test/colleague.ts';
import { eyesOf, openEntryDesk, type EntryDesk } from '../../../test/entry-desk.ts';
import { refusalOf, type OrderRef } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access.ts';
import { catalogCache } from '../catalog/index.ts';
import { answerQuestion, openQuestionFor } from './index.ts';

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

describe('an order taken by hand', () => {
  test('keeps who took it, on which channel, when it was received and when it was entered [OS-2.1]', async () => {
    const receivedAt = new Date(world.clock.now().getTime() - 20 * 60_000).toISOString();
    const { id } = await desk.enterByHand({ channel: 'fax', takenBy: world.people.operations.id, receivedAt });
    const order = await desk.see(id);
    expect(order).toMatchObject({
      channel: 'fax',
      people: { enteredBy: world.people.clerk.name, takenBy: world.people.operations.name },
      times: { entered: receivedAt, recorded: world.clock.now().toISOString() },
    });
    const nobody = world.act('entry.enter', desk.byHand({ takenBy: id }), world.people.clerk);
    expect((await refusalOf(nobody)).code).toBe('PERSON_UNKNOWN');
  });

  test('repeats an earlier one with the receiver in clear, which is a look that is logged [CC-2.2]', async () => {
    const { id } = await desk.enterByHand();
    const pattern = await world.act<{ receiver: { name: string }; lines: { sku: string; quantity: string }[] }>(
      'entry.repeat',
      { orderId: id },
      world.people.clerk,
    );
    expect(pattern.receiver.name).toBe('李小满');
    expect(pattern.lines.map((line) => `${line.sku}×${line.quantity}`)).toEqual(['BWB500-WH×2', 'GJ3-01×1']);
    const looks = await world.kernel.database.query(
      `select 1 from access_log where subject_id = $1 and action = 'entry.repeat'`,
      [id],
    );
    expect(looks).toHaveLength(1);
  });

  test('is a draft that only its author takes up, and whose key goes with it [CC-2.2]', async () => {
    const { clerk, checker } = world.people;
    const content = JSON.stringify({ name: '王小明' });
    await world.act('entry.save-draft', { content }, clerk);
    expect(await world.ask('entry.draft', {}, clerk)).toMatchObject({ content });
    const [row] = await world.kernel.database.query<{ content_enc: Buffer; key_id: string }>(
      `select * from entry_drafts`,
    );
    expect(row?.content_enc.toString('utf8')).not.toContain('王小明');
    await expect(world.ask('entry.draft', {}, checker)).rejects.toMatchObject({ code: 'RIGHT_MISSING' });
    await world.act('entry.drop-draft', {}, clerk);
    expect(await world.ask('entry.draft', {}, clerk)).toEqual({ content: null, savedAt: null });
    const [key] = await world.kernel.database.query<{ gone: boolean }>(
      `select destroyed_at is not null as gone from subject_keys where id = $1`,
      [row?.key_id],
    );
    expect(key?.gone).toBe(true);
  });

  test('shows credit, the latest orders and one that looks the same while it is typed [CC-2.1] [OS-3.1]', async () => {
    const phone = '13600000001';
    const { id, total } = await desk.enterByHand({
      receiver: desk.receiver({ phone }),
      lines: [{ sku: 'JG-01', quantity: '3' }],
    });
    const [line] = (await desk.see(id)).lines;
    const standing = await world.ask<{ first: boolean; latest: { id: string; alike: boolean }[] }>(
      'entry.standing',
      { phone, lines: [{ skuId: line?.skuId, quantity: '3' }], total },
      world.people.clerk,
    );
    expect(standing).toMatchObject({ first: false, latest: [{ id, alike: true }] });
    expect(await world.ask('entry.standing', { phone: '13011112222' }, world.people.clerk)).toMatchObject({
      first: true,
      latest: [],
    });
  });
});

describe('the check', () => {
  test('shows what needs eyes and why, and passes when each of these was confirmed [CC-2.3] [OS-2.2]', async () => {
    const { id } = await desk.enterByHand({
      receiver: desk.receiver({ phone: '1380000', district: '', detail: '三楼' }),
      lines: [
        { sku: 'BWB500-WH', quantity: '300', unitPrice: '60' },
        { sku: 'JG-01', quantity: '1.5' },
      ],
      buyerMessage: '送货前打电话',
      flags: ['urgent'],
      guesses: [
        { field: 'receiver.name', confidence: 72, origin: '李小满' },
        { field: 'receiver.city', confidence: 98, origin: '杭州' },
      ],
    });
    const sheet = await desk.open(id);
    expect(eyesOf(sheet)).toEqual({
      'receiver.name': ['guessed', 'first-order'],
      'receiver.phone': ['phone'],
      'receiver.district': ['address'],
      'receiver.detail': ['address-short'],
      buyerMessage: ['message'],
      flags: ['special'],
      'line.1': ['quantity', 'price'],
      'line.2': ['fraction'],
    });
    const marked = Object.keys(eyesOf(sheet));
    const early = await refusalOf(desk.pass(id, marked.slice(1)));
    expect(early).toMatchObject({ code: 'FIELDS_UNCONFIRMED', detail: { params: { count: 1 } } });
    expect(await desk.pass(id, marked)).toMatchObject({ stage: 'checked' });
    const looks = await world.kernel.database.query(
      `select 1 from access_log where subject_id = $1 and action = 'entry.open-check'`,
      [id],
    );
    expect(looks).toHaveLength(1);
  });

  test('says where an order has less than is sold at its price, as the form said while it was typed [OS-3.2] [CC-2.3]', async () => {
    const code = 'BWB500-GN';
    const skuId = (await world.kernel.caches.get(catalogCache)).value.skusByCode.get(code)?.id;
    await world.act('catalog.set-price', { skuId, shopId: world.shopId, unitPrice: '75', minQuantity: '100' });
    world.clock.advance(60_000);
    const lines = [{ skuId, quantity: '60' }];
    const typed = await world.ask<{ minimums: object[] }>(
      'entry.standing',
      { shopId: world.shopId, lines },
      world.people.clerk,
    );
    expect(typed.minimums).toEqual([{ skuId, minimum: '100' }]);
    const few = await desk.enterByHand({
      lines: [
        { sku: code, quantity: '60' },
        { sku: code, quantity: '30', note: '另刻' },
      ],
    });
    const eyes = eyesOf(await desk.open(few.id));
    expect([eyes['line.1'], eyes['line.2']]).toEqual([['minimum'], ['minimum']]);
    const enough = await desk.enterByHand({ lines: [{ sku: code, quantity: '100' }] });
    expect(eyesOf(await desk.open(enough.id))['line.1']).toBeUndefined();
  });

  test('is never of one’s own entry: not in the queue, not by the action, not in the database [CC-2.3] [PD-3.2]', async () => {
    const { clerk, admin: checker } = world.people;
    const { id } = await world.act<OrderRef>('orders.create', desk.byHand(), checker);
    const queue = (person: typeof clerk) =>
      world.ask<{ items: { id: string }[] }>('entry.queue', { limit: 100 }, person);
    expect((await queue(checker)).items.map((one) => one.id)).not.toContain(id);
    expect((await queue(clerk)).items.map((one) => one.id)).toContain(id);
    const own = await refusalOf(world.act('entry.pass', { orderId: id, confirmed: [] }, checker, { ifMatch: 1 }));
    expect(own.code).toBe('CHECKER_ENTERED_IT');
    const direct = world.kernel.database.query(`update orders set checked_by = entered_by where id = $1`, [id]);
    await expect(direct).rejects.toMatchObject({ code: '23514' });
  });

  test('of one order by two checkers at once passes once [CC-2.3]', async () => {
    const { id } = await desk.enterByHand();
    const confirmed = Object.keys(eyesOf(await desk.open(id)));
    const input = { orderId: id, confirmed };
    const both = await Promise.allSettled([
      world.act('entry.pass', input, world.people.checker, { ifMatch: 1 }),
      world.act('entry.pass', input, second, { ifMatch: 1 }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('wants what was seen: an order that was corrected meanwhile is looked at again [PD-3.2]', async () => {
    const { id } = await desk.enterByHand();
    const { clerk } = world.people;
    await world.act('orders.correct', { orderId: id, receiver: { name: '李大满' }, reason: '听错' }, clerk, {
      ifMatch: 1,
    });
    expect((await refusalOf(desk.pass(id, ['receiver.name']))).code).toBe('IF_MATCH_FAILED');
    const again = await desk.open(id);
    expect(again).toMatchObject({ rev: 2, corrected: ['receiver.name'] });
    await desk.pass(id, Object.keys(eyesOf(again)), 2);
  });
});

describe('a question', () => {
  const ask = (orderId: string, more: object) =>
    world.act<{ questionId: string; link: string | null }>(
      'entry.ask',
      { orderId, field: 'receiver.detail', text: '是几楼？', ...more },
      world.people.checker,
    );

  test('sends a field back to the clerk, and the order waits until it is answered [CC-2.3] [CC-2.1]', async () => {
    const { id } = await desk.enterByHand();
    const { questionId } = await ask(id, { recipient: 'clerk', way: 'desk' });
    const order = await desk.see(id);
    expect(order.holds).toMatchObject([{ kind: 'returned', blocks: ['check'] }]);
    expect((await refusalOf(desk.pass(id, ['receiver.name']))).code).toBe('ORDER_HELD');
    const answered = await world.act<QuestionView>(
      'entry.answer',
      { questionId, answer: '三楼', way: 'desk' },
      world.people.clerk,
    );
    expect(answered).toMatchObject({
      state: 'answered',
      text: '是几楼？',
      answer: '三楼',
      answeredBy: world.people.clerk.name,
    });
    const papers = await world.ask<{ questions: QuestionView[] }>('entry.papers', { orderId: id }, world.people.clerk);
    expect(papers.questions).toHaveLength(1);
    await desk.check(id);
  });

  test('holds the check back even where somebody lifted its hold by hand', async () => {
    const { id } = await desk.enterByHand();
    const { questionId } = await ask(id, { recipient: 'customer', way: 'phone' });
    const [hold] = (await desk.see(id)).holds;
    await world.act('orders.release', { orderId: id, holdId: hold?.id, reason: '先放行' }, world.people.checker);
    expect((await refusalOf(desk.pass(id, ['receiver.name']))).code).toBe('QUESTION_OPEN');
    await world.act('entry.withdraw-question', { questionId, reason: '客户已说清' }, world.people.checker);
    await desk.check(id);
  });

  test('by portal is answered once through a link of which only the hash is kept [CC-2.1]', async () => {
    const { id } = await desk.enterByHand();
    const { link, questionId } = await ask(id, { recipient: 'customer', way: 'portal' });
    const token = link?.replace('/q/', '') ?? '';
    expect(token).toMatch(/^[\w-]{20,}$/);
    const stored = await world.kernel.database.query<{ token_hash: Buffer }>(`select token_hash from question_links`);
    expect(stored.map((row) => row.token_hash.toString('base64url')).join()).not.toContain(token);
    expect(await openQuestionFor(world.kernel, token, world.clock)).toMatchObject({
      questionId,
      text: '是几楼？',
      field: 'receiver.detail',
    });
    expect(await openQuestionFor(world.kernel, `${token}x`, world.clock)).toBeUndefined();
    const both = await Promise.allSettled([
      answerQuestion(world.kernel, token, '五楼', { clock: world.clock }),
      answerQuestion(world.kernel, token, '六楼', { clock: world.clock }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await openQuestionFor(world.kernel, token, world.clock)).toBeUndefined();
    const papers = await world.ask<{ questions: QuestionView[] }>('entry.papers', { orderId: id }, world.people.clerk);
    expect(papers.questions[0]).toMatchObject({ state: 'answered', answeredWay: 'portal', answeredBy: null });
    expect((await desk.see(id)).holds.filter((hold) => !hold.releasedAt)).toEqual([]);
  });

  test('by portal cannot be answered after a week', async () => {
    const { id } = await desk.enterByHand();
    const { link } = await ask(id, { recipient: 'customer', way: 'portal' });
    world.clock.advance(8 * day);
    const late = answerQuestion(world.kernel, link?.replace('/q/', '') ?? '', '五楼', { clock: world.clock });
    expect((await refusalOf(late)).code).toBe('QUESTION_LINK_INVALID');
  });

  test('asks in a way that fits, and by mail only where an address is known', async () => {
    const { id } = await desk.enterByHand();
    expect((await refusalOf(ask(id, { recipient: 'clerk', way: 'mail' }))).code).toBe('QUESTION_WAY_UNFIT');
    expect((await refusalOf(ask(id, { recipient: 'customer', way: 'mail' }))).code).toBe('QUESTION_MAIL_MISSING');
  });
});
