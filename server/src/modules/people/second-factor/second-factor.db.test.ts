import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttpWorld, worldPassword, type HttpWorld } from '../../../../test/http.ts';
import { accountLimit } from '../attempts.ts';

let world: HttpWorld;
beforeAll(async () => {
  process.env.LUYUE_LOG = 'silent';
  world = await openHttpWorld();
});
afterAll(() => world.close());

type Role = keyof HttpWorld['people'];

/** Codes of later steps, because each step counts once. */
const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

async function enrol(role: Role) {
  const session = await world.signIn(role);
  const { secret } = (await world.send<{ secret: string }>('POST /me/second-factor', {}, { session })).body;
  const code = codeOf(secret, -1);
  const answer = await world.send<{ recoveryCodes: string[] }>(
    'POST /me/second-factor/confirmation',
    { code },
    { session },
  );
  expect(answer.status).toBe(200);
  return { session, secret, recoveryCodes: answer.body.recoveryCodes };
}

const signIn = (account: string, password = worldPassword) =>
  world.send<{ due: string | null }>('POST /sign-in', { account, password });
const prove = (session: string | undefined, code: string) =>
  world.send<{ code?: string }>('POST /sign-in/second-factor', { code }, { session });

describe('enrolling', () => {
  test('stores neither secret nor recovery codes in clear, and needs a first code [OS-8.3]', async () => {
    const session = await world.signIn('clerk');
    const begun = await world.send<{ secret: string; address: string }>('POST /me/second-factor', {}, { session });
    expect(begun.body.address).toMatch(/^otpauth:\/\/totp\/.*clerk/);
    const wrong = await world.send('POST /me/second-factor/confirmation', { code: '000000' }, { session });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'SECOND_FACTOR_WRONG', field: 'code' } });
    expect((await signIn('clerk')).body.due).toBeNull();
    const code = codeOf(begun.body.secret);
    const right = await world.send<{ recoveryCodes: string[] }>(
      'POST /me/second-factor/confirmation',
      { code },
      { session },
    );
    expect(right.body.recoveryCodes).toHaveLength(10);
    const rows = await world.kernel.database.query(
      `select row_to_json(f)::text || (select string_agg(row_to_json(r)::text, '') from recovery_codes r) as text from second_factors f`,
    );
    const stored = JSON.stringify(rows);
    expect(stored).not.toContain(begun.body.secret);
    expect(stored).not.toContain(right.body.recoveryCodes[0]);
    const again = await world.send('POST /me/second-factor', {}, { session });
    expect(again).toMatchObject({ status: 409, body: { code: 'SECOND_FACTOR_PRESENT' } });
  });

  test('is not for API keys, so that a leaked one cannot lock its owner out', async () => {
    const admin = await world.signIn('admin');
    const { token } = (
      await world.send<{ token: string }>('POST /keys', { name: '全部', allowed: ['*'] }, { session: admin })
    ).body;
    expect(await world.send('POST /me/second-factor', {}, { key: token })).toMatchObject({
      status: 403,
      body: { code: 'RIGHT_MISSING' },
    });
  });
});

describe('signing in with a second factor', () => {
  test('gives a session that serves for nothing but the code, then a new one [OS-8.3]', async () => {
    const { secret } = await enrol('checker');
    const first = await signIn('checker');
    expect(first.body.due).toBe('code');
    expect(await world.send('GET /orders', undefined, { session: first.session })).toMatchObject({
      status: 403,
      body: { code: 'SECOND_FACTOR_DUE' },
    });
    const proven = await prove(first.session, codeOf(secret));
    expect(proven.status).toBe(200);
    expect(proven.session).not.toBe(first.session);
    expect((await world.send('GET /orders', undefined, { session: proven.session })).status).toBe(200);
    expect((await world.send('GET /me', undefined, { session: first.session })).status).toBe(401);
  });

  test('refuses a code in the step in which it was used, also when two send it at once [OS-8.3]', async () => {
    const { secret } = await enrol('warehouse');
    const code = codeOf(secret);
    const sessions = [(await signIn('warehouse')).session, (await signIn('warehouse')).session];
    const answers = await Promise.all(sessions.map((session) => prove(session, code)));
    expect(answers.map((one) => one.status).sort()).toEqual([200, 422]);
    expect(await prove((await signIn('warehouse')).session, code)).toMatchObject({
      status: 422,
      body: { code: 'SECOND_FACTOR_WRONG' },
    });
  });

  test('takes each recovery code once [OS-8.3]', async () => {
    const { recoveryCodes } = await enrol('logistics');
    const code = recoveryCodes[3]?.toLowerCase().replaceAll('-', ' ') ?? '';
    expect((await prove((await signIn('logistics')).session, code)).status).toBe(200);
    const second = await signIn('logistics');
    expect((await prove(second.session, code)).status).toBe(422);
    const other = await prove(second.session, recoveryCodes[4] ?? '');
    expect(other.status).toBe(200);
    const left = await world.send<{ factor: { recoveryCodesLeft: number } }>('GET /me/sign-in', undefined, {
      session: other.session,
    });
    expect(left.body.factor.recoveryCodesLeft).toBe(8);
  });

  test('counts wrong codes with wrong passwords, and a right password does not start them afresh [OS-8.3]', async () => {
    const { secret } = await enrol('finance');
    const statuses: number[] = [];
    for (let n = 0; n < accountLimit.free; n++) {
      const { session, status } = await signIn('finance');
      if (status === 200) statuses.push((await prove(session, '000000')).status);
      else statuses.push(status);
    }
    expect(statuses).toContain(429);
    expect((await signIn('finance')).status).toBe(429);
    const failed = await world.kernel.database.query<{ body: Buffer }>(
      `select body from journal where chain_id = $1 and action = 'people.sign-in'`,
      [world.people.finance.id],
    );
    expect(failed.map((row) => row.body.toString())).toContain('{"failed":true}');
    expect(secret).toBeTruthy();
  });
});

