import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/cluster.ts';
import { openHttpWorld, worldPassword, type HttpWorld } from '../../../test/http.ts';
import type { RowCtx } from '../../kernel/action.ts';
import { openKernel } from '../../kernel/open-kernel.ts';
import { runAction } from '../../kernel/run-action.ts';
import { buildRegistry } from '../../wire.ts';
import { handover } from './handover.ts';
import { anonymous } from './authenticate.ts';

let world: HttpWorld;
let admin: string;
beforeAll(async () => {
  world = await openHttpWorld();
  admin = await world.signIn('admin');
});
afterAll(() => world.close());

let made = 0;
interface Ref {
  id: string;
  rev: number;
}

async function newColleague(roles: string[], more: object = {}): Promise<Ref & { account: string }> {
  const account = `person${++made}`;
  const { body } = await world.send<Ref>(
    'POST /people',
    { account, name: `同事${made}`, roles, password: worldPassword, ...more },
    { session: admin },
  );
  return { ...body, account };
}

const everything = { shopIds: null, warehouseIds: null, sessionIds: null };

describe('the first administrator', () => {
  test('is set up once, also when two try at the same moment', async () => {
    const database = await createTestDatabase();
    const kernel = await openKernel({
      databaseUrl: database.appUrl,
      dataFolder: world.kernel.dataFolder,
      processName: 'test',
      registry: buildRegistry(),
    });
    const definition = kernel.registry.actions.get('people.first-admin');
    if (!definition) throw new Error('missing');
    const attempt = (n: number) =>
      runAction(
        kernel,
        definition,
        { account: `first${n}`, name: '首任', password: 'Long-enough-4711' },
        anonymous,
      ).catch((e: unknown) => e);
    const results = await Promise.all([attempt(1), attempt(2), attempt(3)]);
    expect(results.filter((r) => r instanceof Error)).toHaveLength(2);
    expect(results).toContainEqual(expect.objectContaining({ code: 'ADMIN_EXISTS' }));
    expect(await kernel.database.query(`select account from staff`)).toHaveLength(1);
    await kernel.close();
    await database.drop();
  });

  test('cannot be set up where somebody is', async () => {
    const answer = await world.send('POST /people/first-admin', {
      account: 'intruder',
      name: '来者',
      password: 'Long-enough-4711',
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'ADMIN_EXISTS' } });
  });
});

describe('a colleague', () => {
  test('is found by name, account or initials, which go in the body, among those of a role [CC-7.1]', async () => {
    const found = async (session: string, body: object) =>
      world.send<{ items?: { account: string }[] }>('POST /people/search', body, { session });
    const { name } = world.people.clerk;
    const byName = await found(admin, { text: name });
    expect(byName.body.items?.map((one) => one.account)).toContain('clerk');
    expect((await found(admin, { text: name, role: 'warehouse' })).body.items).toEqual([]);
    expect((await found(admin, { text: 'CLER' })).body.items?.map((one) => one.account)).toContain('clerk');
    expect((await found(await world.signIn('clerk'), { text: name })).status).toBe(403);
    expect(
      (await world.send(`GET /people?text=${encodeURIComponent(name)}`, undefined, { session: admin })).status,
    ).toBe(422);
  });

  test('has contact data encrypted, masked in lists and absent from the journal [CC-7.1]', async () => {
    const { id } = await newColleague(['clerk'], { phone: '13912345678', mail: 'someone@example.com' });
    const list = await world.send<{ items: { id: string; phoneMask: string; mailMask: string }[] }>(
      'GET /people',
      undefined,
      { session: admin },
    );
    expect(list.body.items.find((p) => p.id === id)).toMatchObject({
      phoneMask: '139****5678',
      mailMask: 's**@example.com',
    });
    const [row] = await world.kernel.database.query<{ phone: Buffer }>(
      `select phone_enc as phone from staff where id = $1`,
      [id],
    );
    expect(row?.phone.includes('13912345678')).toBe(false);
    const bodies = await world.kernel.database.query<{ body: Buffer }>(`select body from journal where chain_id = $1`, [
      id,
    ]);
    expect(bodies.map((b) => b.body.toString()).join()).not.toMatch(/1391|someone|同事/);
  });

  test('cannot have an account that another has', async () => {
    const answer = await world.send('POST /people', { account: 'CLERK', name: '重名', roles: [] }, { session: admin });
    expect(answer).toMatchObject({ status: 409, body: { code: 'ACCOUNT_TAKEN' } });
  });

  test('is given roles only by somebody who may give them', async () => {
    const personnel = await newColleague(['administration']);
    const session = await world.signIn(personnel.account);
    const wide = await world.send('POST /people', { account: 'wide', name: '越权', roles: ['admin'] }, { session });
    expect(wide).toMatchObject({ status: 403, body: { code: 'SCOPE_TOO_WIDE' } });
    const plain = await world.send('POST /people', { account: 'plain', name: '新人', roles: [] }, { session });
    expect(plain.status).toBe(200);
  });

  test('loses a right at once for writes, also on a process that has not heard of it [CC-7.2]', async () => {
    const person = await newColleague(['operations']);
    const session = await world.signIn(person.account);
    expect((await world.send('GET /me', undefined, { session })).status).toBe(200);
    const { body: company } = await world.send<{ rooms: unknown[]; shops: { id: string }[] }>(
      'GET /company',
      undefined,
      { session: admin },
    );
    const product = { code: 'OPS-1', name: '运营新品', skus: [{ code: 'OPS-1-A', name: '白' }] };
    const taken = await world.send(
      `PUT /people/${person.id}/rights`,
      { roles: ['clerk'], ...everything },
      { session: admin, ifMatch: 1 },
    );
    expect(taken.status).toBe(200);
    expect(company.shops).toHaveLength(1);
    expect(await world.send('POST /products', product, { session })).toMatchObject({
      status: 403,
      body: { code: 'RIGHT_MISSING' },
    });
  });

  test('is not disturbed when somebody else’s rights change in the same moment', async () => {
    const session = await world.signIn('clerk');
    expect((await world.send('GET /me', undefined, { session })).status).toBe(200);
    await newColleague(['clerk']);
    expect((await world.send('PUT /me/preferences', { preferences: { density: 'compact' } }, { session })).status).toBe(
      200,
    );
    const { body } = await world.send<{ preferences: object }>('GET /me', undefined, { session });
    expect(body.preferences).toEqual({ density: 'compact' });
  });

  test('cannot name scopes that do not exist', async () => {
    const answer = await world.send(
      'POST /people',
      { account: 'scoped', name: '范围', roles: ['clerk'], shopIds: [randomUUID()] },
      { session: admin },
    );
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND', field: 'shopIds.0' } });
  });

  test('is changed by one of two who saw the same revision', async () => {
    const { id } = await newColleague(['clerk']);
    const change = (name: string) => world.send(`PATCH /people/${id}`, { name }, { session: admin, ifMatch: 1 });
    const statuses = (await Promise.all([change('甲'), change('乙')])).map((a) => a.status);
    expect(statuses.sort()).toEqual([200, 412]);
    expect((await world.send(`PATCH /people/${id}`, { name: '丙' }, { session: admin })).status).toBe(428);
  });

  test('who is away is stood in for', async () => {
    const { id } = await newColleague(['clerk']);
    const until = {
      from: '2026-11-10T00:00:00Z',
      until: '2026-11-09T00:00:00Z',
      substituteIds: [world.people.clerk.id],
    };
    expect(await world.send(`PUT /people/${id}/absence`, until, { session: admin })).toMatchObject({
      body: { code: 'ABSENCE_PERIOD_INVALID' },
    });
    expect((await world.send(`PUT /people/${id}/absence`, { ...until, until: null }, { session: admin })).status).toBe(
      200,
    );
    const unknown = { ...until, until: null, substituteIds: [randomUUID()] };
    expect((await world.send(`PUT /people/${id}/absence`, unknown, { session: admin })).status).toBe(404);
  });
});

