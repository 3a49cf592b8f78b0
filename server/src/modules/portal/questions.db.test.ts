/** A question to the customer, asked at the entry check and answered on the customer's page. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuestionView } from '../../../../contract/entry.ts';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';
import { openDesk, type Desk } from '../../../test/order-desk.ts';

let world: HttpWorld;
let desk: Desk;

beforeAll(async () => {
  process.env.LUYUE_LOG = 'silent';
  world = await openHttpWorld();
  desk = openDesk(world);
  // Pages are answered in the present.
  world.clock.advance(Date.now() - world.clock.now().getTime());
});
afterAll(() => world.close());

async function ask(): Promise<{ orderId: string; link: string }> {
  const { id: orderId } = await desk.enter();
  const asked = { orderId, field: 'receiver.detail', text: '是几楼？', recipient: 'customer', way: 'portal' };
  const { link } = await world.act<{ link: string }>('entry.ask', asked, world.people.checker);
  return { orderId, link };
}

const open = (url: string) => world.app.inject({ method: 'GET', url });
const answer = (url: string, text: string) =>
  world.app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams({ answer: text }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

test('is shown by its link and answered once, by two at once too [CC-2.1] [OS-2.2]', async () => {
  const { orderId, link } = await ask();
  expect((await open(link)).body).toContain('是几楼？');
  const both = await Promise.all([answer(link, '五楼'), answer(link, '六楼')]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
  const { questions } = await world.ask<{ questions: QuestionView[] }>('entry.papers', { orderId }, world.people.clerk);
  expect(questions[0]).toMatchObject({ state: 'answered', answeredWay: 'portal' });
  const again = await open(link);
  expect(again.statusCode).toBe(404);
  expect(again.body).not.toContain('是几楼？');
});

test('keeps what was typed when nothing usable was sent, and shows an unknown link nothing', async () => {
  const { link } = await ask();
  const empty = await answer(link, '  ');
  expect(empty.statusCode).toBe(422);
  expect(empty.body).toContain('是几楼？');
  expect(empty.body).toContain('请写下您的答复');
  expect((await open(`/q/${'x'.repeat(32)}`)).statusCode).toBe(404);
});
