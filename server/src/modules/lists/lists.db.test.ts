/** Views are kept and shared; exports hold exactly what is filtered, masked unless a right and a reason say otherwise. */
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { framedExport } from '../../../../contract/exports.ts';
import { openDesk, refusalOf, type Desk } from '../../../test/order-desk.ts';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';

let world: HttpWorld;
let desk: Desk;

beforeAll(async () => {
  world = await openHttpWorld();
  desk = openDesk(world);
});
afterAll(() => world.close());

type Views = { items: { id: string; name: string; filter: Record<string, string>; mine: boolean; first: boolean }[] };
const views = (who: 'clerk' | 'operations' | 'checker') =>
  world.ask<Views>('views.list', { list: 'orders' }, world.people[who]);
const save = (name: string, filter: Record<string, string>, who: 'clerk' | 'operations' = 'clerk') =>
  world.act<{ id: string }>('views.save', { list: 'orders', name, filter }, world.people[who]);

describe('a saved view', () => {
  test('belongs to the one who saved it until it is shared, and a role has one that it sees first [PD-3.3]', async () => {
    await save('我的急单', { queue: 'preparing', due: '4h', owner: 'me' });
    const shared = await save('今晚先发', { queue: 'preparing', due: '4h' }, 'operations');
    expect((await views('clerk')).items.map((view) => view.name)).toEqual(['我的急单']);
    const share = { viewId: shared.id, roles: ['clerk'], defaultOf: ['clerk'] };
    await world.act('views.share', share, world.people.operations);
    const seen = (await views('clerk')).items;
    expect(seen.map((view) => [view.name, view.mine, view.first])).toEqual([
      ['我的急单', true, false],
      ['今晚先发', false, true],
    ]);
    expect((await views('checker')).items).toEqual([]);
  });

  test('keeps ids and codes only, under a name that is not taken', async () => {
    expect((await refusalOf(save('电话', { phone: '13800001234' }))).code).toBe('INPUT_INVALID');
    expect((await refusalOf(save('我的急单', { queue: 'all' }))).code).toBe('VIEW_NAME_TAKEN');
  });

  test('is changed and removed by its owner only', async () => {
    const { id } = await save('待改', { queue: 'held' });
    const other = world.act('views.change', { viewId: id, name: '别人的' }, world.people.operations);
    expect((await refusalOf(other)).code).toBe('NOT_FOUND');
    await world.act('views.change', { viewId: id, name: '改好', filter: { queue: 'refund' } }, world.people.clerk);
    expect((await views('clerk')).items.find((view) => view.id === id)).toMatchObject({
      name: '改好',
      filter: { queue: 'refund' },
    });
    const twice = await Promise.allSettled([
      world.act('views.remove', { viewId: id }, world.people.clerk),
      world.act('views.remove', { viewId: id }, world.people.clerk),
    ]);
    expect(twice.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await views('clerk')).items.some((view) => view.id === id)).toBe(false);
  });

  test('is the first only for roles that it is shared with', async () => {
    const { id } = await save('只给自己', { queue: 'all' }, 'operations');
    const share = world.act('views.share', { viewId: id, roles: [], defaultOf: ['clerk'] }, world.people.operations);
    expect((await refusalOf(share)).code).toBe('DEFAULT_NOT_SHARED');
  });
});

const ask = (input: Record<string, unknown>, who: 'clerk' | 'finance' = 'clerk') =>
  world.act<{ exportId: string; fileName: string }>('orders.export', input, world.people[who], {
    // A file is fetched in real time; only the orders stand under the world's clock.
    clock: world.kernel.clock,
  });

async function fetched(exportId: string, account: keyof HttpWorld['people'] = 'clerk', accept = '*/*') {
  const session = await world.signIn(account);
  return world.app.inject({
    method: 'GET',
    url: `/api/exports/${exportId}/file`,
    headers: { host: 'luyue.test', accept },
    cookies: { luyue_session: session },
  });
}

describe('an export', () => {
  test('holds exactly the filtered orders, masked, as CSV without formulas [OS-8.3] [CC-7.1]', async () => {
    const wanted = await desk.enter();
    const { exportId, fileName } = await ask({ filter: { queue: 'entered' }, format: 'csv' });
    expect(fileName).toMatch(/^订单-\d{4}-\d\d-\d\d\.csv$/);
    const answer = await fetched(exportId);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const lines = answer.body.trim().split('\r\n');
    expect(lines[0]).toContain('订单号');
    const entered = await world.ask<{ items: { number: string }[] }>(
      'orders.list',
      { queue: 'entered' },
      world.people.clerk,
    );
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(entered.items.map((row) => row.number));
    expect(answer.body).toContain(wanted.number);
    expect(answer.body).not.toMatch(/1\d{10}/);
  });

  test('is in clear only with the right to reveal and a reason, and is then in the access log [OS-8.3]', async () => {
    const filter = { queue: 'entered' };
    const noReason = ask({ filter, format: 'csv', clear: true });
    expect((await refusalOf(noReason)).code).toBe('REASON_MISSING');
    const noRight = ask({ filter, format: 'csv', clear: true, reason: '对账' }, 'finance');
    expect((await refusalOf(noRight)).code).toBe('RIGHT_MISSING');
    const { exportId } = await ask({ filter, format: 'csv', clear: true, reason: '给承运商重打面单' });
    expect((await fetched(exportId)).body).toMatch(/1\d{10}/);
    const looked = await world.kernel.database.query(
      `select fields, reason from access_log where subject_kind = 'export' and subject_id = $1`,
      [exportId],
    );
    expect(looked).toEqual([{ fields: ['name', 'phone', 'address'], reason: '给承运商重打面单' }]);
  });

  test('is fetched by the one who asked, and by nobody else', async () => {
    const { exportId } = await ask({ filter: { queue: 'all' }, format: 'xlsx' });
    expect((await fetched(exportId, 'finance')).statusCode).toBe(404);
  });

  test('tells in frames how many rows are done, and ends with an empty one', async () => {
    const { exportId } = await ask({ filter: { queue: 'all' }, format: 'xlsx' });
    const { rawPayload } = await fetched(exportId, 'clerk', framedExport);
    const parts: Buffer[] = [];
    let at = 0;
    let rows = 0;
    let length = -1;
    while (at < rawPayload.length) {
      rows = rawPayload.readUInt32BE(at);
      length = rawPayload.readUInt32BE(at + 4);
      parts.push(rawPayload.subarray(at + 8, at + 8 + length));
      at += 8 + length;
    }
    expect(length).toBe(0);
    const sheet = (await readXlsx(Buffer.concat(parts))).sheets[0];
    expect(sheet?.rows).toHaveLength(rows + 1);
  });
});

