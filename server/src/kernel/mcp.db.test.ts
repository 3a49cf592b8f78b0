import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorWith, openBareKernel, type BareKernel } from '../../test/bare-kernel.ts';
import type { Actor } from './access.ts';
import { buildServer } from './http.ts';

let bare: BareKernel;
let app: FastifyInstance;
let address: string;
let admin: Actor;
let reader: Actor;

beforeAll(async () => {
  bare = await openBareKernel();
  admin = actorWith(bare.kernel.registry, 'admin', 'key');
  reader = actorWith(bare.kernel.registry, 'clerk', 'key');
  const actors: Record<string, Actor> = { 'Bearer admin': admin, 'Bearer reader': reader };
  app = await buildServer(bare.kernel, {
    authenticate: (_kernel, request) => Promise.resolve(actors[request.headers.authorization ?? '']),
    anonymous: { ...admin, kind: 'customer', permissions: new Map() },
  });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await bare.close();
});

async function connect(token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(`${address}/api/mcp`), {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  });
  await client.connect(transport);
  return client;
}

const textOf = (result: Awaited<ReturnType<Client['callTool']>>) =>
  JSON.parse((result.content as { text: string }[])[0]?.text ?? '') as unknown;

const entriesOf = (actor: Actor) =>
  bare.kernel.database.query<{ action: string; body: Buffer }>(
    'select action, body from journal where actor = $1 order by id',
    [`key:${actor.id}`],
  );

test('a key sees the tools that it may use, with names that the protocol allows', async () => {
  const [all, few] = [await connect('admin'), await connect('reader')];
  const tools = (await all.listTools()).tools;
  expect(tools.map((tool) => tool.name).sort()).toEqual(['settings_list', 'settings_set']);
  expect(tools.find((tool) => tool.name === 'settings_set')?.inputSchema).toMatchObject({
    type: 'object',
    required: ['name', 'value'],
  });
  expect((await few.listTools()).tools.map((tool) => tool.name)).toEqual(['settings_list']);
  await all.close();
  await few.close();
});

test('an allowed action is done and a forbidden one refused in words, and both are in the journal', async () => {
  const [all, few] = [await connect('admin'), await connect('reader')];
  expect(
    textOf(await all.callTool({ name: 'settings_set', arguments: { name: 'company.name', value: '助手' } })),
  ).toEqual({ name: 'company.name', value: '助手' });
  const denied = await few.callTool({ name: 'settings_set', arguments: { name: 'company.name', value: '不许' } });
  expect(denied.isError).toBe(true);
  expect(textOf(denied)).toMatchObject({
    code: 'RIGHT_MISSING',
    en: expect.stringContaining('no right to do this') as unknown,
  });
  expect(await entriesOf(admin)).toMatchObject([{ action: 'settings.set' }]);
  const [entry] = await entriesOf(reader);
  expect([entry?.action, JSON.parse(String(entry?.body))]).toEqual(['settings.set', { denied: true }]);
  await all.close();
  await few.close();
});

test('wrong arguments are told field by field, an unknown tool is an error', async () => {
  const client = await connect('admin');
  const wrong = await client.callTool({
    name: 'settings_set',
    arguments: { name: 'company.currency', value: 'yuan', more: 1 },
  });
  expect(textOf(wrong)).toMatchObject({ code: 'INPUT_INVALID', issues: [{ field: 'more' }] });
  await expect(client.callTool({ name: 'nonsense' })).rejects.toThrow('There is no tool nonsense');
  await client.close();
});

test('nobody is let in without a key', async () => {
  await expect(connect('forged')).rejects.toThrow();
});
