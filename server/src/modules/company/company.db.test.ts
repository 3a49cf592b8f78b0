import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutputOf } from '../../../../contract/kit.ts';
import type { getCompany } from '../../../../contract/company.ts';
import { createTestDatabase } from '../../../test/cluster.ts';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';
import { openKernel } from '../../kernel/open-kernel.ts';
import { runAction } from '../../kernel/run-action.ts';

let world: HttpWorld;
let session: string;
let company: OutputOf<typeof getCompany>;
beforeAll(async () => {
  world = await openHttpWorld();
  session = await world.signIn('admin');
  company = await read();
});
afterAll(() => world.close());

const read = async () => (await world.send<OutputOf<typeof getCompany>>('GET /company', undefined, { session })).body;
const send = <B = { id: string; rev: number; code: string; field: string }>(
  route: string,
  body: object,
  ifMatch?: number,
) => world.send<B>(route, body, { session, ifMatch });
const newShop = (more: object = {}) => ({
  code: 'TB',
  name: '淘宝店',
  platform: 'taobao',
  legalEntityId: company.legalEntities[0]?.id,
  departmentId: company.departments[0]?.id,
  ...more,
});

describe('the company', () => {
  test('is founded with the departments that the policies name, and once [OS-1]', async () => {
    expect(company.departments.map((d) => d.code)).toEqual(
      expect.arrayContaining(['orders', 'aftersales', 'it', 'administration', 'supervision']),
    );
    expect(company.departments).toHaveLength(15);
    const again = await send('POST /company', { name: '又一家', legalEntity: { code: 'X', name: '又一家' } });
    expect(again).toMatchObject({ status: 409, body: { code: 'COMPANY_FOUNDED' } });
  });

  test('is founded by one of two who try at the same moment', async () => {
    const database = await createTestDatabase();
    const { dataFolder, registry } = world.kernel;
    const kernel = await openKernel({ databaseUrl: database.appUrl, dataFolder, processName: 'test', registry });
    const found = registry.actions.get('company.found');
    if (!found) throw new Error('missing');
    const input = { name: '新公司', legalEntity: { code: 'LE1', name: '新公司' } };
    const attempt = () =>
      runAction(kernel, found, input, world.system).then(
        () => 'founded',
        (e: { code: string }) => e.code,
      );
    expect((await Promise.all([attempt(), attempt()])).sort()).toEqual(['COMPANY_FOUNDED', 'founded']);
    await kernel.close();
    await database.drop();
  });

  test('warns of a credit code whose checksum is wrong, and accepts it', async () => {
    const answer = await send<{ warnings: string[] }>('POST /company/legal-entities', {
      code: 'LE2',
      name: '第二主体',
      uscc: '91350100m0001tgqxm',
    });
    expect(answer).toMatchObject({ status: 200, body: { warnings: ['USCC_CHECKSUM'] } });
    const wrong = await send('POST /company/legal-entities', { code: 'LE3', name: '第三主体', uscc: '123' });
    expect(wrong).toMatchObject({ status: 422, body: { field: 'uscc' } });
  });
});

