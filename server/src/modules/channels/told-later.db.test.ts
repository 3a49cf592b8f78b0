/** What buyers and platforms think of later: an application that is taken back, an address after the parcel has left, silence. (OS-6.3, PD-3.4, OS-2.1) */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskView } from '../../../../contract/tasks.ts';
import { policyCache } from '../policy/index.ts';
import { isSilent } from './silence.ts';
import { apiOrder, openChannelWorld, told, type ChannelWorld } from '../../../test/channel-world.ts';

let world: ChannelWorld;
let shop: string;

beforeAll(async () => {
  world = await openChannelWorld();
  const shopSettings = { statuses: { 'in-atelier': 'paid' }, payments: { zfb: '支付宝' } };
  shop = await world.connect('standard', shopSettings);
});
afterAll(() => world.close());

let n = 0;
const later = (minutes: number) => new Date(Date.parse('2026-11-10T01:30:00Z') + minutes * 60_000).toISOString();
const post = (type: string, data: unknown) => world.post('standard', shop, '', told(type, data));

async function entered(more: Record<string, unknown> = {}): Promise<{ no: string; id: string }> {
  const no = `LATER-${String(++n).padStart(4, '0')}`;
  await post('order.created', apiOrder(no, more));
  await world.work();
  return { no, id: (await world.find(no))?.id ?? '' };
}

const openHolds = async (no: string) => (await world.find(no))?.holds.filter((hold) => hold.releasedAt === null) ?? [];
const refund = (type: 'requested' | 'withdrawn' | 'refused', no: string, minutes: number) =>
  post(`order.refund_${type}`, { externalNo: no, updatedAt: later(minutes), lines: [] });

describe('an application for a refund that is taken back', () => {
  test('lifts the hold that it made, and the goods go on [OS-6.3] [PD-3.4]', async () => {
    const { no, id } = await entered();
    await refund('requested', no, 3);
    await world.work();
    expect(await openHolds(no)).toHaveLength(1);
    await refund('withdrawn', no, 4);
    await world.work();
    expect(await openHolds(no)).toEqual([]);
    await world.act('orders.check', { orderId: id }, world.people.checker);
    expect((await world.find(no))?.stage).toBe('checked');
  });

  test('and one that we refused lifts it too, told by a message or by the whole order; asked anew it holds again [OS-6.3] [PD-3.4]', async () => {
    const { no } = await entered();
    await refund('requested', no, 3);
    await refund('refused', no, 4);
    await world.work();
    expect(await openHolds(no)).toEqual([]);
    await refund('requested', no, 5);
    await world.work();
    expect(await openHolds(no)).toHaveLength(1);
    await post('order.updated', apiOrder(no, { updatedAt: later(6), refund: 'refused' }));
    await world.work();
    expect(await openHolds(no)).toEqual([]);
  });

  test('leaves the hold to a person who took it over, and the history says so [OS-6.3] [PD-3.4]', async () => {
    const { no, id } = await entered();
    await refund('requested', no, 3);
    await world.work();
    const { items } = await world.ask<{ items: TaskView[] }>(
      'tasks.inbox',
      { tab: 'department', kind: 'hold', limit: 200 },
      world.people.clerk,
    );
    const task = items.find((one) => one.subject.id === id);
    await world.act('tasks.take', { taskId: task?.id }, world.people.clerk);
    await refund('withdrawn', no, 4);
    await world.work();
    expect(await openHolds(no)).toHaveLength(1);
    const timeline = await world.ask<{ items: { details: Record<string, unknown> }[] }>(
      'orders.timeline',
      { orderId: id },
      world.people.operations,
    );
    expect(timeline.items.map((one) => one.details['refundWithdrawn'])).toContain('kept');
  });

  test('is not asked for again by the older message that comes after it [OS-2.1]', async () => {
    const { no } = await entered();
    await refund('withdrawn', no, 9);
    await world.work();
    await refund('requested', no, 3);
    await world.work();
    expect(await openHolds(no)).toEqual([]);
    await refund('requested', no, 12);
    await world.work();
    expect(await openHolds(no)).toHaveLength(1);
  });
});

