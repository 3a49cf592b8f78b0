import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';

let world: HttpWorld;
let clerk: string;
let finance: string;
beforeAll(async () => {
  world = await openHttpWorld();
  clerk = await world.signIn('clerk');
  finance = await world.signIn('finance');
});
afterAll(() => world.close());

interface Ref {
  id: string;
  rev: number;
  number: string;
  warnings: string[];
  code: string;
  field: string;
}
const send = <B = Ref>(route: string, body?: object, ifMatch?: number, session = clerk) =>
  world.send<B>(route, body, { session, ifMatch });
const person = (name: string, phone: string, more: object = {}) => ({
  type: 'person',
  name,
  contacts: [{ name, phone, mail: 'who@example.com', address: '测试路 1 号' }],
  ...more,
});
const found = async (text: string) =>
  (await send<{ items: { id: string }[] }>('POST /customers/search', { text })).body.items.map((c) => c.id);

describe('a customer', () => {
  test('is stored encrypted, listed masked, and leaves no personal data in the journal [CC-7.1]', async () => {
    const { body } = await send('POST /customers', person('欧阳明远', '13866660001', { note: '喜欢绿色' }));
    expect(body.number).toMatch(/^KH\d{6}$/);
    const view = await send<object>(`GET /customers/${body.id}`);
    expect(view.body).toMatchObject({
      nameMask: '欧**',
      contacts: [{ nameMask: '欧**', phoneMask: '138****0001', mailMask: 'w**@example.com', addressMask: '******' }],
    });
    expect(JSON.stringify(view.body)).not.toMatch(/明远|13866660001|测试路|绿色/);
    const entries = await world.kernel.database.query<{ body: Buffer }>(
      `select body from journal where chain_id = $1`,
      [body.id],
    );
    expect(entries.map((e) => e.body.toString()).join()).not.toMatch(/欧阳|1386666|测试路|绿色/);
  });

  test('is found by phone, tail, part of the name, initials and number, and by nothing else', async () => {
    const { body } = await send('POST /customers', person('夏侯静姝', '13977770042'));
    for (const text of ['13977770042', '+86 139 7777 0042', '0042', '静姝', '夏侯静姝', 'xhj', 'XHJS', body.number]) {
      expect(await found(text), text).toContain(body.id);
    }
    for (const text of ['13977770043', '静好', 'xhz', '侯姝']) expect(await found(text), text).not.toContain(body.id);
  });

  test('whose type changes is masked as its type is', async () => {
    const { body } = await send('POST /customers', person('司空见山', '13866660077'));
    const mask = async () => (await send<{ nameMask: string }>(`GET /customers/${body.id}`)).body.nameMask;
    expect(await mask()).not.toBe('司空见山');
    expect((await send(`PATCH /customers/${body.id}`, { type: 'company' }, 1)).status).toBe(200);
    expect(await mask()).toBe('司空见山');
    expect((await send(`PATCH /customers/${body.id}`, { type: 'person' }, 2)).status).toBe(200);
    expect(await mask()).not.toBe('司空见山');
  });

  test('that is a company is shown by its name, and warned about its credit code', async () => {
    const company = { type: 'company', name: '杭州谷雨贸易有限公司', uscc: '91350100M0001TGQXM' };
    const { body } = await send('POST /customers', company);
    expect(body.warnings).toEqual(['USCC_CHECKSUM']);
    const view = await send<object>(`GET /customers/${body.id}`);
    expect(view.body).toMatchObject({ nameMask: company.name, warnings: ['USCC_CHECKSUM'] });
    expect(await found('谷雨')).toContain(body.id);
    expect(await send('POST /customers', company)).toMatchObject({
      status: 409,
      body: { code: 'CUSTOMER_USCC_TAKEN' },
    });
  });

  test('is found by the new name and phone after a change, no longer by the old ones', async () => {
    const { body } = await send('POST /customers', person('端木清', '13700001111'));
    const changed = await send(
      `PATCH /customers/${body.id}`,
      { name: '端木澈', contacts: [{ name: '端木澈', phone: '13700002222' }] },
      1,
    );
    expect(changed).toMatchObject({ status: 200, body: { rev: 2 } });
    expect(await found('13700002222')).toEqual([body.id]);
    expect(await found('端木')).toEqual([body.id]);
    expect(await found('13700001111')).toEqual([]);
    expect(await found('木清')).toEqual([]);
    const renamed = await send(`PATCH /customers/${body.id}`, { name: '端木澄' }, 2);
    expect(renamed.status).toBe(200);
    expect(await found('2222')).toEqual([body.id]);
  });

  test('is changed by one of two who saw the same', async () => {
    const { body } = await send('POST /customers', person('司徒一', '13700003333'));
    const change = (note: string) => send(`PATCH /customers/${body.id}`, { note }, 1);
    expect((await Promise.all([change('甲'), change('乙')])).map((a) => a.status).sort()).toEqual([200, 412]);
    expect((await send(`PATCH /customers/${body.id}`, { note: '丙' })).status).toBe(428);
  });

  test('is revealed to who may, with a reason that goes to the access log', async () => {
    const { body } = await send('POST /customers', person('诸葛安', '13700004444', { note: '门口有狗' }));
    const clear = await send<object>(`POST /customers/${body.id}/reveal`, { reason: '核对收货电话' });
    expect(clear.body).toMatchObject({
      name: '诸葛安',
      note: '门口有狗',
      contacts: [{ name: '诸葛安', phone: '13700004444', mail: 'who@example.com', address: '测试路 1 号' }],
    });
    const log = await world.kernel.database.query(
      `select actor, reason, subject_kind from access_log where subject_id = $1`,
      [body.id],
    );
    expect(log).toEqual([
      { actor: `staff:${world.people.clerk.id}`, reason: '核对收货电话', subject_kind: 'customer' },
    ]);
    expect((await send(`POST /customers/${body.id}/reveal`, {})).status).toBe(422);
    expect((await send(`POST /customers/${body.id}/reveal`, { reason: '看看' }, undefined, finance)).status).toBe(403);
  });

  test('whose key was destroyed can neither be revealed nor changed, and is still listed masked', async () => {
    const { body } = await send('POST /customers', person('公孙静', '13700005555'));
    await world.kernel.database.query(
      `update subject_keys set destroyed_at = now(), wrapped = null where id = (select key_id from customers where id = $1)`,
      [body.id],
    );
    const [row] = await world.kernel.database.query<{ key: string }>(
      `select key_id as key from customers where id = $1`,
      [body.id],
    );
    world.kernel.secrets.forget(row?.key ?? '');
    expect((await send(`POST /customers/${body.id}/reveal`, { reason: '核对' })).body).toMatchObject({
      code: 'CUSTOMER_ERASED',
    });
    expect((await send(`PATCH /customers/${body.id}`, { note: 'x' }, 1)).body).toMatchObject({
      code: 'CUSTOMER_ERASED',
    });
    expect((await send(`GET /customers/${body.id}`)).status).toBe(200);
  });
});