describe('the export of any list', () => {
  const asked = async (list: string, filter: object = {}, account = 'clerk') => {
    const session = await world.signIn(account);
    const answer = await world.send<{ exportId: string; code: string }>(
      `POST /lists/${list}/exports`,
      { filter, format: 'csv' },
      { session },
    );
    const file = () =>
      world.app.inject({ url: `/api/exports/${answer.body.exportId}/file`, cookies: { luyue_session: session } });
    return { ...answer.body, file };
  };

  test('holds what its reader sees, list by list [OS-8.3]', async () => {
    const lists = ['catalog', 'stock', 'customers', 'exceptions', 'tasks', 'imports', 'reviews'];
    for (const list of lists) {
      const answer = await (await asked(list, list === 'tasks' ? { tab: 'department' } : {}, 'admin')).file();
      expect([list, answer.statusCode]).toEqual([list, 200]);
      expect(answer.body.split('\r\n')[0]?.split(',').length).toBeGreaterThan(5);
    }
    const codes = (await (await asked('catalog')).file()).body.split('\r\n').slice(1);
    expect(codes.filter(Boolean).length).toBeGreaterThan(0);
  });

  test('takes the filters of its list and no others, and the right to read it', async () => {
    expect((await asked('stock', { phone: '13800001234' })).code).toBe('INPUT_INVALID');
    expect((await asked('reviews', {}, 'warehouse')).code).toBe('RIGHT_MISSING');
  });

  test('is filtered as views are, which belong to one list each', async () => {
    const filter = { terms: 'credit' };
    const view = { list: 'customers', name: '账期客户', filter };
    await world.act('views.save', view, world.people.clerk);
    expect((await refusalOf(world.act('views.save', { ...view, list: 'stock' }, world.people.clerk))).code).toBe(
      'INPUT_INVALID',
    );
    expect((await asked('customers', filter)).exportId).toBeTruthy();
  });
});

describe('an export of a list that the page shows a part of', () => {
  const rowsOf = async (list: string, filter: Record<string, string>, who: 'checker' | 'admin') => {
    const input = { list, filter, format: 'csv' };
    const { exportId } = await world.act<{ exportId: string }>('lists.export', input, world.people[who], {
      clock: world.kernel.clock,
    });
    return (await fetched(exportId, who)).body.trim().split('\r\n').slice(1);
  };

  test('holds every order that waits for its check, each once [PD-3.3] [OS-8.3]', async () => {
    const more = 105;
    const before = (await rowsOf('checks', {}, 'checker')).length;
    for (let n = 0; n < more; n += 15) await Promise.all(Array.from({ length: 15 }, () => desk.enter()));
    const rows = await rowsOf('checks', {}, 'checker');
    expect(rows).toHaveLength(before + more);
    expect(new Set(rows).size).toBe(before + more);
  });

  test('holds the colleagues of a role with their scopes, masked [CC-7.2]', async () => {
    const rows = await rowsOf('people', { role: 'checker' }, 'admin');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(world.people.checker.name);
    expect(rows.join()).not.toMatch(/1\d{10}/);
    expect((await refusalOf(rowsOf('people', {}, 'checker'))).code).toBe('RIGHT_MISSING');
  });

  test('holds what a personal search found and its reader may see, without the words that were searched for [OS-8.3]', async () => {
    const { clerk, checker, admin } = world.people;
    const found = async (list: string, ids: string[]) => {
      const input = { list, found: ids, format: 'csv' };
      const { exportId } = await world.act<{ exportId: string }>('lists.export', input, admin, {
        clock: world.kernel.clock,
      });
      return (await fetched(exportId, 'admin')).body.trim().split('\r\n').slice(1);
    };
    const people = await found('people', [checker.id, clerk.id]);
    expect(people).toHaveLength(2);
    expect(people.join()).toContain(clerk.name);
    const named = { type: 'person', name: '韩雨桐' };
    const customer = await world.act<{ id: string }>('customers.add', named, clerk);
    const customers = await found('customers', [customer.id, checker.id]);
    expect(customers).toHaveLength(1);
    expect(customers[0]).not.toContain('雨桐');
    expect((await refusalOf(found('stock', [customer.id]))).code).toBe('INPUT_INVALID');
  });
});
