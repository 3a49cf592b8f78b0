import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttpWorld, worldPassword, type HttpWorld } from '../../../../test/http.ts';
import { openIdentityProvider, type IdentityProvider, type Visitor } from '../../../../test/identity-provider.ts';

let world: HttpWorld;
let peer: IdentityProvider;
let admin: string;
let providerId: string;

beforeAll(async () => {
  process.env.LUYUE_LOG = 'silent';
  world = await openHttpWorld();
  admin = await world.signIn('admin');
  const input = { name: '集团账号', issuer: 'https://id.example', clientId: 'luyue', clientSecret: 'to be replaced' };
  providerId = (await world.send<{ id: string }>('POST /identity-providers', input, { session: admin })).body.id;
  // Each must know the other's address: Luyue tells where people come back to, then learns where they go.
  peer = await openIdentityProvider([`http://luyue.test/api/sign-in/providers/${providerId}/return`]);
  await change({ issuer: peer.issuer, clientSecret: peer.clientSecret });
  await giveMail('clerk', 'Clerk@Centing.example');
});
afterAll(async () => {
  await peer.close();
  await world.close();
});

type Role = keyof HttpWorld['people'];

async function change(values: object): Promise<void> {
  const { items } = (
    await world.send<{ items: { id: string; rev: number }[] }>('GET /identity-providers', undefined, { session: admin })
  ).body;
  const ifMatch = items.find((one) => one.id === providerId)?.rev;
  const answer = await world.send(`PATCH /identity-providers/${providerId}`, values, { session: admin, ifMatch });
  expect(answer.status).toBe(200);
}

async function giveMail(role: Role, mail: string): Promise<void> {
  const { items } = (
    await world.send<{ items: { id: string; rev: number }[] }>('GET /people', undefined, { session: admin })
  ).body;
  const { id } = world.people[role];
  const ifMatch = items.find((one) => one.id === id)?.rev;
  await world.send(`PATCH /people/${id}`, { mail }, { session: admin, ifMatch });
}

/** As a browser: there, through the provider's page, and back with the cookie. */
async function goThrough(visitor: Visitor, body: object = {}, session?: string) {
  const left = await world.send<{ address: string }>(`POST /sign-in/providers/${providerId}`, body, { session });
  expect(left.status).toBe(200);
  const ticket = /luyue_ticket=([^;]+)/.exec(String(left.headers['set-cookie']))?.[1] ?? '';
  const back = await peer.visit(left.body.address, visitor);
  return { back: new URL(back), ticket, arrive: (other = ticket, url = back) => arrive(url, other, session) };
}

async function arrive(url: string, ticket: string, session?: string) {
  const { pathname, search } = new URL(url);
  const answer = await world.app.inject({
    method: 'GET',
    url: pathname + search,
    headers: { host: 'luyue.test' },
    cookies: { luyue_ticket: ticket, ...(session ? { luyue_session: session } : {}) },
  });
  const cookie = answer.cookies.find((one) => one.name === 'luyue_session')?.value;
  return { status: answer.statusCode, to: answer.headers.location, session: cookie };
}

const me = async (session: string | undefined) =>
  (await world.send<{ account: string; due: string | null }>('GET /me', undefined, { session })).body;