describe('a shop', () => {
  test('is seen by everybody as soon as it was added, and keeps before and after in the journal', async () => {
    const added = await send('POST /company/shops', newShop({ externalId: '998877665544332211' }));
    expect(added.status).toBe(200);
    await world.kernel.caches.refresh();
    expect((await read()).shops).toContainEqual(
      expect.objectContaining({ id: added.body.id, externalId: '998877665544332211', active: true }),
    );
    const changed = await send(`PATCH /company/shops/${added.body.id}`, { name: '淘宝旗舰', active: false }, 1);
    expect(changed).toMatchObject({ status: 200, body: { rev: 2 }, headers: { etag: '"2"' } });
    const entries = await world.kernel.database.query<{ body: Buffer }>(
      `select body from journal where chain_id = $1 order by seq`,
      [added.body.id],
    );
    expect(JSON.parse(entries[1]?.body.toString() ?? '')).toEqual({
      changes: { name: { from: '淘宝店', to: '淘宝旗舰' }, active: { from: true, to: false } },
    });
  });

  test('cannot take a code or name in use, and says which', async () => {
    expect(await send('POST /company/shops', newShop({ code: 'DY', name: '别的' }))).toMatchObject({
      status: 409,
      body: { code: 'SHOP_CODE_TAKEN' },
    });
    expect(await send('POST /company/shops', newShop({ code: 'DY9', name: '抖音旗舰' }))).toMatchObject({
      status: 409,
      body: { code: 'SHOP_NAME_TAKEN' },
    });
  });

  test('belongs to records that exist', async () => {
    const nobody = '0190a000-0000-7000-8000-000000000001';
    for (const field of ['legalEntityId', 'departmentId', 'defaultWarehouseId']) {
      const answer = await send('POST /company/shops', newShop({ code: 'NEW', name: '新店', [field]: nobody }));
      expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND', field } });
    }
  });

  test('is added once by two who try at the same moment', async () => {
    const twice = await Promise.all([
      send('POST /company/shops', newShop({ code: 'PDD', name: '拼多多' })),
      send('POST /company/shops', newShop({ code: 'PDD', name: '拼多多' })),
    ]);
    expect(twice.map((a) => a.status).sort()).toEqual([200, 409]);
  });

  test('is changed by one of two who saw the same, and unchanged by an edit that changes nothing', async () => {
    const before = (await read()).shops.find((s) => s.id === world.shopId);
    const rename = (name: string) => send(`PATCH /company/shops/${world.shopId}`, { name }, before?.rev);
    const statuses = (await Promise.all([rename('抖音甲'), rename('抖音乙')])).map((a) => a.status);
    expect(statuses.sort()).toEqual([200, 412]);
    const same = await send(`PATCH /company/shops/${world.shopId}`, { platform: 'douyin' }, (before?.rev ?? 0) + 1);
    expect(same.body.rev).toBe((before?.rev ?? 0) + 1);
    expect((await send(`PATCH /company/shops/${world.shopId}`, { name: '没看就改' })).status).toBe(428);
  });
});

describe('a live session', () => {
  test('belongs to its room’s shop, ends after it starts, and is changed only within the own shops [OT-2.1]', async () => {
    const room = await send('POST /company/rooms', { code: 'KIT', name: '厨房间', shopId: world.shopId });
    const period = { startsAt: '2026-11-10T19:00:00+08:00', endsAt: '2026-11-11T00:00:00+08:00' };
    const backwards = await send('POST /company/sessions', {
      roomId: room.body.id,
      title: '晚场',
      startsAt: period.endsAt,
      endsAt: period.startsAt,
    });
    expect(backwards).toMatchObject({ status: 422, body: { code: 'PERIOD_INVALID', field: 'endsAt' } });
    const added = await send('POST /company/sessions', {
      roomId: room.body.id,
      title: '晚场',
      streamers: ['阿麦', '禾子'],
      ...period,
    });
    await world.kernel.caches.refresh();
    expect((await read()).sessions[0]).toMatchObject({
      shopId: world.shopId,
      startsAt: '2026-11-10T11:00:00.000Z',
      cancelled: false,
    });
    const other = await send('POST /company/shops', newShop({ code: 'JD', name: '京东店', platform: 'jd' }));
    const elsewhere = await send<{ id: string }>('POST /people', {
      account: 'elsewhere',
      name: '别店运营',
      roles: ['operations'],
      shopIds: [other.body.id],
      password: 'Long-enough-4711',
    });
    expect(elsewhere.status).toBe(200);
    const theirs = await world.signIn('elsewhere');
    const attempt = await world.send(
      `PATCH /company/sessions/${added.body.id}`,
      { cancelled: true },
      { session: theirs, ifMatch: 1 },
    );
    expect(attempt.status).toBe(404);
    const cancelled = await send(`PATCH /company/sessions/${added.body.id}`, { cancelled: true }, 1);
    expect(cancelled.body.rev).toBe(2);
  });
});
