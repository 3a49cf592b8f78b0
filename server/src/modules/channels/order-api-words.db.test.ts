/** What buyer and seller say through the order API, both ways, against a small real peer: fields of the shop's own, flags, echoes, retries. (OS-2.1, CC-2.4) */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  apiOrder,
  openChannelWorld,
  openPeer,
  secrets,
  told,
  type ChannelWorld,
  type Peer,
} from '../../../test/channel-world.ts';

let world: ChannelWorld;
let peer: Peer;
let shop: string;
let mapped: string;
let status = 200;

beforeAll(async () => {
  world = await openChannelWorld();
  peer = await openPeer(() => ({ status, body: {} }));
  shop = await world.connect('standard', { apiUrl: peer.url });
  mapped = await world.connect('standard', { apiUrl: peer.url, messageField: 'note', remarkField: 'memo' });
});
afterAll(async () => {
  await peer.close();
  await world.close();
});

const later = (minutes: number) => new Date(Date.parse('2026-11-10T01:30:00Z') + minutes * 60_000).toISOString();

async function tell(connection: string, number: string, more: Record<string, unknown> = {}) {
  await world.post('standard', connection, '', told('order.updated', apiOrder(number, more)));
  await world.work();
  return world.find(number);
}

const remark = (orderId: string | undefined, sellerRemark: string, sellerFlag: string) =>
  world.act('orders.remark', { orderId, sellerRemark, sellerFlag }, world.people.clerk);

/** What the peer was told, each proven as its receiver would: over the raw bytes, with the shared secret. */
function heard(): { id: string; type: string; data: Record<string, unknown> }[] {
  const key = Buffer.from(secrets.standard.slice('whsec_'.length), 'base64');
  return peer.asked.map(({ headers, body }) => {
    const [id, at] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
    const proof = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${proof}`);
    return { id, ...(JSON.parse(body) as { type: string; data: Record<string, unknown> }) };
  });
}

test('message, remark and flag come in, go out signed, and coming back are no news [OS-2.1] [CC-2.4]', async () => {
  const said = { buyerMessage: '送前电话', sellerRemark: '老客户', sellerFlag: 'green' };
  const order = await tell(shop, 'W-1', said);
  expect(order).toMatchObject(said);
  await world.sendAll();
  expect(heard()).toEqual([]);
  await remark(order?.id, '老客户，送小样', 'red');
  await world.sendAll();
  const ours = { sellerRemark: '老客户，送小样', sellerFlag: 'red' };
  expect(heard()).toMatchObject([{ type: 'order.remarked', data: { externalNo: 'W-1', ...ours } }]);
  await tell(shop, 'W-1', { ...said, ...ours, updatedAt: later(5) });
  await world.sendAll();
  expect(heard()).toHaveLength(1);
  const theirs = { ...said, sellerRemark: '改约周末', sellerFlag: 'blue', buyerMessage: '周末送' };
  expect(await tell(shop, 'W-1', { ...theirs, updatedAt: later(6) })).toMatchObject(theirs);
  await world.sendAll();
  expect(heard()).toHaveLength(1);
});

test('a message that changes nothing of its own does not take back what we wrote meanwhile [CC-2.4]', async () => {
  const order = await tell(shop, 'W-2', { sellerRemark: '甲' });
  await remark(order?.id, '乙', 'none');
  expect(await tell(shop, 'W-2', { sellerRemark: '甲', buyerMessage: '快', updatedAt: later(5) })).toMatchObject({
    sellerRemark: '乙',
    buyerMessage: '快',
  });
});

test('a peer that is away is told again under the same id, and only the newest remark [CC-2.4] [OS-4.3]', async () => {
  const order = await tell(shop, 'W-3');
  await world.sendAll();
  const before = peer.asked.length;
  status = 503;
  await remark(order?.id, '第一', 'none');
  await world.sendAll();
  await world.kernel.database.query(`update outgoings set next_at = now() where state = 'waiting'`);
  await world.sendAll();
  const tries = heard().slice(before);
  expect(new Set(tries.map((one) => one.id)).size).toBe(1);
  expect(tries.length).toBeGreaterThan(1);
  await remark(order?.id, '第二', 'yellow');
  status = 200;
  await world.kernel.database.query(`update outgoings set next_at = now() where state = 'waiting'`);
  await world.sendAll();
  const last = heard().slice(before + tries.length);
  expect(last.map((one) => one.data)).toEqual([{ externalNo: 'W-3', sellerRemark: '第二', sellerFlag: 'yellow' }]);
});

test('a shop that keeps them in fields of its own is read there, and told there [OS-2.1] [CC-2.4]', async () => {
  const order = await tell(mapped, 'W-4', { note: '放门口', memo: '易碎', buyerMessage: '不看', sellerRemark: '不看' });
  expect(order).toMatchObject({ buyerMessage: '放门口', sellerRemark: '易碎' });
  const before = peer.asked.length;
  await remark(order?.id, '易碎，双层', 'purple');
  await world.sendAll();
  expect(
    heard()
      .slice(before)
      .map((one) => one.data),
  ).toEqual([{ externalNo: 'W-4', memo: '易碎，双层', sellerFlag: 'purple' }]);
});

test('a flag that nobody knows waits for a person, with its field [OS-2.1] [PD-3.1]', async () => {
  expect(await tell(shop, 'W-5', { sellerFlag: 'golden' })).toBeUndefined();
  expect((await world.deliveries(shop)).at(-1)).toMatchObject({
    state: 'waiting',
    faults: [{ code: 'STATE_UNKNOWN', field: 'sellerFlag' }],
  });
});

test('what says not even what it is waits for a person, and is not taken for no news [PD-3.2] [OS-2.1]', async () => {
  const own = await world.connect('standard');
  for (const [id, body] of Object.entries({
    list: '[1,2]',
    bare: '{"data":{}}',
    later: '{"type":"order.sung","data":{}}',
  }))
    await world.post('standard', own, '', body, id);
  await world.work();
  const states = (await world.deliveries(own)).map((one) => [one.external_id, one.state]);
  expect(Object.fromEntries(states)).toMatchObject({ list: 'waiting', bare: 'waiting', later: 'taken' });
});
