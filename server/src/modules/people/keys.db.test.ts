import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';

let world: HttpWorld;
let admin: string;
beforeAll(async () => {
  world = await openHttpWorld();
  admin = await world.signIn('admin');
});
afterAll(() => world.close());

describe('a key', () => {
  test('may do of its owner’s rights what it was given, and no more', async () => {
    const { body: key } = await world.send<{ id: string; token: string; prefix: string }>(
      'POST /keys',
      { name: '查询', allowed: ['catalog.*', 'people.list'] },
      { session: admin },
    );
    expect(key.token.startsWith(key.prefix)).toBe(true);
    expect((await world.send('GET /catalog', undefined, { key: key.token })).status).toBe(200);
    expect(await world.send('GET /company', undefined, { key: key.token })).toMatchObject({
      status: 403,
      body: { code: 'RIGHT_MISSING' },
    });
    const denied = await world.kernel.database.query(
      `select 1 from journal where chain_id = $1 and action = 'company.get'`,
      [key.id],
    );
    expect(denied).toHaveLength(1);
    const stored = await world.send<{ items: object[] }>('GET /keys', undefined, { session: admin });
    expect(JSON.stringify(stored.body)).not.toContain(key.token);
  });

  test('cannot be made by a key, nor for actions that do not exist', async () => {
    const { body: key } = await world.send<{ token: string }>(
      'POST /keys',
      { name: '全部', allowed: ['*'] },
      { session: admin },
    );
    expect(await world.send('POST /keys', { name: '子密钥', allowed: ['*'] }, { key: key.token })).toMatchObject({
      status: 403,
    });
    expect(
      await world.send('POST /keys', { name: '不明', allowed: ['catalog.fly'] }, { session: admin }),
    ).toMatchObject({
      status: 422,
      body: { code: 'KEY_ACTION_UNKNOWN', field: 'allowed.0' },
    });
  });

  test('that expired or was revoked is nobody’s, and is revoked once', async () => {
    const { body: old } = await world.send<{ token: string }>(
      'POST /keys',
      { name: '过期', allowed: ['*'], expiresAt: '2020-01-01T00:00:00Z' },
      { session: admin },
    );
    expect((await world.send('GET /catalog', undefined, { key: old.token })).status).toBe(401);
    const { body: key } = await world.send<{ id: string; token: string }>(
      'POST /keys',
      { name: '作废', allowed: ['*'] },
      { session: admin },
    );
    const revoke = () => world.send(`POST /keys/${key.id}/revocation`, {}, { session: admin });
    const answers = await Promise.all([revoke(), revoke()]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    await world.kernel.caches.refresh();
    expect((await world.send('GET /catalog', undefined, { key: key.token })).status).toBe(401);
    expect((await world.send(`POST /keys/${randomUUID()}/revocation`, {}, { session: admin })).status).toBe(404);
  });

  test('bound to shops reaches no other shop, although its owner does', async () => {
    const { body: key } = await world.send<{ token: string }>(
      'POST /keys',
      { name: '一店', allowed: ['*'], shopIds: [world.shopId] },
      { session: admin },
    );
    const other = await world.act<{ id: string }>('company.add-shop', {
      code: `KS2`,
      name: `快手`,
      platform: 'kuaishou',
      legalEntityId: (await world.ask<{ legalEntities: { id: string }[] }>('company.get', {})).legalEntities[0]?.id,
      departmentId: (await world.ask<{ departments: { id: string }[] }>('company.get', {})).departments[0]?.id,
    });
    const rename = (id: string) =>
      world.send(`PATCH /company/shops/${id}`, { name: `改名${id.slice(-4)}` }, { key: key.token, ifMatch: 1 });
    expect((await rename(other.id)).status).toBe(404);
    expect((await rename(world.shopId)).status).toBe(200);
  });
});