describe('somebody who leaves', () => {
  test('loses sessions and keys, and the work goes to the colleague named [CC-7.2]', async () => {
    const handed: string[] = [];
    handover({
      name: 'notes',
      count: () => Promise.resolve(1),
      load: async (_ctx, from) => [`work of ${from}`],
      hand: (_ctx: RowCtx, work, _from, to) => {
        handed.push(...work.map((w) => `${w} to ${to}`));
        return work.length;
      },
    });
    const person = await newColleague(['it']);
    const session = await world.signIn(person.account);
    const { body: key } = await world.send<{ token: string }>(
      'POST /keys',
      { name: '接口', allowed: ['people.*'] },
      { session },
    );
    expect((await world.send('GET /people', undefined, { key: key.token })).status).toBe(200);
    const input = { handOverTo: world.people.clerk.id, reason: '离职' };
    const left = await world.send<{ handedOver: object }>(`POST /people/${person.id}/deactivation`, input, {
      session: admin,
    });
    expect(left).toMatchObject({ status: 200, body: { handedOver: { notes: 1 } } });
    expect(handed).toEqual([`work of ${person.id} to ${world.people.clerk.id}`]);
    expect((await world.send('PUT /me/preferences', { language: 'en' }, { session })).status).toBe(401);
    expect((await world.send('POST /keys', { name: '再来', allowed: ['*'] }, { key: key.token })).status).toBe(401);
    await world.kernel.caches.refresh();
    expect((await world.send('GET /people', undefined, { key: key.token })).status).toBe(401);
    expect(
      (await world.send('POST /sign-in', { account: person.account, password: worldPassword })).body,
    ).toMatchObject({ code: 'SIGN_IN_WRONG' });
    expect((await world.send(`POST /people/${person.id}/deactivation`, input, { session: admin })).body).toMatchObject({
      code: 'PERSON_INACTIVE',
    });
  });

  test('hands over to somebody else who works here', async () => {
    const person = await newColleague(['clerk']);
    const leave = (handOverTo: string) =>
      world.send(`POST /people/${person.id}/deactivation`, { handOverTo, reason: '离职' }, { session: admin });
    expect((await leave(person.id)).body).toMatchObject({ code: 'HANDOVER_TO_SELF' });
    expect(await leave(randomUUID())).toMatchObject({ status: 404, body: { field: 'handOverTo' } });
  });

  test('is one of the last two administrators, not both at once', async () => {
    const second = await newColleague(['admin']);
    const leave = (id: string) =>
      world.act('people.deactivate', { staffId: id, handOverTo: world.people.clerk.id, reason: '离职' }).then(
        () => 'left',
        (e: { code?: string }) => e.code,
      );
    const results = await Promise.all([leave(second.id), leave(world.people.admin.id)]);
    expect(results.sort()).toEqual(['LAST_ADMIN', 'left']);
    const rest = await world.kernel.database.query<{ id: string; rev: number; account: string }>(
      `select id, rev, account from staff where active and 'admin' = any(roles)`,
    );
    expect(rest).toHaveLength(1);
    admin = await world.signIn(rest[0]?.account ?? '');
    const demote = await world.send(
      `PUT /people/${rest[0]?.id}/rights`,
      { roles: ['it'], ...everything },
      { session: admin, ifMatch: rest[0]?.rev },
    );
    expect(demote).toMatchObject({ status: 409, body: { code: 'LAST_ADMIN' } });
  });
});