describe('signing in by a provider', () => {
  test('is offered on the sign-in page without its secret, which is stored encrypted [OS-8.3]', async () => {
    const entrance = await world.send<{ providers: unknown[] }>('GET /sign-in');
    expect(entrance.body.providers).toEqual([{ id: providerId, name: '集团账号' }]);
    const rows = await world.kernel.database.query(
      `select row_to_json(p)::text || (select string_agg(convert_from(body, 'UTF8'), '') from journal where chain_id = p.id) as text from identity_providers p`,
    );
    expect(JSON.stringify(rows)).not.toContain(peer.clientSecret);
  });

  test('links by a verified mail once, and is known by the subject from then on [OS-8.3]', async () => {
    const first = await (
      await goThrough({ subject: 'u-1', mail: 'clerk@centing.example' }, { to: '/orders' })
    ).arrive();
    expect(first).toMatchObject({ status: 302, to: '/orders' });
    expect((await me(first.session)).account).toBe('clerk');
    const again = await (await goThrough({ subject: 'u-1', mail: 'changed@centing.example' })).arrive();
    expect((await me(again.session)).account).toBe('clerk');
    const rows = await world.kernel.database.query<{ body: Buffer }>(
      `select body from journal where chain_id = $1 and action = 'people.sign-in' order by seq`,
      [world.people.clerk.id],
    );
    const bodies = rows.map((row) => JSON.parse(row.body.toString()) as { linked?: string });
    expect(bodies.map((one) => one.linked)).toEqual(['mail', undefined]);
  });

  test.each<[string, Visitor]>([
    [
      'a mail that the provider has not verified',
      { subject: 'u-2', mail: 'clerk@centing.example', mailVerified: false },
    ],
    ['a mail that no colleague has', { subject: 'u-3', mail: 'nobody@centing.example' }],
    ['no mail at all', { subject: 'u-4' }],
  ])('lets nobody in for %s, and makes no person [OS-8.3]', async (_case, visitor) => {
    const before = await world.kernel.database.query(`select count(*) from staff`);
    const answer = await (await goThrough(visitor)).arrive();
    expect(answer).toMatchObject({ status: 302, to: '/sign-in?refused=IDENTITY_UNKNOWN', session: undefined });
    expect(await world.kernel.database.query(`select count(*) from staff`)).toEqual(before);
  });

  test('lets nobody in when two colleagues have the mail', async () => {
    await giveMail('checker', 'both@centing.example');
    await giveMail('finance', 'both@centing.example');
    const answer = await (await goThrough({ subject: 'u-5', mail: 'both@centing.example' })).arrive();
    expect(answer.to).toBe('/sign-in?refused=IDENTITY_UNKNOWN');
  });

  test('links no administrator by a mail: an administrator links by hand [OS-8.3]', async () => {
    await giveMail('admin', 'chief@centing.example');
    const answer = await (await goThrough({ subject: 'u-6', mail: 'chief@centing.example' })).arrive();
    expect(answer.to).toBe('/sign-in?refused=IDENTITY_UNKNOWN');
  });

  test('refuses an answer without the ticket, with a changed state, or that comes twice [OS-8.3]', async () => {
    const refused = '/sign-in?refused=PROVIDER_ANSWER_REFUSED';
    const one = await goThrough({ subject: 'u-1' });
    expect((await one.arrive('')).to).toBe(refused);
    const other = await goThrough({ subject: 'u-1' });
    expect((await one.arrive(other.ticket)).to).toBe(refused);
    one.back.searchParams.set('state', 'another');
    expect((await one.arrive(one.ticket, one.back.href)).to).toBe(refused);
    expect((await other.arrive()).to).toBe('/');
    expect((await other.arrive()).to).toBe(refused);
  });

  test('goes only to a page of this system afterwards', async () => {
    const answer = await (await goThrough({ subject: 'u-1' }, { to: '//elsewhere.example/' })).arrive();
    expect(answer.to).toBe('/');
  });

  test('cannot be started by another site’s page', async () => {
    const answer = await world.send(
      `POST /sign-in/providers/${providerId}`,
      {},
      { headers: { origin: 'https://elsewhere.example' } },
    );
    expect(answer).toMatchObject({ status: 403, body: { code: 'ORIGIN_FOREIGN' } });
  });

  test('asks for the own second factor as well, unless the provider answers for it [OS-8.3]', async () => {
    await world.kernel.database.query(
      `insert into second_factors (staff_id, secret_enc, enrolled_at) values ($1, 'x', now())`,
      [world.people.clerk.id],
    );
    await world.kernel.database.query(`update cache_versions set version = version + 1 where name = 'access'`);
    await world.kernel.caches.refresh();
    const own = await (await goThrough({ subject: 'u-1' })).arrive();
    expect((await me(own.session)).due).toBe('code');
    await change({ secondFactor: 'provider' });
    const trusted = await (await goThrough({ subject: 'u-1' })).arrive();
    expect((await me(trusted.session)).due).toBeNull();
  });

  test('is told in words when the provider is down, and refused when it is taken out of use', async () => {
    await change({ issuer: 'http://127.0.0.1:9' });
    expect(await world.send(`POST /sign-in/providers/${providerId}`, {})).toMatchObject({
      status: 502,
      body: { code: 'PROVIDER_FAILED' },
    });
    await change({ issuer: peer.issuer, active: false });
    expect((await world.send(`POST /sign-in/providers/${providerId}`, {})).status).toBe(404);
    await change({ active: true });
  });
});

describe('the own account at a provider', () => {
  test('is linked by who is signed in, belongs to one colleague, and is unlinked again [OS-8.3]', async () => {
    const session = await world.signIn('warehouse');
    const linked = await (await goThrough({ subject: 'u-9' }, { link: true, to: '/settings/own' }, session)).arrive();
    expect(linked.to).toBe('/settings/own');
    const other = await world.signIn('logistics');
    const taken = await (await goThrough({ subject: 'u-9' }, { link: true }, other)).arrive();
    expect(taken.to).toBe('/settings/own?refused=IDENTITY_TAKEN');
    expect((await me((await (await goThrough({ subject: 'u-9' })).arrive()).session)).account).toBe('warehouse');
    const own = await world.send<{ identities: { id: string }[] }>('GET /me/sign-in', undefined, { session });
    const unlink = () => world.send(`POST /me/identities/${own.body.identities[0]?.id}/removal`, {}, { session });
    expect((await Promise.all([unlink(), unlink()])).map((one) => one.status).sort()).toEqual([200, 404]);
    expect((await (await goThrough({ subject: 'u-9' })).arrive()).to).toBe('/sign-in?refused=IDENTITY_UNKNOWN');
  });
});

describe('setting providers up', () => {
  test('needs an encrypted address, is a right, and knows each provider once', async () => {
    const input = { name: '甲', issuer: 'http://id.example', clientId: 'a', clientSecret: 'b' };
    const plain = await world.send<{ issues: { field: string }[] }>('POST /identity-providers', input, {
      session: admin,
    });
    expect(plain.status).toBe(422);
    const clerk = await world.signIn('checker', worldPassword);
    expect((await world.send('POST /identity-providers', input, { session: clerk })).status).toBe(403);
    const { issuer, clientId, clientSecret } = peer;
    const twice = await world.send(
      'POST /identity-providers',
      { name: '乙', issuer, clientId, clientSecret },
      { session: admin },
    );
    expect(twice).toMatchObject({ status: 409, body: { code: 'PROVIDER_KNOWN' } });
  });
});
