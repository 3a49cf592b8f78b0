/** An order from entered to closed by the real actions, and what may not happen on the way. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, refusalOf, type Desk } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
let desk: Desk;

beforeAll(async () => {
  world = await openWorld();
  desk = openDesk(world);
});
afterAll(() => world.close());

describe('an order', () => {
  test('goes from entered to closed, its clocks running meanwhile [OT-3.1] [PD-3.1] [CC-2.3] [CC-2.5]', async () => {
    const order = await desk.enter();
    expect(order.number).toMatch(/^SO20261110-\d{6}$/);
    expect(order.total).toBe(2 * 7900 + 32900);
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await desk.pay(order.id, order.total);
    let view = await desk.see(order.id);
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
    view = await desk.see(order.id);
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
    const order = await desk.enter();
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
    const order = await desk.enter();
    const both = await Promise.allSettled(
      [1, 2].map(() => world.act('orders.check', { orderId: order.id }, world.people.checker)),
    );
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  });

  test('asked back before shipping is stopped at once: the parcel is refused until the hold is lifted [PD-3.4] [OS-6.3]', async () => {
    const order = await desk.enter();
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await desk.pay(order.id, order.total);
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
    const order = await desk.enter();
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await desk.pay(order.id, 100);
    expect((await refusalOf(world.act('orders.prepare', { orderId: order.id }, world.people.warehouse))).code).toBe(
      'ORDER_UNPAID',
    );
    expect((await refusalOf(desk.pay(order.id, order.total))).code).toBe('PAID_TOO_MUCH');
  });

  test('is packed and shipped in parts; the stage follows the slowest line', async () => {
    const order = await desk.enter();
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await desk.pay(order.id, order.total);
    await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
    const [first] = (await desk.see(order.id)).lines;
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

  test('cancelled releases its stock and voids its clocks [OS-6.3]', async () => {
    const order = await desk.enter();
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await world.act('orders.cancel', { orderId: order.id, reason: '客户取消' }, world.people.clerk);
    const view = await desk.see(order.id);
    expect(view.stage).toBe('cancelled');
    expect(view.clocks.filter((c) => c.state === 'running')).toEqual([]);
  });

  test('sold on credit is closed only when its money is in [PD-5.4] [CC-2.5]', async () => {
    const credit = { type: 'person', name: '张赊账', creditLimit: 1_000_000, terms: 'credit', termsDays: 30 };
    const { id: customerId } = await world.act<{ id: string }>('customers.add', credit);
    const reach = { carrier: '百驿快递', province: '浙江省', days: 2, firstCost: 800, moreCost: 100 };
    await world.act('review.set-reach', reach);
    const order = await desk.enter({ customerId, paymentTerms: 'credit' });
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
    await desk.pay(order.id, order.total);
    await world.act('orders.close', { orderId: order.id }, world.people.clerk);
    expect((await desk.see(order.id)).stage).toBe('closed');
  });
});
