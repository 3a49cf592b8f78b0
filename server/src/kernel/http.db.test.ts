import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBareKernel, type BareKernel } from '../../test/bare-kernel.ts';
import type { Problem } from '../../../contract/problem.ts';
import { buildServer } from './http.ts';
import { setSetting } from './settings.ts';
import { byName } from './wiring.ts';

let bare: BareKernel;
let app: FastifyInstance;

beforeAll(async () => {
  bare = await openBareKernel();
  const actors: Record<string, BareKernel['admin']> = { 'Bearer admin': bare.admin, 'Bearer reader': bare.reader };
  app = await buildServer(bare.kernel, {
    authenticate: (_kernel, request) => Promise.resolve(actors[request.headers.authorization ?? '']),
    anonymous: { ...bare.reader, kind: 'customer', permissions: new Map() },
    readiness: [{ name: 'policy', check: () => Promise.resolve(undefined) }],
  });
});
afterAll(async () => {
  await app.close();
  await bare.close();
});

async function journalHead(): Promise<unknown> {
  return bare.asSuperuser(
    'select (select count(*) from journal) as entries, (select count(*) from settings) as settings, array(select chain_seq from chains order by id) as chains',
  );
}

const put = (payload: string | Buffer, more: Partial<InjectOptions> = {}) =>
  app.inject({
    method: 'PUT',
    url: '/api/settings/company.name',
    payload,
    headers: { authorization: 'Bearer admin', 'content-type': 'application/json', ...more.headers },
    ...(more.url ? { url: more.url } : {}),
  });

test('an action and a query answer, with the company’s time and no cache', async () => {
  const done = await put('{"value":"履约"}');
  expect(done.statusCode).toBe(200);
  expect(done.json()).toEqual({ name: 'company.name', value: '履约' });
  expect(done.headers['x-luyue-now']).toMatch(/^\d{4}-/);
  expect(done.headers['cache-control']).toBe('no-store');
  const listed = await app.inject({ method: 'GET', url: '/api/settings', headers: { authorization: 'Bearer reader' } });
  expect(listed.json().settings).toContainEqual({ name: 'company.name', value: '履约' });
});

const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
const bad: [string, string | Buffer, number, string, string?][] = [
  ['malformed JSON', '{"value":', 400, 'BODY_MALFORMED'],
  ['an empty body', '', 400, 'BODY_MALFORMED'],
  ['bytes that are not UTF-8 text of JSON', Buffer.from([0xff, 0xfe, 0x00]), 400, 'BODY_MALFORMED'],
  ['a prototype in disguise', '{"value":"x","__proto__":{"admin":true}}', 400, 'BODY_MALFORMED'],
  ['a NUL character', '{"value":"a\\u0000b"}', 422, 'TEXT_NOT_STORABLE', 'value'],
  ['a lone surrogate', '{"value":"a\\ud800b"}', 422, 'TEXT_NOT_STORABLE', 'value'],
  ['a NUL in a field’s name', '{"value":"a","x\\u0000":1}', 422, 'TEXT_NOT_STORABLE'],
  ['deep nesting', `{"value":${deep}}`, 422, 'BODY_TOO_DEEP'],
  ['very deep nesting', '['.repeat(200_000) + ']'.repeat(200_000), 422, 'BODY_TOO_DEEP'],
  ['a huge body', `{"value":"${'x'.repeat(1_100_000)}"}`, 413, 'BODY_TOO_LARGE'],
  ['a wrong type', '{"value":7}', 422, 'INPUT_INVALID', 'value'],
  ['a missing field', '{}', 422, 'INPUT_INVALID', 'value'],
  ['a value that is too long', `{"value":"${'长'.repeat(201)}"}`, 422, 'INPUT_INVALID', 'value'],
  ['an empty value', '{"value":"  "}', 422, 'INPUT_INVALID', 'value'],
  ['an unknown field', '{"value":"x","colour":"red"}', 422, 'INPUT_INVALID', 'colour'],
  ['an array in place of an object', '[1,2]', 422, 'INPUT_INVALID'],
  ['a number in place of an object', '7', 422, 'INPUT_INVALID'],
  ['null', 'null', 422, 'INPUT_INVALID', 'value'],
];

test.each(bad)('%s is refused at its field and changes nothing', async (_what, payload, status, code, field) => {
  const before = await journalHead();
  const response = await put(payload);
  const problem = response.json<Problem>();
  expect({ status: response.statusCode, code: problem.code, field: problem.field }).toEqual({
    status,
    code,
    field: field ?? problem.field,
  });
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(problem.remedy).not.toBe('');
  expect(await journalHead()).toEqual(before);
});

