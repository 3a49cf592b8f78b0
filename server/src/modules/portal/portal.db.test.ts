/** The customer's page over the whole system: who is let in, what is told, what a link is worth, and an order of the own shop. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../../../../contract/orders.ts';
import type { TrackingView } from '../../../../contract/portal.ts';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';
import { openDesk, refusalOf, type Desk, type OrderRef } from '../../../test/order-desk.ts';
import { companyCache } from '../company/index.ts';
import { customerDoor } from './doors.ts';
import { forgetAttempts } from './limits.ts';

let world: HttpWorld;
let desk: Desk;
let order: OrderRef;

const externalNo = '6920000000000001234';

beforeAll(async () => {
  process.env.LUYUE_LOG = 'silent';
  world = await openHttpWorld();
  desk = openDesk(world);
  order = await desk.enter({ externalNo });
});
afterAll(() => world.close());

const track = (number: string, tail: string, address = '10.0.0.1') =>
  world.send<TrackingView & { code: string }>('POST /portal/tracking', { number, tail }, { address });

describe('who knows number and phone', () => {
  test('sees the order by our number or the platform’s, masked, and nobody of the company [OT-4.3] [OS-8.3]', async () => {
    for (const number of [order.number, order.number.toLowerCase(), externalNo]) {
      const { status, body } = await track(number, '1234');
      expect(status).toBe(200);
      expect(body).toMatchObject({ number: order.number, stage: 'entered', receiver: { phone: '138****1234' } });
    }
    const wide = await track(`　${order.number.replace('-', '－')}`, '１２３４');
    expect(wide.status, 'digits as an input method types them in full width').toBe(200);
    const { body } = await track(order.number, '1234');
    expect(JSON.stringify(body)).not.toMatch(/13800001234|李小满|测试路|测试clerk/);
  });

  test('gets the same bytes after the same statements for a wrong number and for a wrong phone [OS-8.3]', async () => {
    const statements: string[] = [];
    const { database } = world.kernel;
    const plain = database.query;
    database.query = (sql, params) => {
      statements.push(sql);
      return plain(sql, params);
    };
    const answers: [string, string[]][] = [];
    for (const [number, tail] of [
      ['SO20261110-999999', '1234'],
      [order.number, '4321'],
      [externalNo, '0000'],
      ['nothing of the kind', '1234'],
    ] as const) {
      statements.length = 0;
      const answer = await world.app.inject({
        method: 'POST',
        url: '/api/portal/tracking',
        payload: { number, tail },
        remoteAddress: '10.0.0.2',
      });
      answers.push([`${answer.statusCode} ${answer.body}`, [...statements]]);
    }
    database.query = plain;
    expect(answers[0]?.[0]).toMatch(/^404 .*TRACKING_NOT_FOUND/);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('is stopped after ten attempts an hour at one order, from wherever they come, also when they are right', async () => {
    const other = await desk.enter();
    const answers: number[] = [];
    for (let n = 0; n < 12; n++) answers.push((await track(other.number, '9999', `10.2.0.${n}`)).status);
    expect(answers).toEqual([...Array<number>(10).fill(404), 429, 429]);
    const { status, body } = await track(other.number, '1234', '10.2.1.1');
    expect([status, body.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    await world.kernel.database.query(`update portal_attempts set counted_until = now() - interval '1 second'`);
    expect((await track(other.number, '1234', '10.2.1.1')).status).toBe(200);
  });

  test('is stopped after two hundred attempts from one address', async () => {
    await world.kernel.database.query(`delete from portal_attempts`);
    const all = await Promise.all(
      Array.from({ length: 205 }, (_, n) => track(`SO20261110-${n}00000`, '1234', '10.3.0.1')),
    );
    expect(all.filter(({ status }) => status === 429)).toHaveLength(5);
    await world.kernel.database.query(`update portal_attempts set counted_until = now() - interval '1 second'`);
    await forgetAttempts(world.kernel.database);
    expect(await world.kernel.database.query(`select 1 from portal_attempts`)).toEqual([]);
  });

  test('is told what is promised, in the words of the clause that the clock started under, and no more than it promises', async () => {
    const paid = await desk.enter();
    await desk.pay(paid.id, paid.total);
    const { body } = await track(paid.number, '1234', '10.4.0.1');
    const dueAt = new Date(world.clock.now().getTime() + 48 * 3_600_000).toISOString();
    expect(body.promise).toMatchObject({ until: 'shipped', dueAt, clause: 'OT-3.1@1', missed: null });
    expect(body.promise?.words.zh).toContain('48 小时');
    expect(body.waiting.map(({ title, quantity }) => `${title} ×${quantity}`)).toEqual([
      '厨房用品 锅具三件套 ×1',
      '厨房用品 保温杯 500 白 ×2',
    ]);
  });
});

describe('a link of a message', () => {
  const linkTo = (orderId: string) =>
    world.act<{ path: string; expiresAt: string }>('portal.create-link', { orderId }, world.people.clerk);
  const follow = (path: string) =>
    world.send<TrackingView & { code: string }>('POST /portal/links/tracking', { token: path.split('/').at(-1) });

  test('shows the order until it expires; its token is nowhere in the database [OT-4.3] [OS-8.3]', async () => {
    const { path } = await linkTo(order.id);
    expect((await follow(path)).body.number).toBe(order.number);
    const stored = await world.kernel.database.query(`select token_hash::text from portal_links`);
    expect(JSON.stringify(stored)).not.toContain(path.split('/').at(-1));
    await world.kernel.database.query(`update portal_links set expires_at = now()`);
    expect((await follow(path)).body.code).toBe('LINK_INVALID');
  });

  test('ends when it is revoked, by two at once only once each', async () => {
    const { path } = await linkTo(order.id);
    const revoke = () =>
      world.act<{ revoked: number }>('portal.revoke-links', { orderId: order.id }, world.people.clerk);
    const counts = await Promise.all([revoke(), revoke()]);
    expect(counts.map(({ revoked }) => revoked).sort()).toEqual([0, 2]);
    expect(await follow(path)).toMatchObject({ status: 404, body: { code: 'LINK_INVALID' } });
  });

  test('is not made by who may not', async () => {
    const refused = world.act('portal.create-link', { orderId: order.id }, world.people.warehouse);
    expect((await refusalOf(refused)).code).toBe('RIGHT_MISSING');
  });
});

describe('the pages', () => {
  const page = (method: 'GET' | 'POST', url: string, more: object = {}) =>
    world.app.inject({ method, url, remoteAddress: '10.5.0.1', ...more });
  const form = (number: string, tail: string) =>
    page('POST', '/track', {
      payload: new URLSearchParams({ number, tail }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  test('a look-up leads to a page that can be loaded again, with no phone in any address [OT-4.3]', async () => {
    const answer = await form(order.number, '1234');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/track/order']);
    const ticket = answer.cookies.find((one) => one.name === 'luyue_ticket');
    expect(ticket).toMatchObject({ httpOnly: true, path: '/track', sameSite: 'Lax' });
    const cookies = { luyue_ticket: ticket?.value ?? '' };
    const shown = await page('GET', '/track/order', { cookies });
    expect(shown.body).toContain(order.number);
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const altered = { luyue_ticket: `x${cookies.luyue_ticket.slice(1)}` };
    expect((await page('GET', '/track/order', { cookies: altered })).headers.location).toBe('/track');
  });

  test('a wrong phone and an impossible one are told in the same words, and the number stays in its field', async () => {
    const wrong = await form(order.number, '0000');
    const impossible = await form(order.number, 'abc');
    expect(wrong.statusCode).toBe(404);
    expect(impossible.body).toBe(wrong.body);
    expect(wrong.body).toContain(`value="${order.number}"`);
  });

  test('who asked too often at one order is told on the page when to come again, in the own language [OS-8.3]', async () => {
    const { number } = await desk.enter();
    for (let n = 0; n < 10; n++) await form(number, '0000');
    const stopped = await form(number, '1234');
    expect(stopped.statusCode).toBe(429);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(3500);
    expect(stopped.body).toContain('60 分钟后可以再查');
    const english = await page('POST', '/track?lang=en', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `number=${number}&tail=1234`,
    });
    expect(english.body).toContain('You can look again in 60 min');
  });

  test('what a customer types is never markup', async () => {
    expect((await form('"><script>alert(1)</script>', '1234')).body).not.toContain('<script>alert');
  });

  test('they speak the language that was asked for, else the browser’s, else Chinese', async () => {
    expect((await page('GET', '/track')).body).toContain('<html lang="zh-CN">');
    const english = { headers: { 'accept-language': 'en-GB' } };
    expect((await page('GET', '/track', english)).body).toContain('Track an order');
    const chosen = await page('GET', '/track?lang=en');
    expect(chosen.cookies[0]).toMatchObject({ name: 'luyue_language', value: 'en' });
  });

  test('a link that leads nowhere says so on a page', async () => {
    const answer = await page('GET', `/track/${'x'.repeat(32)}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('这个链接已失效');
    expect((await page('GET', '/track/half/of-it')).body).toBe(answer.body);
    expect((await page('GET', '/track/%zz')).headers.location).toBe('/track');
  });
});

test('what other modules offer to a customer stands on the page of the order that it is offered for', async () => {
  const other = await desk.enter();
  customerDoor('test', (_ctx, orderId) =>
    Promise.resolve(orderId === other.id ? { label: { zh: '去答复', en: 'Answer' }, href: '/q/1' } : undefined),
  );
  const { body } = await track(other.number, '1234', '10.5.0.2');
  expect(body.doors).toEqual([{ name: 'test', label: { zh: '去答复', en: 'Answer' }, href: '/q/1' }]);
  expect((await track(order.number, '1234', '10.5.0.3')).body.doors).toEqual([]);
});

describe('the own shop', () => {
  const cart = [
    { sku: 'BWB500-WH', quantity: '2' },
    { sku: 'GJ3-01', quantity: '1' },
  ];
  const placed = {
    lines: cart,
    total: 48_700 + 800,
    name: '王小满',
    phone: '13911112222',
    province: '330000',
    city: '330100',
    district: '330106',
    detail: '文三路 1 号',
    message: '放门口',
  };
  const place = (more: object = {}, key?: string) =>
    world.send<{ number: string; path: string; code: string; field: string }>(
      'POST /portal/orders',
      { ...placed, ...more },
      { address: '10.6.0.1', ...(key ? { headers: { 'idempotency-key': key } } : {}) },
    );

  test('is closed until there is one', async () => {
    expect(await place()).toMatchObject({ status: 404, body: { code: 'SHOP_CLOSED' } });
  });

  test('sells what the catalogue prices; the server adds freight and totals [OS-2.1] [OS-2.2]', async () => {
    const admin = world.people.admin;
    const { legalEntities, departmentsByCode } = (await world.kernel.caches.get(companyCache)).value;
    await world.act(
      'company.add-shop',
      {
        code: 'OWN',
        name: '自营商城',
        platform: 'own',
        legalEntityId: [...legalEntities.keys()][0],
        departmentId: departmentsByCode.get('orders')?.id,
        defaultWarehouseId: world.warehouseId,
      },
      admin,
    );
    await world.act('settings.set', { name: 'shop.freight', value: '800' }, admin);
    await world.kernel.caches.refresh();
    const goods = await world.send<{ products: { goods: { sku: string }[] }[] }>('GET /portal/goods');
    expect(goods.body.products.flatMap((one) => one.goods).map(({ sku }) => sku)).toContain('GJ3-01');
    const quote = await world.send('POST /portal/quote', { lines: cart });
    expect(quote.body).toMatchObject({ goods: 48_700, freight: 800, total: 49_500 });
    await world.act('settings.set', { name: 'shop.freeFrom', value: '9900' }, admin);
    await world.kernel.caches.refresh();
    expect((await world.send('POST /portal/quote', { lines: cart })).body).toMatchObject({ freight: 0, total: 48_700 });
    await world.act('settings.set', { name: 'shop.freeFrom', value: '0' }, admin);
    await world.kernel.caches.refresh();
  });

  test('enters an order like any other, unpaid, once however often it is sent, and ends on its page [OS-2.1] [OS-2.2]', async () => {
    const [first, second] = await Promise.all([place({}, 'cart-1'), place({}, 'cart-1')]);
    const answers = [first, second].filter(({ status }) => status === 200);
    expect(answers.length).toBeGreaterThan(0);
    const again = await place({}, 'cart-1');
    expect(again.body).toEqual(answers[0]?.body);
    const page = await world.app.inject({ method: 'GET', url: again.body.path });
    expect(page.body).toContain('等待付款');
    const found = await world.ask<{ items: { id: string; number: string }[] }>(
      'orders.search',
      { text: again.body.number },
      world.people.clerk,
    );
    const view = await world.ask<OrderView>('orders.get', { orderId: found.items[0]?.id }, world.people.clerk);
    expect(view).toMatchObject({ channel: 'site', stage: 'entered', isPaid: false, buyerMessage: '放门口' });
    expect(view.amounts).toMatchObject({ total: 49_500, freight: 800 });
    expect(view.receiver).toMatchObject({ province: '浙江省', city: '杭州市', district: '西湖区' });
  });

  test('refuses another sum, goods that are not sold, places that do not belong together, and programs', async () => {
    expect((await place({ total: 1 })).body.code).toBe('TOTALS_DIFFER');
    expect((await place({ lines: [{ sku: 'NONE', quantity: '1' }] })).body.code).toBe('GOODS_NOT_SOLD');
    expect((await place({ city: '320100' })).body).toMatchObject({ code: 'PLACE_UNKNOWN', field: 'city' });
    expect((await place({ phone: 'abc' })).body).toMatchObject({ code: 'INPUT_INVALID', field: 'phone' });
    expect((await place({ website: 'https://example.com' })).body.code).toBe('SUBMISSION_REFUSED');
  });

  test('knows municipalities and places without districts', async () => {
    const beijing = await place({ province: '110000', city: '110105', district: '' });
    expect(beijing.status).toBe(200);
    const regions = await world.send<{ regions: { code: string }[] }>('GET /portal/regions?below=110000');
    expect(regions.body.regions.map(({ code }) => code)).toContain('110105');
  });
});
