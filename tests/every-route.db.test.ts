/**
 * What holds for every route there is: the list is the registry's, so a new route cannot escape. Nobody gets in without
 * sign-in or right, and no input, however malformed, ends in a server fault or leaves a trace. (OS-8.3, CC-7.2)
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionDefinition, QueryDefinition } from '../server/src/kernel/action.ts';
import { verifyJournal } from '../server/src/kernel/verify-journal.ts';
import { buildRegistry } from '../server/src/wire.ts';
import { openHttpWorld, worldPassword, type HttpWorld } from '../server/test/http.ts';
import { sampleInput, spoiledInputs } from '../server/test/sample-input.ts';

type Definition = ActionDefinition | QueryDefinition;

const { actions, queries } = buildRegistry();
const definitions: Definition[] = [...[...actions.values()].filter((one) => !one.internal), ...queries.values()];
const closed = definitions.filter((d) => !d.open).map((d) => [d.name, d] as const);
const named = definitions.map((d) => [d.name, d] as const);
/** Everything about these is refused for other reasons first, or ends what the test needs. */
const masterData = closed.filter(([name]) => /^(company|people|customers|catalog|inventory)\./.test(name));

let world: HttpWorld;
let key: string;
let roleless: string;

beforeAll(async () => {
  process.env.LUYUE_LOG = 'silent';
  world = await openHttpWorld();
  const admin = await world.signIn('admin');
  key = (await world.send<{ token: string }>('POST /keys', { name: '全部', allowed: ['*'] }, { session: admin })).body
    .token;
  await world.send(
    'POST /people',
    { account: 'roleless', name: '无角色', roles: [], password: worldPassword },
    { session: admin },
  );
  roleless = await world.signIn('roleless');
});
afterAll(() => world.close());

/** Fills the route from the input, and sends the rest as query or body. */
function request(definition: Definition, input: Record<string, unknown>): [string, unknown] {
  const rest = { ...input };
  const [method = '', path = ''] = definition.endpoint.route.split(' ');
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    const text = typeof value === 'object' || typeof value === 'boolean' ? JSON.stringify(value) : String(value);
    return encodeURIComponent(text.isWellFormed() && text !== '' ? text : 'x').slice(0, 900);
  });
  if (method !== 'GET') return [`${method} ${filled}`, rest];
  const query = new URLSearchParams(
    Object.entries(rest).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value.slice(0, 900) : JSON.stringify(value),
    ]),
  );
  return [`GET ${filled}?${query.toString()}`, undefined];
}

describe('without sign-in', () => {
  test.each(closed)('%s is refused', async (_name, definition) => {
    const [route, body] = request(definition, sampleInput(definition.endpoint.input));
    expect(await world.send(route, body)).toMatchObject({ status: 401, body: { code: 'SIGN_IN_REQUIRED' } });
  });
});

describe('with a sign-in but without a right', () => {
  test.each(closed)('%s is refused', async (_name, definition) => {
    const [route, body] = request(definition, sampleInput(definition.endpoint.input));
    expect(await world.send(route, body, { session: roleless })).toMatchObject({
      status: 403,
      body: { code: 'RIGHT_MISSING' },
    });
  });
});

describe('with ids of nobody', () => {
  // A product is put at its code, whether it was there or not.
  const withIds = masterData.filter(([name, d]) => d.endpoint.route.includes(':') && name !== 'catalog.put-product');
  test.each(withIds)('%s finds nothing', async (_name, definition) => {
    const [route, body] = request(definition, sampleInput(definition.endpoint.input, false));
    expect(await world.send(route, body, { key, ifMatch: 1 })).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
  });
});

describe('with spoiled input', () => {
  test.each(named)('%s refuses in words and writes nothing', { timeout: 120_000 }, async (name, definition) => {
    const before = await traces();
    for (const input of spoiledInputs(definition.endpoint.input)) {
      const [route, body] = request(definition, input);
      const answer = await world.send<{ code?: string; remedy?: string }>(route, body, {
        key,
        ifMatch: 1,
        address: `10.1.${Math.floor(Math.random() * 250)}.7`,
      });
      expect(answer.status, `${route} ${JSON.stringify(body)?.slice(0, 300)}`).toBeLessThan(500);
      if (answer.status >= 400) expect(answer.body.code).toMatch(/^[A-Z_]+$/);
    }
    if (!mayAccept(name)) expect(await traces()).toEqual(before);
  });

  test.each([
    '[]',
    '"text"',
    '{"a":',
    'null',
    '\u0000',
    '{"a":1}'.repeat(3),
    `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`,
  ])('the body %j is refused', async (payload) => {
    for (const [, definition] of named.filter(([, d]) => !d.endpoint.route.startsWith('GET'))) {
      const [route] = request(definition, sampleInput(definition.endpoint.input));
      const [method, url] = route.split(' ') as ['POST', string];
      const answer = await world.app.inject({
        method,
        url: `/api${url}`,
        payload,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      });
      const harmless = payload === 'null' && answer.statusCode === 200;
      expect(
        harmless || (answer.statusCode >= 400 && answer.statusCode < 500),
        `${route} ${payload.slice(0, 20)} ${answer.statusCode}`,
      ).toBe(true);
    }
  });
});

/** Spoiling an optional field of these may leave something that is allowed, and sign-ins are counted whatever they say. */
function mayAccept(name: string): boolean {
  return /^(entry\.save-draft|(orders|lists)\.export|views\.save|people\.(sign-in|sign-out|set-preferences|create-key|add-staff)|company\.|customers\.add|catalog\.(add|put)-product|settings\.|policy\.|review\.set-)/.test(
    name,
  );
}

async function traces(): Promise<unknown> {
  const [row] = await world.kernel.database.query(
    `select (select count(*) from journal) as entries, (select count(*) from chains) as chains, (select sum(chain_seq) from chains) as steps`,
  );
  return row;
}

test('an address that nobody has is told so', async () => {
  expect(await world.send(`GET /${randomUUID()}`, undefined, { key })).toMatchObject({
    status: 404,
    body: { code: 'ROUTE_UNKNOWN' },
  });
});

test('after all of this every chain of the journal still holds', async () => {
  const { database, secrets, dataFolder } = world.kernel;
  const { broken, ok, entries } = await verifyJournal(database, {
    holders: buildRegistry().chainHolders,
    dataFolder,
    secrets,
  });
  expect({ broken, ok }).toEqual({ broken: undefined, ok: true });
  expect(entries).toBeGreaterThan(100);
});