test.each([
  ['an unknown setting', '/api/settings/nonsense', 422, 'INPUT_INVALID'],
  [
    'an SQL injection as a name',
    `/api/settings/${encodeURIComponent(`x'; drop table journal; --`)}`,
    422,
    'INPUT_INVALID',
  ],
  ['a broken percent escape', '/api/settings/%zz', 404, 'ROUTE_UNKNOWN'],
  ['an unknown address', '/api/nothing', 404, 'ROUTE_UNKNOWN'],
  ['an unknown field in the query', '/api/settings/company.name?extra=1', 422, 'INPUT_INVALID'],
])('%s is refused', async (_what, url, status, code) => {
  const response = await put('{"value":"x"}', { url });
  expect({ status: response.statusCode, code: response.json<Problem>().code }).toEqual({ status, code });
});

test('other content types are refused', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
    const response = await put('value=x', { headers: { 'content-type': type } });
    expect([response.statusCode, response.json<Problem>().code]).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
  }
});

test('bad headers are refused', async () => {
  const key = await put('{"value":"x"}', { headers: { 'idempotency-key': 'x'.repeat(201) } });
  expect(key.json<Problem>()).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_INVALID', field: 'Idempotency-Key' });
  const match = await put('{"value":"x"}', { headers: { 'if-match': 'latest' } });
  expect(match.json<Problem>()).toMatchObject({ status: 428, code: 'IF_MATCH_REQUIRED' });
});

test('nobody, a foreign token and somebody without the right are told apart', async () => {
  const before = await journalHead();
  expect((await put('{"value":"x"}', { headers: { authorization: '' } })).json<Problem>().code).toBe(
    'SIGN_IN_REQUIRED',
  );
  expect((await put('{"value":"x"}', { headers: { authorization: 'Bearer forged' } })).statusCode).toBe(401);
  expect(await journalHead()).toEqual(before);
  const denied = await put('{"value":"x"}', { headers: { authorization: 'Bearer reader', 'accept-language': 'en' } });
  expect(denied.json<Problem>()).toMatchObject({
    status: 403,
    code: 'RIGHT_MISSING',
    title: 'You have no right to do this (Change a company setting)',
  });
});

test('an answer given with a key is given again over HTTP', async () => {
  const headers = { 'idempotency-key': 'over-http' };
  const first = await put('{"value":"一次"}', { headers });
  const again = await put('{"value":"一次"}', { headers });
  expect(again.json()).toEqual(first.json());
  expect((await put('{"value":"两次"}', { headers })).json<Problem>()).toMatchObject({
    status: 422,
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
});

test('the description of the interface is OpenAPI 3.1 and names every route', async () => {
  const document = (await app.inject('/api/openapi.json')).json<{ openapi: string; paths: Record<string, unknown> }>();
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths).sort()).toEqual(['/api/settings', '/api/settings/{name}']);
});

test('health, readiness and metrics tell how it is, by route pattern only', async () => {
  expect((await app.inject('/healthz')).json()).toEqual({ ok: true });
  const ready = await app.inject('/readyz');
  expect(ready.json()).toMatchObject({
    ok: true,
    checks: [{ name: 'database' }, { name: 'migrations' }, { name: 'consumers' }, { name: 'policy' }],
  });
  const metrics = (await app.inject('/metrics')).body;
  expect(metrics).toContain('luyue_http_request_seconds_count{method="PUT",route="/api/settings/:name",status="200"}');
  expect(metrics).toContain('luyue_action_seconds_count{action="settings.set",outcome="done"}');
  expect(metrics).toContain('luyue_refusals_total{code="INPUT_INVALID"}');
  expect(metrics).not.toContain('company.name');
});

test('a consumer that stands still makes the process not ready, and says which', async () => {
  await bare.asSuperuser(
    `insert into consumers (name, stuck, stuck_since) values ('notices', 'event x of version 2 is not known', now() - interval '1 hour')`,
  );
  const ready = await app.inject('/readyz');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toMatchObject({
    ok: false,
    checks: expect.arrayContaining([
      { name: 'consumers', ok: false, why: 'notices: event x of version 2 is not known' },
    ]) as unknown,
  });
  await bare.asSuperuser('delete from consumers');
});

test('a route with a tight limit refuses what comes too often, also with a key', async () => {
  const limited = {
    ...setSetting,
    rateLimit: { max: 2, seconds: 60 },
  } as unknown as typeof bare.kernel.registry.actions extends Map<string, infer A> ? A : never;
  const kernel = { ...bare.kernel, registry: { ...bare.kernel.registry, actions: byName([limited]) } };
  const tight = await buildServer(kernel, { authenticate: () => Promise.resolve(bare.admin), anonymous: bare.reader });
  const ask = () =>
    tight.inject({
      method: 'PUT',
      url: '/api/settings/company.name',
      payload: { value: '限' },
      headers: { authorization: 'Bearer admin' },
    });
  expect([(await ask()).statusCode, (await ask()).statusCode]).toEqual([200, 200]);
  const refused = await ask();
  expect(refused.json<Problem>()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS', params: { seconds: 60 } });
  expect(refused.headers['retry-after']).toBe('60');
  await tight.close();
});

test('an answer names its security headers and lets no other page frame it', async () => {
  const response = await app.inject('/healthz');
  expect(response.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(response.headers['x-content-type-options']).toBe('nosniff');
});
