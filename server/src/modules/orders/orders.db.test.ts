/** An order from entered to closed by the real actions, and what may not happen on the way. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../../../../contract/orders.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const receiver = {
  name: '李小满',
  phone: '13800001234',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '测试路 1 号',
};

function newOrder(more: Record<string, unknown> = {}) {
  return {
    shopId: world.shopId,
    channel: 'platform',
    receiver,
    lines: [
      { sku: 'BWB500-WH', quantity: '2' },
      { sku: 'GJ3-01', quantity: '1' },
    ],
    ...more,
  };
}

interface Ref {
  id: string;
  number: string;
  rev: number;
  stage: string;
  total: number;
}

const enter = (more: Record<string, unknown> = {}) =>
  world.act<Ref>('orders.create', newOrder(more), world.people.clerk);
const see = (orderId: string) => world.ask<OrderView>('orders.get', { orderId }, world.people.checker);
const pay = (orderId: string, amount: number) =>
  world.act(
    'payments.record',
    { orderId, amount, occurredAt: world.clock.now().toISOString(), method: '抖音支付' },
    world.people.finance,
  );

async function refusalOf(run: Promise<unknown>): Promise<Refusal> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('an order', () => {
  test('goes from entered to closed, its clocks running meanwhile [OT-3.1] [PD-3.1] [CC-2.3] [CC-2.5]', async () => {
    const order = await enter();
    expect(order.number).toMatch(/^SO20261110-\d{6}$/);
    expect(order.total).toBe(2 * 7900 + 32900);
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await pay(order.id, order.total);
    let view = await see(order.id);
    expect(view.isPaid).toBe(true);
    const prepare = view.clocks.find((c) => c.rule === 'OT-3.1/prepare-normal');
    const ship = view.clocks.find((c) => c.rule === 'OT-3.1/ship-normal');
    expect(Date.parse(prepare?.dueAt ?? '') - Date.parse(prepare?.startedAt ?? '')).toBe(24 * 3_600_000);
    expect(Date.parse(ship?.dueAt ?? '') - Date.parse(ship?.startedAt ?? '')).toBe(48 * 3_600_000);
    await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
    const packed = await world.act<{ shipmentId: string; stage: string }>(
      'shipments.pack',
      { orderId: order.id },
      world.people.warehouse,
    );
    expect(packed.stage).toBe('prepared');
    const handed = await world.act<{ stage: string }>(
      'shipments.hand-over',
      { shipmentId: packed.shipmentId, carrier: '百驿快递', waybill: 'BY0000000001' },
      world.people.warehouse,
    );
    expect(handed.stage).toBe('shipped');
    const delivered = await world.act<{ stage: string }>(
      'shipments.deliver',
      { shipmentId: packed.shipmentId },
      world.people.logistics,
    );
    expect(delivered.stage).toBe('delivered');
    await world.act('orders.accept', { orderId: order.id }, world.people.clerk);
    await world.act('orders.close', { orderId: order.id }, world.people.clerk);
    view = await see(order.id);
    expect(view.stage).toBe('closed');
    expect(view.clocks.filter((c) => c.rule.startsWith('OT-3.1')).map((c) => c.state)).toEqual(['met', 'met']);
    const history = await world.ask<{ items: { action: string; clause: string }[]; verified: { ok: boolean } }>(
      'orders.timeline',
      { orderId: order.id },
      world.people.checker,
    );
    expect(history.verified.ok).toBe(true);
    expect(history.items.map((i) => i.action)).toContain('shipments.hand-over');
    expect(history.items.every((i) => /@\d+$/.test(i.clause))).toBe(true);
  });

  test('is not checked by the one who entered it [CC-2.3]', async () => {
    const order = await enter();
    expect(
      (
        await refusalOf(
          world.act(
            'orders.check',
            { orderId: order.id },
            { ...world.people.clerk, permissions: world.people.admin.permissions },
          ),
        )
      ).code,
    ).toBe('CHECKER_ENTERED_IT');
    const { actions } = await world.ask<{ actions: { action: string; refusal: { code: string } | null }[] }>(
      'orders.get',
      { orderId: order.id },
      world.people.clerk,
    );
    expect(actions.find((one) => one.action === 'orders.check')?.refusal?.code).toBe('CHECKER_ENTERED_IT');
  });

  test('checked twice at once is checked once [CC-2.3]', async () => {
    const order = await enter();
    const both = await Promise.allSettled(
      [1, 2].map(() => world.act('orders.check', { orderId: order.id }, world.people.checker)),
    );
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  });

  test('answers the same under one idempotency key, and refuses another body under it', async () => {
    const options = { idempotencyKey: 'k-1' };
    const first = await world.act<Ref>(
      'orders.create',
      newOrder({ externalNo: '6900000000000000001' }),
      world.people.clerk,
      options,
    );
    const again = await world.act<Ref>(
      'orders.create',
      newOrder({ externalNo: '6900000000000000001' }),
      world.people.clerk,
      options,
    );
    expect(again).toEqual(first);
    expect((await refusalOf(world.act('orders.create', newOrder(), world.people.clerk, options))).code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  test('asked back before shipping is stopped at once: the parcel is refused until the hold is lifted [PD-3.4] [OS-6.3]', async () => {
    const order = await enter();
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await pay(order.id, order.total);
    await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
    const { holdId } = await world.act<{ holdId: string }>(
      'orders.hold',
      { orderId: order.id, kind: 'refund', reason: '买家申请退款' },
      world.people.clerk,
    );
    expect((await refusalOf(world.act('shipments.pack', { orderId: order.id }, world.people.warehouse))).code).toBe(
      'ORDER_HELD',
    );
    await world.act('orders.release', { orderId: order.id, holdId, reason: '买家撤回' }, world.people.clerk);
    expect(
      (await world.act<{ stage: string }>('shipments.pack', { orderId: order.id }, world.people.warehouse)).stage,
    ).toBe('prepared');
  });

  test('paid too late in part stays where it is; unpaid it is not prepared', async () => {
    const order = await enter();
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await pay(order.id, 100);
    expect((await refusalOf(world.act('orders.prepare', { orderId: order.id }, world.people.warehouse))).code).toBe(
      'ORDER_UNPAID',
    );
    expect((await refusalOf(pay(order.id, order.total))).code).toBe('PAID_TOO_MUCH');
  });

  test('is corrected with before and after, only by who saw the newest revision [PD-3.2]', async () => {
    const order = await enter();
    const correction = { orderId: order.id, receiver: { phone: '13900005678' }, reason: '录错号码' };
    expect((await refusalOf(world.act('orders.correct', correction, world.people.clerk))).code).toBe(
      'IF_MATCH_REQUIRED',
    );
    const corrected = await world.act<Ref>('orders.correct', correction, world.people.clerk, { ifMatch: 1 });
    expect(corrected.rev).toBe(2);
    expect((await refusalOf(world.act('orders.correct', correction, world.people.clerk, { ifMatch: 1 }))).code).toBe(
      'IF_MATCH_FAILED',
    );
    expect((await see(order.id)).receiver.phoneMask).toBe('139****5678');
    const found = await world.ask<{ items: { id: string }[] }>(
      'orders.search',
      { text: '13900005678' },
      world.people.checker,
    );
    expect(found.items.map((i) => i.id)).toContain(order.id);
    const old = await world.ask<{ items: { id: string }[] }>(
      'orders.search',
      { text: '13800001234' },
      world.people.checker,
    );
    expect(old.items.map((i) => i.id)).not.toContain(order.id);
  });

  test('is packed and shipped in parts; the stage follows the slowest line', async () => {
    const order = await enter();
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await pay(order.id, order.total);
    await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
    const [first] = (await see(order.id)).lines;
    const part = await world.act<{ stage: string; shipmentId: string }>(
      'shipments.pack',
      { orderId: order.id, lines: [{ lineId: first?.id, quantity: '1' }] },
      world.people.warehouse,
    );
    expect(part.stage).toBe('preparing');
    const out = await world.act<{ stage: string }>(
      'shipments.hand-over',
      { shipmentId: part.shipmentId, carrier: '百驿快递', waybill: 'BY0000000002' },
      world.people.warehouse,
    );
    expect(out.stage).toBe('preparing');
    const rest = await world.act<{ stage: string; shipmentId: string }>(
      'shipments.pack',
      { orderId: order.id },
      world.people.warehouse,
    );
    expect(rest.stage).toBe('prepared');
    expect(
      (
        await world.act<{ stage: string }>(
          'shipments.hand-over',
          { shipmentId: rest.shipmentId, carrier: '百驿快递', waybill: 'BY0000000002' },
          world.people.warehouse,
        )
      ).stage,
    ).toBe('shipped');
    const byWaybill = await world.ask<{ items: { id: string }[] }>(
      'orders.search',
      { text: 'BY0000000002' },
      world.people.checker,
    );
    expect(byWaybill.items.map((i) => i.id)).toEqual([order.id]);
  });

  test('is found in its queue and counted there', async () => {
    const order = await enter({ externalNo: '6900000000000000777' });
    const list = await world.ask<{ items: { id: string }[] }>(
      'orders.list',
      { queue: 'entered', limit: 200 },
      world.people.checker,
    );
    expect(list.items.map((i) => i.id)).toContain(order.id);
    const { counts } = await world.ask<{ counts: Record<string, number> }>('orders.counts', {}, world.people.checker);
    expect(counts.entered).toBeGreaterThan(0);
    const found = await world.ask<{ items: { id: string }[] }>(
      'orders.search',
      { text: '000777' },
      world.people.checker,
    );
    expect(found.items.map((i) => i.id)).toEqual([order.id]);
  });

  test('cancelled releases its stock and voids its clocks [OS-6.3]', async () => {
    const order = await enter();
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await world.act('orders.cancel', { orderId: order.id, reason: '客户取消' }, world.people.clerk);
    const view = await see(order.id);
    expect(view.stage).toBe('cancelled');
    expect(view.clocks.filter((c) => c.state === 'running')).toEqual([]);
  });

  test('sold on credit is closed only when its money is in [PD-5.4] [CC-2.5]', async () => {
    const order = await enter({ paymentTerms: 'credit' });
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
    const { shipmentId } = await world.act<{ shipmentId: string }>(
      'shipments.pack',
      { orderId: order.id },
      world.people.warehouse,
    );
    await world.act(
      'shipments.hand-over',
      { shipmentId, carrier: '百驿快递', waybill: 'BY0000000009' },
      world.people.warehouse,
    );
    await world.act('shipments.deliver', { shipmentId }, world.people.logistics);
    await world.act('orders.accept', { orderId: order.id }, world.people.clerk);
    expect((await refusalOf(world.act('orders.close', { orderId: order.id }, world.people.clerk))).code).toBe(
      'ORDER_UNPAID',
    );
    await pay(order.id, order.total);
    await world.act('orders.close', { orderId: order.id }, world.people.clerk);
    expect((await see(order.id)).stage).toBe('closed');
  });

  test('belongs to one person at a time, and to nobody who does not work here [OS-1] [OT-4.2]', async () => {
    const order = await enter();
    await world.act('orders.assign', { orderId: order.id, staffId: world.people.checker.id }, world.people.operations);
    expect((await see(order.id)).people.owner).toBe(world.people.checker.name);
    const nobody = world.act('orders.assign', { orderId: order.id, staffId: newId() }, world.people.operations);
    expect((await refusalOf(nobody)).code).toBe('PERSON_UNKNOWN');
  });

  test('of a batch, the bad ones are refused and the good ones go in', async () => {
    const results = await world.many<Ref>('orders.create', [
      newOrder({ externalNo: 'B1' }),
      newOrder({ lines: [{ sku: 'NOPE', quantity: '1' }] }),
      newOrder({ externalNo: 'B1' }),
      newOrder({ externalNo: 'B2' }),
    ]);
    expect(results.map((r) => r.ok)).toEqual([true, false, false, true]);
  });
});
