import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttpWorld, worldPassword, type HttpWorld } from '../../../test/http.ts';

let world: HttpWorld;
let admin: string;
let keeper: string;
let keeperKey: string;
let personnel: string;
beforeAll(async () => {
  process.env.LUYUE_LOG = 'silent';
  world = await openHttpWorld();
  admin = await world.signIn('admin');
  await add('keeper', ['it']);
  await add('personnel', ['administration']);
  await world.kernel.caches.refresh();
  keeper = await world.signIn('keeper');
  personnel = await world.signIn('personnel');
  const key = { name: '信息技术脚本', allowed: ['people.*'] };
  keeperKey = (await world.send<{ token: string }>('POST /keys', key, { session: keeper })).body.token;
  await world.kernel.caches.refresh();
});
afterAll(() => world.close());

const everything = { shopIds: null, warehouseIds: null, sessionIds: null };
const only = { status: 403, body: { code: 'ADMINISTRATOR_ONLY' } };

async function add(account: string, roles: string[]): Promise<string> {
  const person = { account, name: `同事 ${account}`, roles, password: worldPassword };
  return (await world.send<{ id: string }>('POST /people', person, { session: admin })).body.id;
}

async function asOf(id: string): Promise<{ rev: number; roles: string[] } | undefined> {
  const { items } = (
    await world.send<{ items: { id: string; rev: number; roles: string[] }[] }>('GET /people', undefined, {
      session: admin,
    })
  ).body;
  return items.find((one) => one.id === id);
}

describe('an administrator’s way in', () => {
  const given = { password: 'taken-over-4711', once: true };

  test('is not set by whoever keeps the access of others, nor by their key [OS-8.3] [CC-7.2]', async () => {
    const at = `PUT /people/${world.people.admin.id}/password`;
    const both = await Promise.all([
      world.send(at, given, { session: keeper }),
      world.send(at, given, { key: keeperKey }),
    ]);
    expect(both).toMatchObject([only, only]);
    expect((await world.send('GET /me', undefined, { session: admin })).status).toBe(200);
    const clerk = `PUT /people/${world.people.finance.id}/password`;
    expect((await world.send(clerk, given, { session: keeper })).status).toBe(200);
  });

  test('is set by another administrator, and the own one by each [OS-8.3]', async () => {
    const id = await add('second', ['admin', 'clerk']);
    expect((await world.send(`PUT /people/${id}/password`, given, { session: admin })).status).toBe(200);
    const own = { present: worldPassword, password: 'chosen-by-myself-42' };
    const me = await world.send<{ id: string }>('GET /me', undefined, { session: keeper });
    expect((await world.send(`PUT /people/${me.body.id}/password`, own, { session: keeper })).status).toBe(200);
  });

  test('keeps its second factor [OS-8.3] [CC-7.2]', async () => {
    const id = await add('guarded', ['admin']);
    await world.kernel.database.query(
      `insert into second_factors (staff_id, secret_enc, enrolled_at) values ($1, 'sealed', now())`,
      [id],
    );
    const at = `POST /people/${id}/second-factor-reset`;
    expect(await world.send(at, { reason: '手机丢失' }, { session: keeper })).toMatchObject(only);
    expect(await world.kernel.database.query(`select 1 from second_factors where staff_id = $1`, [id])).toHaveLength(1);
    expect((await world.send(at, { reason: '手机丢失' }, { session: admin })).status).toBe(200);
  });

  test('is no mail that personnel sets, because a provider could vouch for it [CC-7.1]', async () => {
    const { id } = world.people.admin;
    const sent = async (values: object) =>
      world.send(`PATCH /people/${id}`, values, { session: personnel, ifMatch: (await asOf(id))?.rev });
    expect(await sent({ mail: 'mine@centing.example' })).toMatchObject(only);
    expect((await sent({ phone: '13900005555' })).status).toBe(200);
  });
});

describe('the role of an administrator', () => {
  test('is given by nobody who is none, also when two try at once [CC-7.2]', async () => {
    const id = await add('climber', ['clerk']);
    const rights = { roles: ['admin'], ...everything };
    const answers = await Promise.all(
      [keeper, personnel].map((session) => world.send(`PUT /people/${id}/rights`, rights, { session, ifMatch: 1 })),
    );
    expect(answers.map((one) => one.status)).toEqual([403, 403]);
    expect((await asOf(id))?.roles).toEqual(['clerk']);
  });
});

describe('a provider by which an administrator signs in', () => {
  test('is not pointed elsewhere by whoever keeps the access of others [OS-8.3]', async () => {
    const input = { name: '集团', issuer: 'https://id.example', clientId: 'luyue', clientSecret: 'kept' };
    const { id } = (await world.send<{ id: string }>('POST /identity-providers', input, { session: keeper })).body;
    const move = (ifMatch: number) =>
      world.send(`PATCH /identity-providers/${id}`, { issuer: 'https://other.example' }, { session: keeper, ifMatch });
    expect((await move(1)).status).toBe(200);
    await world.kernel.database.query(
      `insert into identities (id, provider_id, subject, staff_id, last_at) values (gen_random_uuid(), $1, 'chief', $2, now())`,
      [id, world.people.admin.id],
    );
    expect(await move(2)).toMatchObject(only);
    const renamed = await world.send(
      `PATCH /identity-providers/${id}`,
      { name: '集团账号' },
      { session: keeper, ifMatch: 2 },
    );
    expect(renamed.status).toBe(200);
  });
});
