import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBareKernel, type BareKernel } from '../../test/bare-kernel.ts';
import type { Actor } from './access.ts';
import { isAfter, positionOf } from './events-stream.ts';
import { buildServer } from './http.ts';
import { runAction } from './run-action.ts';
import { setSetting, settingsChainId } from './settings.ts';

let bare: BareKernel;
let app: FastifyInstance;
let address: string;

beforeAll(async () => {
  bare = await openBareKernel();
  const without: Actor = { ...bare.reader, permissions: new Map() };
  const elsewhere: Actor = { ...bare.admin, shopIds: ['other'], permissions: new Map([['settings.list', 'shop']]) };
  const actors: Record<string, Actor> = { admin: bare.admin, reader: bare.reader, without, elsewhere };
  app = await buildServer(bare.kernel, {
    authenticate: (_kernel, request) => Promise.resolve(actors[String(request.headers.authorization)]),
    anonymous: { ...without, kind: 'customer' },
    streams: [
      {
        actions: 'settings.*',
        permission: 'settings.list',
        rows: (_kernel, ids) => Promise.resolve(new Map(ids.map((id) => [id, { shopId: 'ours' }]))),
      },
    ],
  });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await bare.close();
});

interface Line {
  next(): Promise<{ id?: string; event?: string; data: Record<string, string> }>;
  close(): void;
}

async function listen(who: string, lastEventId?: string): Promise<Line> {
  const ending = new AbortController();
  const response = await fetch(`${address}/api/events`, {
    headers: { authorization: who, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
    signal: ending.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next: Line['next'] = async () => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = (await reader?.read()) ?? { value: '', done: true };
        if (done) throw new Error('the line ended');
        text += value;
        continue;
      }
      const fields = Object.fromEntries(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      text = text.slice(end + 2);
      if (fields.data) return { ...fields, data: JSON.parse(fields.data) as Record<string, string> };
    }
  };
  expect((await next()).event).toBe('heartbeat');
  return { next, close: () => ending.abort() };
}

const change = (value: string) => runAction(bare.kernel, setSetting, { name: 'company.name', value }, bare.admin);

test('what happened is told to those who may see it, by words and ids only', async () => {
  const lines = await Promise.all([listen('admin'), listen('reader')]);
  await change('看不见');
  for (const line of lines) {
    const told = await line.next();
    expect(told.data).toMatchObject({ topic: 'setting.changed', action: 'settings.set', chainId: settingsChainId });
    expect(JSON.stringify(told)).not.toContain('看不见');
    line.close();
  }
});

test('nothing is told to those without the right or of another scope', async () => {
  const [without, elsewhere, admin] = await Promise.all([listen('without'), listen('elsewhere'), listen('admin')]);
  await change('一');
  await admin.next();
  const nothing = Symbol('nothing');
  const soon = new Promise((resolve) => setTimeout(() => resolve(nothing), 300));
  expect(await Promise.race([without.next(), elsewhere.next(), soon])).toBe(nothing);
  for (const line of [without, elsewhere, admin]) line.close();
});

test('a line that was cut goes on where it ended', async () => {
  const first = await listen('admin');
  await change('断前');
  const last = await first.next();
  first.close();
  await change('断后甲');
  await change('断后乙');
  const again = await listen('admin', last.id);
  const ids = [(await again.next()).id, (await again.next()).id];
  expect(
    ids.every((id) => isAfter(positionOf(id) ?? { xid: '0', id: '' }, positionOf(last.id) ?? { xid: '0', id: '' })),
  ).toBe(true);
  await change('接着');
  const newest = await again.next();
  expect(isAfter(positionOf(newest.id) ?? { xid: '0', id: '' }, positionOf(ids[1]) ?? { xid: '0', id: '' })).toBe(true);
  again.close();
});

test('nobody listens without signing in, and a nonsense position is passed over', async () => {
  expect((await fetch(`${address}/api/events`)).status).toBe(401);
  const line = await listen('admin', 'nonsense');
  line.close();
});
