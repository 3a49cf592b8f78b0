/** Alerts over a real database: from a firing in the journal to the console of those whom the policy names, each once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NoticeView } from '../../../../contract/notices.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access.ts';
import { advanceConsumer, registerConsumers } from '../../kernel/consumers.ts';
import { fireDueClocks } from '../deadlines/index.ts';
import { noticeConsumer } from './tell-notices.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await registerConsumers(world.kernel, [noticeConsumer]);
});
afterAll(() => world.close());

const hour = 3_600_000;
const receiver = {
  name: '李小满',
  phone: '13800001234',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '测试路 1 号',
};
type Page = { items: NoticeView[]; next?: string; unread: number };

async function paidOrder(more: Record<string, unknown> = {}): Promise<string> {
  const input = {
    shopId: world.shopId,
    channel: 'platform',
    receiver,
    lines: [{ sku: 'BWB500-WH', quantity: '1' }],
    ...more,
  };
  const order = await world.act<{ id: string; total: number }>('orders.create', input, world.people.clerk);
  await world.act(
    'payments.record',
    { orderId: order.id, amount: order.total, occurredAt: world.clock.now().toISOString(), method: '抖音支付' },
    world.people.finance,
  );
  return order.id;
}

async function tell(): Promise<void> {
  while ((await advanceConsumer(world.kernel, noticeConsumer)).passed > 0) continue;
}

async function later(hours: number): Promise<void> {
  world.clock.advance(hours * hour);
  await fireDueClocks(world.kernel, world.clock.now());
  await tell();
}

const mine = (actor: Actor, more: Record<string, unknown> = {}) =>
  world.ask<Page>('notices.mine', { limit: 200, ...more }, actor);
const about = async (actor: Actor, orderId: string) =>
  (await mine(actor)).items.filter((one) => one.subject?.id === orderId);

describe('an alert', () => {
  test('reaches those whom the rung names, each once, with clause and limit [OT-3.1]', async () => {
    const { warehouse, operations, clerk } = world.people;
    const order = await paidOrder();
    await later(12.5);
    const early = (await about(warehouse, order)).filter((one) => one.rule === 'OT-3.1/prepare-normal');
    expect(early).toMatchObject([
      {
        kind: 'rung',
        level: 'early',
        clause: 'OT-3.1@1',
        read: false,
        clockState: 'running',
        title: { zh: '各类订单的标准时限' },
      },
    ]);
    expect((await about(operations, order)).filter((one) => one.rule === 'OT-3.1/prepare-normal')).toEqual([]);
    await later(12);
    const over = (await about(operations, order)).filter((one) => one.rule === 'OT-3.1/prepare-normal');
    expect(over.map((one) => one.level)).toEqual(['over']);
    expect((await about(clerk, order)).filter((one) => one.rule === 'OT-3.1/prepare-normal')).toEqual([]);
  });

  test('is told once though the journal is read again from the start [OT-3.1]', async () => {
    const before = await world.kernel.database.query(
      `select source, audience, count from notices order by source, audience`,
    );
    await world.kernel.database.query(
      `update consumers set xid = '0', id = '00000000-0000-0000-0000-000000000000' where name = 'notices'`,
    );
    await tell();
    expect(
      await world.kernel.database.query(`select source, audience, count from notices order by source, audience`),
    ).toEqual(before);
  });

  test('seen is seen by that person alone, and comes after what is unread [OT-3.1]', async () => {
    const { warehouse } = world.people;
    const colleague = { ...warehouse, id: world.people.logistics.id, personId: world.people.logistics.id };
    const [first, ...rest] = (await mine(warehouse)).items;
    expect(rest.length).toBeGreaterThan(0);
    const { unread } = await world.act<{ unread: number }>('notices.read', { noticeIds: [first?.id] }, warehouse);
    expect(unread).toBe(rest.length);
    const again = await mine(warehouse);
    expect(again.items.at(-1)).toMatchObject({ id: first?.id, read: true });
    expect((await mine(colleague)).items.find((one) => one.id === first?.id)?.read).toBe(false);
    await world.act('notices.read', {}, warehouse);
    expect((await world.ask<{ unread: number }>('notices.counts', {}, warehouse)).unread).toBe(0);
  });

  test('is paged without a gap or a double, the unread before what was seen', async () => {
    const { warehouse } = world.people;
    await paidOrder();
    await later(13);
    const seen: NoticeView[] = [];
    let cursor: string | undefined;
    do {
      const page = await mine(warehouse, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items);
      cursor = page.next;
    } while (cursor);
    const whole = (await mine(warehouse)).items;
    expect(seen.map((one) => one.id)).toEqual(whole.map((one) => one.id));
    expect(seen.map((one) => one.read)).toEqual(
      [...seen].sort((a, b) => Number(a.read) - Number(b.read)).map((one) => one.read),
    );
  });

  test('of another shop or warehouse is not shown [OS-8.3]', async () => {
    const nowhere = ['00000000-0000-7000-8000-000000000001'];
    expect(
      (await mine({ ...world.people.warehouse, warehouseIds: nowhere })).items.filter((one) => one.subject),
    ).toEqual([]);
    expect((await mine({ ...world.people.operations, shopIds: nowhere })).items.filter((one) => one.subject)).toEqual(
      [],
    );
  });

  test('that another person has is not marked by naming its id', async () => {
    const [own] = (await mine(world.people.operations)).items;
    await world.act('notices.read', { noticeIds: [own?.id] }, world.people.clerk);
    expect((await mine(world.people.operations)).items.find((one) => one.id === own?.id)?.read).toBe(false);
  });
});

describe('a notice of a special order', () => {
  test('reaches the departments that its rule names [OS-2.3]', async () => {
    const order = await paidOrder({ flags: ['unusualPlace'], details: { unusualPlace: { place: 'site' } } });
    await tell();
    for (const actor of [world.people.logistics, world.people.warehouse]) {
      expect((await about(actor, order)).filter((one) => one.kind === 'rule')).toMatchObject([
        { rule: 'OS-2.3/unusual-place', clause: 'OS-2.3@2', title: { zh: '特殊交货地点' } },
      ]);
    }
    expect((await about(world.people.checker, order)).filter((one) => one.kind === 'rule')).toEqual([]);
  });
});