describe('credit', () => {
  test('is given by finance, with limit and reason, and never by a clerk at entry [OS-3.1]', async () => {
    const wide = await send('POST /customers', {
      type: 'company',
      name: '苏州石榴花艺',
      creditLimit: 100_000,
      terms: 'credit',
      termsDays: 30,
    });
    expect(wide).toMatchObject({ status: 403, body: { code: 'SCOPE_TOO_WIDE' } });
    const { body } = await send('POST /customers', { type: 'company', name: '苏州石榴花艺' });
    const give = (more: object, ifMatch: number) =>
      send(
        `PUT /customers/${body.id}/credit`,
        { creditLimit: 50_000_000, terms: 'credit', termsDays: 30, reason: '年度合同', ...more },
        ifMatch,
        finance,
      );
    expect((await give({ creditLimit: 0 }, 1)).body).toMatchObject({ code: 'TERMS_NEED_LIMIT', field: 'creditLimit' });
    expect((await Promise.all([give({}, 1), give({ termsDays: 45 }, 1)])).map((a) => a.status).sort()).toEqual([
      200, 412,
    ]);
    expect(
      (await send(`PUT /customers/${body.id}/credit`, { creditLimit: 1, terms: 'credit', reason: '自己来' }, 2)).status,
    ).toBe(403);
  });
});

test('the list shows the newest first and pages by a cursor', async () => {
  const results = await world.many<Ref>(
    'customers.add',
    Array.from({ length: 5 }, (_, n) => person(`批量${n}`, `1360000000${n}`)),
  );
  expect(results.every((r) => r.ok)).toBe(true);
  const seen: string[] = [];
  let next: string | undefined = '';
  while (next !== undefined) {
    const page: { body: { items: { id: string }[]; next?: string } } = await send(
      `GET /customers?limit=3${next ? `&cursor=${next}` : ''}`,
    );
    seen.push(...page.body.items.map((c) => c.id));
    next = page.body.next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  const [all] = await world.kernel.database.query<{ n: number }>(`select count(*) as n from customers`);
  expect(seen).toHaveLength(all?.n ?? 0);
});
