/** Where an order's actions ask the policy's rules instead of knowing them: silent outcomes and the entry check. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../../../../contract/order-views.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { settleOrders } from './settle-orders.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const day = 24 * 3_600_000;
const receiver = {
  name: '李小满',
  phone: '13800001234',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '测试路 1 号',
};
const see = (orderId: string) => world.ask<OrderView>('orders.get', { orderId }, world.people.checker);

const enter = () =>
  world.act<{ id: string; total: number }>(
    'orders.create',
    {
      shopId: world.shopId,
      channel: 'platform',
      receiver,
      lines: [{ sku: 'BWB500-WH', quantity: '1', unitPrice: '79' }],
    },
    world.people.clerk,
  );

async function deliveredOrder(): Promise<string> {
  const { warehouse, logistics, checker, finance } = world.people;
  const { id: orderId, total } = await enter();
  await world.act('orders.check', { orderId }, checker);
  await world.act(
    'payments.record',
    { orderId, amount: total, occurredAt: world.clock.now().toISOString(), method: '抖音支付' },
    finance,
  );
  await world.act('orders.prepare', { orderId }, warehouse);
  const { shipmentId } = await world.act<{ shipmentId: string }>('shipments.pack', { orderId }, warehouse);
  await world.act(
    'shipments.hand-over',
    { shipmentId, carrier: '百驿快递', waybill: `BY${orderId.slice(-10)}` },
    warehouse,
  );
  await world.act('shipments.deliver', { shipmentId }, logistics);
  return orderId;
}

async function changeRule(clause: string, name: string, change: Record<string, unknown> | null): Promise<void> {
  const rows = await world.kernel.database.query<{ version: number; body: { rules: { name: string }[] } }>(
    `select version, body from clause_versions where clause = $1 order by version desc limit 1`,
    [clause],
  );
  const [row] = rows;
  const rules = row?.body.rules.flatMap((rule) =>
    rule.name === name ? (change ? [{ ...rule, ...change }] : []) : [rule],
  );
  const effective = new Date(world.clock.now().getTime() + 1000).toISOString();
  await world.act(
    'policy.publish',
    { clauses: [{ ...row?.body, rules, version: (row?.version ?? 0) + 1, effective }] },
    world.people.admin,
  );
  world.clock.advance(2000);
  await world.kernel.caches.refresh();
}

describe('an outcome by silence', () => {
  test('comes after the window that the rule names, first acceptance, then closing [OS-5.3] [CC-2.5]', async () => {
    const orderId = await deliveredOrder();
    world.clock.advance(6 * day);
    await settleOrders(world.kernel, world.clock);
    expect((await see(orderId)).stage).toBe('delivered');
    world.clock.advance(1.1 * day);
    await settleOrders(world.kernel, world.clock);
    expect(await see(orderId)).toMatchObject({ stage: 'accepted' });
    world.clock.advance(7.1 * day);
    await Promise.all([settleOrders(world.kernel, world.clock), settleOrders(world.kernel, world.clock)]);
    expect(await see(orderId)).toMatchObject({ stage: 'closed' });
    const { items } = await world.ask<{ items: { action: string; clause: string | null }[] }>(
      'orders.timeline',
      { orderId },
      world.people.checker,
    );
    expect(
      items
        .filter((one) => one.action.endsWith('-silently'))
        .map((one) => `${one.action} ${one.clause}`)
        .sort(),
    ).toEqual(['orders.accept-silently OS-5.3@1', 'orders.close-silently CC-2.5@1']);
  });

  test('waits for a person where the rule’s condition says so: an order on hold stays delivered [OS-5.3]', async () => {
    const orderId = await deliveredOrder();
    const { holdId } = await world.act<{ holdId: string }>(
      'orders.hold',
      { orderId, kind: 'other', ownerDepartment: 'service', reason: '客户说有瑕疵' },
      world.people.clerk,
    );
    world.clock.advance(8 * day);
    await settleOrders(world.kernel, world.clock);
    expect((await see(orderId)).stage).toBe('delivered');
    await world.act('orders.release', { orderId, holdId, reason: '已说明' }, world.people.clerk);
    await settleOrders(world.kernel, world.clock);
    expect((await see(orderId)).stage).toBe('accepted');
  });

  test('asks the rule’s own condition, not one that is written in the program [OS-5.3]', async () => {
    await changeRule('OS-5.3', 'accept-silently', { when: 'order.amount > 1000000' });
    const orderId = await deliveredOrder();
    world.clock.advance(8 * day);
    await settleOrders(world.kernel, world.clock);
    expect((await see(orderId)).stage).toBe('delivered');
    await changeRule('OS-5.3', 'accept-silently', { when: 'order.amount > 1000' });
    await settleOrders(world.kernel, world.clock);
    expect((await see(orderId)).stage).toBe('accepted');
  });
});

describe('the entry check', () => {
  const both = () => ({ ...world.people.clerk, permissions: world.people.admin.permissions });

  async function refusalOf(run: Promise<unknown>): Promise<Refusal> {
    try {
      await run;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    throw new Error('nothing was refused');
  }

  test('by the one who entered is refused under its clause [CC-2.3]', async () => {
    const { id: orderId } = await enter();
    const refused = await refusalOf(world.act('orders.check', { orderId }, both()));
    expect([refused.code, refused.detail.clause]).toEqual(['CHECKER_ENTERED_IT', 'CC-2.3@1']);
  });

  test('asks every check that the policy sets for it [CC-2.3]', async () => {
    await changeRule('CC-2.3', 'four-eyes', { demand: 'order.checkedBy != order.enteredBy && order.amount < 1000' });
    const { id: orderId } = await enter();
    expect((await refusalOf(world.act('orders.check', { orderId }, world.people.checker))).detail.clause).toBe(
      'CC-2.3@2',
    );
  });

  test('by the one who entered is refused by the database even where the company dropped the rule [CC-2.3]', async () => {
    await changeRule('CC-2.3', 'four-eyes', null);
    const { id: orderId } = await enter();
    expect((await refusalOf(world.act('orders.check', { orderId }, both()))).code).toBe('VALUE_NOT_STORABLE');
    expect((await see(orderId)).stage).toBe('entered');
    await world.act('orders.check', { orderId }, world.people.checker);
    expect((await see(orderId)).stage).toBe('checked');
  });
});
