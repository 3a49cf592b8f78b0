/** What a newer file does to orders that are in, and what old orders do not: alarm one by one. (OS-6.3, PD-3.4, OT-3.1) */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv, evening, freshNo, openIntakeWorld, type IntakeWorld } from '../../../test/intake-world.ts';

let world: IntakeWorld;

beforeAll(async () => {
  world = await openIntakeWorld();
});
afterAll(() => world.close());

describe('newer content', () => {
  test('a refund that was asked for holds what is still here, at once [PD-3.4] [OS-6.3]', async () => {
    const no = freshNo();
    await world.importAll({ name: 'c.csv', bytes: csv({ no }) });
    expect((await world.find(no)).holds).toEqual([]);
    const result = await world.importAll({ name: 'c2.csv', bytes: csv({ no, refund: '待商家处理' }) });
    expect(result).toMatchObject({ updated: 1, entered: 0 });
    const order = await world.find(no);
    expect(order.holds).toMatchObject([{ kind: 'refund', releasedAt: null }]);
    const older = await world.importAll({ name: 'c.csv', bytes: csv({ no }) });
    expect(older).toMatchObject({ unchanged: 1 });
    expect((await world.importAll({ name: 'c2.csv', bytes: csv({ no, refund: '待商家处理' }) })).unchanged).toBe(1);
    expect((await world.find(no)).holds).toHaveLength(1);
  });

  test('a new remark becomes the field, the buyer’s message stays apart [CC-2.4]', async () => {
    const no = freshNo();
    await world.importAll({ name: 'd.csv', bytes: csv({ no, message: '请快' }) });
    await world.importAll({ name: 'd2.csv', bytes: csv({ no, message: '请快', remark: '加急' }) });
    expect(await world.find(no)).toMatchObject({ buyerMessage: '请快', sellerRemark: '加急' });
  });

  test('a cancellation cancels what has not left [OS-6.3]', async () => {
    const no = freshNo();
    await world.importAll({ name: 'e.csv', bytes: csv({ no }) });
    await world.importAll({ name: 'e2.csv', bytes: csv({ no, status: '已关闭' }) });
    expect((await world.find(no)).stage).toBe('cancelled');
    expect((await world.importAll({ name: 'e3.csv', bytes: csv({ no, remark: '又' }) })).updated).toBe(1);
    expect((await world.find(no)).stage).toBe('cancelled');
  });

  test('an unpaid order is paid, then shipped and completed, its clocks closed by the platform’s word [OT-3.1] [PD-3.1]', async () => {
    const no = freshNo();
    await world.importAll({ name: 'f.csv', bytes: csv({ no, status: '待支付', paid: '-' }) });
    expect((await world.find(no)).isPaid).toBe(false);
    await world.importAll({ name: 'f2.csv', bytes: csv({ no }) });
    expect((await world.find(no)).isPaid).toBe(true);
    await world.importAll({ name: 'f3.csv', bytes: csv({ no, status: '已发货', sent: '2026-11-21 20:00:00' }) });
    const shipped = await world.find(no);
    expect(shipped.stage).toBe('shipped');
    expect(shipped.shipments).toMatchObject([{ waybill: 'BY7001', carrier: '百驿快递', state: 'handed-over' }]);
    const sources = await world.kernel.database.query<{ stop_source: string }>(
      `select distinct stop_source from clocks where order_id = $1 and stopped_at is not null`,
      [shipped.id],
    );
    expect(sources).toContainEqual({ stop_source: 'platform' });
    await world.importAll({
      name: 'f4.csv',
      bytes: csv({ no, status: '已完成', sent: '2026-11-21 20:00:00', done: '2026-11-21 20:50:00' }),
    });
    expect(await world.find(no)).toMatchObject({
      stage: 'accepted',
      acceptedBy: 'platform',
      shipments: [{ state: 'delivered' }],
    });
    expect((await world.importAll({ name: 'f5.csv', bytes: csv({ no, remark: '好' }) })).updated).toBe(1);
    expect((await world.find(no)).stage).toBe('accepted');
  });

  test('what our own desk has begun, only its scan ships [OT-3.1]', async () => {
    const no = freshNo();
    await world.importAll({ name: 'g.csv', bytes: csv({ no }) });
    const { id } = await world.find(no);
    await world.act('orders.check', { orderId: id }, world.people.checker);
    await world.act('orders.prepare', { orderId: id }, world.people.warehouse);
    await world.importAll({ name: 'g2.csv', bytes: csv({ no, status: '已发货', sent: '2026-11-21 20:00:00' }) });
    expect((await world.find(no)).stage).toBe('preparing');
  });
});

describe('old orders', () => {
  test('open clocks that are late already share the digest of their import, decided ones are silent [OT-3.1]', async () => {
    const no = freshNo();
    world.clock.at = new Date('2026-11-25T13:00:00Z');
    const late = await world.importAll({ name: 'h.csv', bytes: csv({ no }) });
    world.clock.at = evening;
    const order = await world.find(no);
    const clocks = await world.kernel.database.query<{ digest_id: string; state: string }>(
      `select digest_id, state from clocks where order_id = $1`,
      [order.id],
    );
    expect(clocks.length).toBeGreaterThan(2);
    expect(new Set(clocks.map((c) => c.digest_id))).toEqual(new Set([late.id]));
  });
});
