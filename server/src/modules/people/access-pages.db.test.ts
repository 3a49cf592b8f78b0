import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttpWorld, worldPassword, type HttpWorld } from '../../../test/http.ts';

let world: HttpWorld;
let admin: string;
beforeAll(async () => {
  process.env.LUYUE_LOG = 'silent';
  world = await openHttpWorld();
  admin = await world.signIn('admin');
});
afterAll(() => world.close());

describe('a password that somebody else set', () => {
  test('serves for one sign-in: an own one has to be chosen before anything else [OS-8.3]', async () => {
    const { id } = world.people.clerk;
    const once = { password: 'given-by-phone-77', once: true };
    expect((await world.send(`PUT /people/${id}/password`, once, { session: admin })).status).toBe(200);
    await world.kernel.caches.refresh();
    const signed = await world.send<{ due: string }>('POST /sign-in', { account: 'clerk', password: once.password });
    expect(signed.body.due).toBe('password');
    const { session } = signed;
    expect(await world.send('GET /orders', undefined, { session })).toMatchObject({
      status: 403,
      body: { code: 'SECOND_FACTOR_DUE' },
    });
    const own = { present: once.password, password: 'chosen-by-myself-42' };
    expect((await world.send(`PUT /people/${id}/password`, own, { session })).status).toBe(200);
    await world.kernel.caches.refresh();
    expect((await world.send('GET /orders', undefined, { session })).status).toBe(200);
  });
});

describe('the rights', () => {
  test('are shown as one matrix of what is there, by role and scope [CC-7.2]', async () => {
    interface Row {
      name: string;
      open: boolean;
      scopes: Record<string, string>;
    }
    const { rows } = (await world.send<{ rows: Row[] }>('GET /rights', undefined, { session: admin })).body;
    const row = (name: string) => rows.find((one) => one.name === name);
    expect(row('orders.check')?.scopes).toMatchObject({ admin: 'all', checker: 'shop' });
    expect(row('orders.check')?.scopes).not.toHaveProperty('clerk');
    expect(row('people.sign-in')).toMatchObject({ open: true, scopes: {} });
    expect(row('people.sign-in-by-provider')).toBeUndefined();
  });
});

describe('before somebody leaves', () => {
  test('the open work is counted, and nothing is changed by looking [CC-7.2]', async () => {
    const at = `GET /people/${world.people.checker.id}/handover`;
    expect((await world.send(at, undefined, { session: admin })).body).toEqual({ work: { tasks: 0 } });
    const nobody = 'GET /people/0190a000-0000-7000-8000-000000000009/handover';
    expect((await world.send(nobody, undefined, { session: admin })).status).toBe(404);
  });
});

describe('a key', () => {
  test('tells when it was last used [OS-8.3]', async () => {
    const { token } = (
      await world.send<{ token: string }>('POST /keys', { name: '对接', allowed: ['company.get'] }, { session: admin })
    ).body;
    const lastUsed = async () =>
      (
        await world.send<{ items: { name: string; lastUsedAt: string | null }[] }>('GET /keys', undefined, {
          session: admin,
        })
      ).body.items[0]?.lastUsedAt;
    expect(await lastUsed()).toBeNull();
    await world.send('GET /company', undefined, { key: token });
    await expect.poll(lastUsed).not.toBeNull();
  });
});

describe('the installation', () => {
  test('tells its version, its state and the licences of what is in it', async () => {
    const about = await world.send<{ version: string; licences: { name: string }[]; findings: { name: string }[] }>(
      'GET /about',
      undefined,
      { session: admin },
    );
    expect(about.status).toBe(200);
    expect(about.body.licences.map((one) => one.name)).toContain('fastify');
    expect(about.body.findings.map((one) => one.name)).toEqual(['migrations', 'consumers', 'seals', 'logins']);
    const clerk = await world.signIn('checker', worldPassword);
    expect((await world.send('GET /about', undefined, { session: clerk })).status).toBe(403);
  });

  test('lists its master keys without telling them, and takes a wish to rotate into the journal [OS-8.3]', async () => {
    const listed = await world.send<{ from: string; keys: { state: string }[] }>('GET /master-keys', undefined, {
      session: admin,
    });
    expect(listed.body.keys.map((one) => one.state)).toEqual(['current']);
    const asked = await world.send('POST /master-keys/rotation', {}, { session: admin });
    expect(asked.status).toBe(listed.body.from === 'file' ? 200 : 409);
  });
});

describe('a policy file', () => {
  const clause = (extra: string) => `policy: OT
title: { zh: 时限, en: Times }
clauses:
  - id: OT-9.9
    version: 1
    effective: 2027-01-01T00:00:00+08:00
    title: { zh: 试, en: Try }
    text: { zh: 试, en: Try }
${extra}`;

  interface Checked {
    problems: { line: number; code: string }[];
    clauses: { id: string; change: string; before: string; after: string }[];
  }
  const check = async (text: string) =>
    (await world.send<Checked>('POST /policy/check', { text }, { session: admin })).body;

  test('is judged with the line of each fault, and compared clause by clause [OT-6] [PD-7]', async () => {
    const good = await check(clause(''));
    expect(good.clauses).toMatchObject([{ id: 'OT-9.9', change: 'new', before: '' }]);
    const bad = await check(clause('    rules: [{ id: OT-9.9/x, kind: no-such-kind }]\n'));
    expect(bad.problems.some((problem) => problem.line === 9)).toBe(true);
    expect((await check('a: [')).problems[0]).toMatchObject({ code: 'BAD_YAML' });
  });
});
