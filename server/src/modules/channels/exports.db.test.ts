/** The files of connections and of what is told back: whole lists, by the filters of their pages, without keys and secrets. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiOrder, openChannelWorld, secrets, told, type ChannelWorld } from '../../../test/channel-world.ts';
import { newId } from '../../kernel/ids.ts';

let world: ChannelWorld;
let session: string;
const shops: string[] = [];

beforeAll(async () => {
  world = await openChannelWorld();
  for (const kind of ['standard', 'douyin'] as const) shops.push(await world.connect(kind));
  session = await world.signIn('admin');
});
afterAll(() => world.close());

async function rowsOf(list: string, filter: object = {}): Promise<string[]> {
  const asked = await world.send<{ exportId: string }>(
    `POST /lists/${list}/exports`,
    { filter, format: 'csv' },
    { session },
  );
  const url = `/api/exports/${asked.body.exportId}/file`;
  const file = await world.app.inject({ url, cookies: { luyue_session: session } });
  expect(file.statusCode).toBe(200);
  return file.body.trim().split('\r\n').slice(1);
}

test('the connections are one row each, with their health and without what proves them [OS-2.1] [OS-8.3]', async () => {
  await world.post('standard', shops[0] ?? '', '', told('order.created', { ...apiOrder('EX-1'), currency: 'XYZ' }));
  await world.work();
  const rows = await rowsOf('connections');
  expect(rows).toHaveLength(2);
  expect(rows.find((row) => row.includes('standard'))?.split(',')[6]).toBe('1');
  for (const secret of Object.values(secrets)) expect(rows.join()).not.toContain(secret);
});

test('what is told back is all there, beyond one page, and by the state that is asked for [OS-4.3] [OS-8.3]', async () => {
  const [shop = ''] = shops;
  await world.post('standard', shop, '', told('order.created', apiOrder('EX-2')));
  await world.work();
  const order = await world.find('EX-2');
  await world.act('orders.check', { orderId: order?.id }, world.people.checker);
  await world.act('orders.prepare', { orderId: order?.id }, world.people.warehouse);
  const packed = { orderId: order?.id };
  const { shipmentId } = await world.act<{ shipmentId: string }>('shipments.pack', packed, world.people.warehouse);
  const parcel = { shipmentId, carrier: '百驿快递', waybill: 'BY0000000009' };
  await world.act('shipments.hand-over', parcel, world.people.warehouse);
  await world.sendAll();
  const [first] = await world.outgoings(shop);
  const more = 205;
  for (let n = 0; n < more; n++)
    await world.kernel.database.query(
      `insert into outgoings select (jsonb_populate_record(o, jsonb_build_object('id', $2::text, 'entry_id', $2::text, 'made_at', o.made_at - $3 * interval '1 second', 'state', 'sent', 'fault', null))).*
         from outgoings o where id = $1`,
      [first?.['id'], newId(), n + 1],
    );
  const rows = await rowsOf('outgoings', { connectionId: shop });
  expect(rows).toHaveLength(more + 1);
  expect(rows.every((row) => row.includes('BY0000000009') && row.includes('EX-2'))).toBe(true);
  expect(await rowsOf('outgoings', { state: 'sent', connectionId: shop })).toHaveLength(
    more + (first?.['state'] === 'sent' ? 1 : 0),
  );
  expect(await rowsOf('outgoings', { connectionId: shops[1] })).toEqual([]);
});