describe('a new address after the parcel has left', () => {
  const moved = { name: '李小满', phone: '13800001234', city: '深圳市', district: '南山区', detail: '新路 2 号' };

  test('is work of logistics, told plainly, with what carriers say of the place [OS-6.3] [PD-3.4]', async () => {
    for (const [province, days] of [
      ['浙江省', 1],
      ['广东省', 3],
    ] as const)
      await world.act('review.set-reach', { carrier: '百驿快递', province, days, firstCost: 600, moreCost: 150 });
    const { no, id } = await entered();
    await world.act('orders.check', { orderId: id }, world.people.checker);
    await world.act('orders.prepare', { orderId: id }, world.people.warehouse);
    const pack = { orderId: id };
    const { shipmentId } = await world.act<{ shipmentId: string }>('shipments.pack', pack, world.people.warehouse);
    const handOver = { shipmentId, carrier: '百驿快递', waybill: 'BY0000000777' };
    await world.act('shipments.hand-over', handOver, world.people.warehouse);
    await post('order.updated', apiOrder(no, { updatedAt: later(50), receiver: { ...moved, province: '广东省' } }));
    await world.work();
    const work = () =>
      world.kernel.database.query<{ state: string; code: string }>(
        `select t.state, d.code from tasks t join departments d on d.id = t.department_id where t.order_id = $1 and t.kind = 'reroute'`,
        [id],
      );
    expect(await work()).toEqual([{ state: 'open', code: 'logistics' }]);
    const { items } = await world.ask<{ items: { id: string; findings: { code: string; params: object }[] }[] }>(
      'platforms.address-requests',
      { orderId: id },
      world.people.clerk,
    );
    const codes = items[0]?.findings.map((one) => one.code);
    expect(items[0]).toMatchObject({ parcels: [{ carrier: '百驿快递', waybill: 'BY0000000777' }] });
    const look = { requestId: items[0]?.id, reason: '向承运商申请转寄' };
    expect(await world.act('platforms.reveal-address', look, world.people.logistics)).toEqual({
      name: '李小满',
      phone: '13800001234',
      address: '广东省 深圳市 南山区 新路 2 号',
    });
    const looks = await world.kernel.database.query(
      `select fields from access_log where subject_id = $1 and action = 'platforms.reveal-address'`,
      [id],
    );
    expect(looks).toHaveLength(1);
    expect(codes).toContain('ALREADY_SHIPPED');
    expect(items[0]?.findings).toContainEqual({ code: 'SLOWER', params: { before: 1, after: 3 } });
    const refuse = { requestId: items[0]?.id, reason: '承运商已派送，无法转寄' };
    await world.act('platforms.refuse-address', refuse, world.people.clerk);
    expect(await work()).toMatchObject([{ state: 'done' }]);
  });

  test('to where no carrier goes says so [OS-6.3]', async () => {
    const { no, id } = await entered();
    await post('order.updated', apiOrder(no, { updatedAt: later(50), receiver: { ...moved, province: '青海省' } }));
    await world.work();
    const { items } = await world.ask<{ items: { findings: { code: string }[] }[] }>(
      'platforms.address-requests',
      { orderId: id },
      world.people.clerk,
    );
    expect(items[0]?.findings.map((one) => one.code)).toContain('NOT_REACHED');
  });
});

test('a status word and a way of paying of the shop’s own are what its settings say [OS-2.1] [OS-2.2]', async () => {
  const { no } = await entered({ status: 'in-atelier', paidBy: 'zfb' });
  expect(await world.find(no)).toMatchObject({ stage: 'entered', payments: [{ method: '支付宝' }] });
});

test('a shop is silent after as long as the policy says for its platform [OS-2.1]', async () => {
  const { value: policy } = await world.kernel.caches.get(policyCache);
  const now = world.clock.now();
  const isSilentFor = (hours: number, kind: string) => isSilent(policy, kind, now.getTime() - hours * 3_600_000, now);
  expect([isSilentFor(11, 'douyin'), isSilentFor(13, 'douyin')]).toEqual([false, true]);
  expect([isSilentFor(13, 'woocommerce'), isSilentFor(49, 'woocommerce')]).toEqual([false, true]);
});
