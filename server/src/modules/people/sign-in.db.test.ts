import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttpWorld, worldPassword, type HttpWorld } from '../../../test/http.ts';
import { accountLimit } from './attempts.ts';
import { forgetOldSignIns } from './forget-sign-ins.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await openHttpWorld();
});
afterAll(() => world.close());

const idOf = (role: keyof HttpWorld['people']): string => world.people[role].id;

describe('signing in', () => {
  test('sets an httpOnly cookie with which the person is known, and nothing of the token is stored [OS-8.3]', async () => {
    const answer = await world.send('POST /sign-in', { account: 'Clerk ', password: worldPassword });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toMatch(/^luyue_session=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
    const me = await world.send<{ account: string; may: string[]; department: string }>('GET /me', undefined, {
      session: answer.session,
    });
    expect(me.body).toMatchObject({ account: 'clerk', department: '订单组' });
    expect(me.body.may).toContain('orders.create');
    const rows = await world.kernel.database.query(
      `select * from sessions where encode(token_hash, 'escape') like $1`,
      [`%${answer.session}%`],
    );
    expect(rows).toEqual([]);
  });

  test('is marked Secure where the request came over https', async () => {
    process.env.LUYUE_TRUST_PROXY = '1';
    const behindProxy = await openHttpWorld();
    const answer = await behindProxy.send(
      'POST /sign-in',
      { account: 'clerk', password: worldPassword },
      { headers: { 'x-forwarded-proto': 'https' } },
    );
    delete process.env.LUYUE_TRUST_PROXY;
    await behindProxy.close();
    expect(answer.headers['set-cookie']).toContain('Secure');
  });

  test('answers the same for a wrong password and for an account that nobody has', async () => {
    const wrong = await world.send('POST /sign-in', { account: 'clerk', password: 'not this one' });
    const nobody = await world.send('POST /sign-in', { account: 'nobody-at-all', password: 'not this one' });
    expect(wrong.status).toBe(401);
    expect(nobody).toMatchObject({ status: wrong.status, body: wrong.body });
  });

  test('puts a failed attempt on the person’s own chain', async () => {
    await world.send('POST /sign-in', { account: 'finance', password: 'not this one' });
    const rows = await world.kernel.database.query<{ body: Buffer }>(
      `select body from journal where chain_id = $1 and action = 'people.sign-in'`,
      [idOf('finance')],
    );
    expect(rows.map((r) => JSON.parse(r.body.toString()) as unknown)).toEqual([{ failed: true }]);
  });

  test('locks an account after too many attempts, also for the right password, and says for how long', async () => {
    for (let n = 0; n < accountLimit.free; n++) {
      const answer = await world.send(
        'POST /sign-in',
        { account: 'operations', password: `guess ${n}` },
        { address: `10.0.0.${n}` },
      );
      expect(answer.status).toBe(401);
    }
    const locked = await world.send<{ code: string; params: { seconds: number } }>('POST /sign-in', {
      account: 'operations',
      password: worldPassword,
    });
    expect(locked).toMatchObject({ status: 429, body: { code: 'SIGN_IN_LOCKED' } });
    expect(locked.body.params.seconds).toBeGreaterThan(1);
  });

  test('lets no more attempts through when they come all at once', async () => {
    const guesses = Array.from({ length: 20 }, (_, n) =>
      world.send('POST /sign-in', { account: 'logistics', password: `guess ${n}` }),
    );
    const statuses = (await Promise.all(guesses)).map((a) => a.status);
    expect(statuses.filter((s) => s === 401)).toHaveLength(accountLimit.free);
    expect(statuses.filter((s) => s === 429)).toHaveLength(20 - accountLimit.free);
  });

  test('locks an address that tries many accounts', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 55; n++) {
      statuses.push(
        (await world.send('POST /sign-in', { account: `guess-${n}`, password: 'guess' }, { address: '10.9.9.9' }))
          .status,
      );
    }
    expect(statuses[0]).toBe(401);
    expect(statuses[54]).toBe(429);
  });

  test('a success lets the account start afresh', async () => {
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < accountLimit.free - 1; n++)
        await world.send('POST /sign-in', { account: 'warehouse', password: 'guess' });
      await world.signIn('warehouse');
    }
  });
});

describe('a session', () => {
  test('ends at sign-out', async () => {
    const session = await world.signIn('checker');
    const out = await world.send('POST /sign-out', {}, { session });
    expect(out.session).toBe('');
    expect((await world.send('GET /me', undefined, { session })).status).toBe(401);
  });

  test('ends when it was idle for half a day, and after a week in any case', async () => {
    const idle = await world.signIn('checker');
    const old = await world.signIn('checker');
    await world.kernel.database.query(
      `update sessions set seen_at = now() - interval '12 hours 1 minute' where token_hash = sha256($1::bytea)`,
      [Buffer.from(idle)],
    );
    await world.kernel.database.query(
      `update sessions set created_at = now() - interval '7 days 1 minute' where token_hash = sha256($1::bytea)`,
      [Buffer.from(old)],
    );
    expect((await world.send('GET /me', undefined, { session: idle })).status).toBe(401);
    expect((await world.send('GET /me', undefined, { session: old })).status).toBe(401);
  });

  test('does not act for a page of another site', async () => {
    const session = await world.signIn('checker');
    const input = { language: 'en' };
    const foreign = await world.send('PUT /me/preferences', input, {
      session,
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'ORIGIN_FOREIGN' } });
    const framed = await world.send('PUT /me/preferences', input, {
      session,
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(framed.status).toBe(403);
    const own = await world.send('PUT /me/preferences', input, { session, headers: { origin: 'http://luyue.test' } });
    expect(own.status).toBe(200);
  });

  test.each(['', 'x', 'lyk_short', "'; drop table sessions; --"])('with the token %j is nobody’s', async (session) => {
    expect((await world.send('GET /me', undefined, { session: encodeURIComponent(session) || 'none' })).status).toBe(
      401,
    );
  });

  test('survives a change of the own password, the others end', async () => {
    const { id } = await world.act<{ id: string }>('people.add-staff', {
      account: 'changer',
      name: '改密',
      roles: ['clerk'],
      password: worldPassword,
    });
    const mine = await world.signIn('changer');
    const other = await world.signIn('changer');
    const wrong = await world.send(
      `PUT /people/${id}/password`,
      { present: 'not it', password: 'Another-one-0815' },
      { session: mine },
    );
    expect(wrong).toMatchObject({ status: 422, body: { code: 'PASSWORD_WRONG', field: 'present' } });
    const changed = await world.send(
      `PUT /people/${id}/password`,
      { present: worldPassword, password: 'Another-one-0815' },
      { session: mine },
    );
    expect(changed.status).toBe(200);
    expect((await world.send('GET /me', undefined, { session: mine })).status).toBe(200);
    expect((await world.send('GET /me', undefined, { session: other })).status).toBe(401);
    expect(
      (await world.send(`PUT /people/${idOf('admin')}/password`, { password: 'Another-one-0815' }, { session: mine }))
        .status,
    ).toBe(404);
  });

  test('that is over for a month is forgotten, one in use is not', async () => {
    const session = await world.signIn('checker');
    await world.kernel.database.query(
      `update sessions set ended_at = now() - interval '31 days' where ended_at is not null`,
    );
    await forgetOldSignIns(world.kernel.database);
    expect(await world.kernel.database.query(`select 1 from sessions where ended_at is not null`)).toEqual([]);
    expect((await world.send('GET /me', undefined, { session })).status).toBe(200);
  });
});