describe('a second factor that is gone', () => {
  test('is reset by an administrator with a reason on the person’s chain, and all sessions end [OS-8.3] [CC-7.2]', async () => {
    const { session } = await enrol('operations');
    const admin = await world.signIn('admin');
    const staffId = world.people.operations.id;
    const refused = await world.send(
      `POST /people/${staffId}/second-factor-reset`,
      { reason: '手机丢失' },
      { session },
    );
    expect(refused).toMatchObject({ status: 403, body: { code: 'RIGHT_MISSING' } });
    const both = await Promise.all(
      [1, 2].map(() =>
        world.send(`POST /people/${staffId}/second-factor-reset`, { reason: '手机丢失' }, { session: admin }),
      ),
    );
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
    expect((await world.send('GET /me', undefined, { session })).status).toBe(401);
    expect((await signIn('operations')).body.due).toBeNull();
    const rows = await world.kernel.database.query<{ body: Buffer }>(
      `select body from journal where chain_id = $1 and action = 'people.reset-factor'`,
      [staffId],
    );
    expect(rows.map((row) => JSON.parse(row.body.toString()) as unknown)).toEqual([
      { denied: true },
      { reason: '手机丢失' },
    ]);
  });

  test('is taken off by its owner with a code, and recovery codes are replaced with one', async () => {
    const { session, secret, recoveryCodes } = await enrol('operations');
    const renewed = await world.send<{ recoveryCodes: string[] }>(
      'POST /me/second-factor/recovery-codes',
      { code: recoveryCodes[0] },
      { session },
    );
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect(renewed.body.recoveryCodes).not.toContain(recoveryCodes[1]);
    const old = await world.send('POST /me/second-factor/removal', { code: recoveryCodes[1] }, { session });
    expect(old.status).toBe(422);
    const removed = await world.send('POST /me/second-factor/removal', { code: codeOf(secret) }, { session });
    expect(removed.status).toBe(200);
    const absent = await world.send('POST /me/second-factor/removal', { code: codeOf(secret, 1) }, { session });
    expect(absent).toMatchObject({ status: 409, body: { code: 'SECOND_FACTOR_ABSENT' } });
  });
});

test('a role that must have a second factor gets nothing done before it is enrolled [OS-8.3]', async () => {
  const admin = await world.signIn('admin');
  const session = await world.signIn('operations');
  const name = 'security.secondFactorRoles';
  const bad = await world.send(`PUT /settings/${name}`, { value: 'operations,nobody' }, { session: admin });
  expect(bad.status).toBe(422);
  await world.send(`PUT /settings/${name}`, { value: 'operations' }, { session: admin });
  await world.kernel.caches.refresh();
  const orders = () => world.send('GET /orders', undefined, { session });
  expect(await orders()).toMatchObject({ status: 403, body: { code: 'SECOND_FACTOR_DUE' } });
  expect((await signIn('operations')).body.due).toBe('enrolment');
  const { secret } = (await world.send<{ secret: string }>('POST /me/second-factor', {}, { session })).body;
  await world.send('POST /me/second-factor/confirmation', { code: codeOf(secret) }, { session });
  await world.kernel.caches.refresh();
  expect((await orders()).status).toBe(200);
  await world.send(`PUT /settings/${name}`, { value: '' }, { session: admin });
});

describe('the own sessions', () => {
  test('are listed by browser and system, and ended one by one or all but this one [OS-8.3] [CC-7.2]', async () => {
    await world.send('POST /sign-in', { account: 'admin', password: worldPassword });
    const headers = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36' };
    const here = (await world.send('POST /sign-in', { account: 'admin', password: worldPassword }, { headers }))
      .session;
    interface Listed {
      sessions: { id: string; agent: string; current: boolean }[];
    }
    const list = async () => (await world.send<Listed>('GET /me/sign-in', undefined, { session: here })).body.sessions;
    const before = await list();
    expect(before.find((one) => one.current)?.agent).toBe('Chrome · Windows');
    const other = before.find((one) => !one.current)?.id ?? '';
    const end = () => world.send(`POST /me/sessions/${other}/end`, {}, { session: here });
    expect((await Promise.all([end(), end()])).map((one) => one.status).sort()).toEqual([200, 404]);
    const clerk = await world.signIn('clerk').catch(() => undefined);
    expect(clerk).toBeDefined();
    expect(
      (await world.send(`POST /me/sessions/${before.find((one) => one.current)?.id}/end`, {}, { session: clerk }))
        .status,
    ).not.toBe(200);
    const ended = await world.send<{ ended: number }>('POST /me/sessions/end-others', {}, { session: here });
    expect(ended.body.ended).toBe(before.length - 2);
    expect(await list()).toHaveLength(1);
  });
});
