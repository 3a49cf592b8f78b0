import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { compressAnswers } from './compressed.ts';

const rows = Array.from({ length: 200 }, (_, n) => ({ number: `D${n}`, state: 'prepared', carrier: '顺丰' }));
const app = fastify();
compressAnswers(app);
app.get('/long', () => rows);
app.get('/short', () => rows.slice(0, 3));
app.get('/page', (_request, reply) => reply.type('text/html').send(`<p>${'履约'.repeat(5000)}</p>`));

const ask = (url: string, accepted: string, method: 'GET' | 'HEAD' = 'GET') =>
  app.inject({ method, url, headers: { 'accept-encoding': accepted } });

test('a long answer goes out compressed to whoever takes it so, word for word', async () => {
  const answer = await ask('/long', 'gzip, deflate, br');
  expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(JSON.parse(gunzipSync(answer.rawPayload).toString())).toEqual(rows);
  expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
  expect(answer.rawPayload.length).toBeLessThan(JSON.stringify(rows).length / 4);
  expect((await ask('/long', 'gzip', 'HEAD')).headers['content-length']).toBe(answer.headers['content-length']);
});

test.each([
  ['a short answer', '/short', 'gzip'],
  ['what is no JSON', '/page', 'gzip'],
  ['an answer to somebody who takes none', '/long', 'identity'],
  ['an answer to somebody who refuses it', '/long', 'br, gzip;q=0'],
])('%s goes out as it is', async (_what, url, accepted) => {
  const answer = await ask(url, accepted);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-encoding']).toBeUndefined();
});
