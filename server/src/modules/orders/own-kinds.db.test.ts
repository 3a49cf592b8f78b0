/** Kinds of special order that the company adds in its policy: offered, asked, told, gating, taken back; by a pack or by the form. (OS-2.3, OT-6) */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SpecialKindView } from '../../../../contract/special.ts';
import type { TaskView } from '../../../../contract/tasks.ts';
import { openDesk, refusalOf, type Desk } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access.ts';

let world: World;
let desk: Desk;
beforeAll(async () => {
  world = await openWorld();
  desk = openDesk(world);
});
afterAll(() => world.close());

async function tasksOf(actor: Actor, orderId: string): Promise<TaskView[]> {
  const { items } = await world.ask<{ items: TaskView[] }>('tasks.inbox', { tab: 'department', limit: 200 }, actor);
  return items.filter((one) => one.subject.id === orderId && one.kind === 'acknowledge');
}

/** Publishes OS-2.3 anew with these rules in addition. */
async function addKinds(...rules: Record<string, unknown>[]): Promise<void> {
  const [row] = await world.kernel.database.query<{ body: { rules: { name: string }[]; version: number } }>(
    `select body from clause_versions where clause = 'OS-2.3' order by version desc limit 1`,
  );
  const names = rules.map((one) => one['name']);
  const others = row?.body.rules.filter((one) => !names.includes(one.name)) ?? [];
  const version = (row?.body.version ?? 0) + 1;
  const effective = new Date(world.clock.now().getTime() + 1000).toISOString();
  const clause = { ...row?.body, rules: [...others, ...rules], version, effective };
  await world.act('policy.publish', { clauses: [clause] }, world.people.admin);
  world.clock.advance(2000);
  await world.kernel.caches.refresh();
}

const gift = {
  kind: 'special',
  name: 'gift-wrap',
  title: { zh: '礼品包装', en: 'Gift wrapping' },
  details: [{ key: 'card', title: { zh: '贺卡文字', en: 'Words of the card' }, type: 'text', required: true }],
  tell: ['warehouse'],
  acknowledge: '2h',
  before: 'pack',
};

describe('a kind that the company adds in its policy', () => {
  test('is offered, asked, told, filtered by, and holds back the step that it names until all know [OS-2.3] [OT-6]', async () => {
    await addKinds(gift);
    const { items } = await world.ask<{ items: SpecialKindView[] }>('policy.special-kinds', {}, world.people.clerk);
    expect(items.find((one) => one.kind === 'gift-wrap')).toMatchObject({ offered: true, clause: 'OS-2.3@3' });
    const order = await desk.enter({ flags: ['gift-wrap'], details: { 'gift-wrap': { card: '生日快乐' } } });
    const filtered = await world.ask<{ items: { id: string }[] }>(
      'orders.list',
      { queue: 'entered', flag: 'gift-wrap' },
      world.people.clerk,
    );
    expect(filtered.items.map((one) => one.id)).toEqual([order.id]);
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await desk.pay(order.id, order.total);
    await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
    const lines = (await desk.see(order.id)).lines.filter((one) => !one.bundle);
    const pack = () =>
      world.act(
        'shipments.pack',
        {
          orderId: order.id,
          warehouseId: world.warehouseId,
          lines: lines.map((one) => ({ lineId: one.id, quantity: one.quantities.ordered })),
        },
        world.people.warehouse,
      );
    expect(await refusalOf(pack())).toMatchObject({
      code: 'NOT_ACKNOWLEDGED',
      detail: { params: { waitsZh: '仓储部' } },
    });
    const [task] = await tasksOf(world.people.warehouse, order.id);
    await world.act('tasks.done', { taskId: task?.id }, world.people.warehouse);
    await pack();
  });

  test('by its form is the next version of the clause; two who add at once get a version each [OS-2.3] [OT-6]', async () => {
    const form = (kind: string) => ({
      kind,
      title: { zh: `测试${kind}`, en: kind },
      details: [{ key: 'text', title: { zh: '写什么', en: 'Text' }, type: 'text', required: true }],
      tell: ['production'],
      acknowledgeHours: 4,
      basis: 'working',
    });
    const both = await Promise.all(
      ['form-one', 'form-two'].map((kind) =>
        world.act<{ clause: string }>('policy.add-special-kind', form(kind), world.people.admin),
      ),
    );
    expect(new Set(both.map((one) => one.clause)).size).toBe(2);
    await world.kernel.caches.refresh();
    const flags = ['form-one', 'form-two'];
    const details = { 'form-one': { text: '甲' }, 'form-two': { text: '乙' } };
    expect(await desk.see((await desk.enter({ flags, details })).id)).toMatchObject({ flags, holds: [] });
    const again = world.act('policy.add-special-kind', form('form-one'), world.people.admin);
    expect((await refusalOf(again)).code).toBe('SPECIAL_TAKEN');
    const nobody = { ...form('form-three'), tell: ['magicians'] };
    expect((await refusalOf(world.act('policy.add-special-kind', nobody, world.people.admin))).code).toBe(
      'CLAUSE_MALFORMED',
    );
    expect((await refusalOf(world.act('policy.add-special-kind', form('x'), world.people.clerk))).code).toBe(
      'RIGHT_MISSING',
    );
  });

  test('is changed and retired by its form, by whoever saw it as it is [OS-2.3] [OT-6]', async () => {
    const admin = world.people.admin;
    const kindNow = async (kind: string) => {
      await world.kernel.caches.refresh();
      const { items } = await world.ask<{ items: SpecialKindView[] }>('policy.special-kinds', {}, admin);
      return items.find((one) => one.kind === kind);
    };
    const title = { zh: '测试', en: 'Urgent in another way' };
    const { version } = (await kindNow('urgent')) ?? { version: 0 };
    const changed = { kind: 'urgent', version, title, tell: ['warehouse'], acknowledgeHours: 0.5, called: ['火急'] };
    const both = await Promise.allSettled([
      world.act('policy.change-special-kind', changed, admin),
      world.act('policy.change-special-kind', changed, admin),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await kindNow('urgent')).toMatchObject({
      title,
      called: ['火急'],
      acknowledgeHours: 0.5,
      fixed: true,
      version: version + 1,
    });
    const seen = version + 1;
    const late = world.act('policy.change-special-kind', changed, admin);
    expect((await refusalOf(late)).code).toBe('CLAUSE_VERSION_BEHIND');
    const spoken = world.act('policy.retire-special-kind', { kind: 'urgent', version: seen }, admin);
    expect((await refusalOf(spoken)).code).toBe('SPECIAL_IN_WORDS');
    await world.act('policy.retire-special-kind', { kind: 'form-one', version: seen }, admin);
    expect(await kindNow('form-one')).toMatchObject({ offered: false, fixed: false });
    expect((await refusalOf(desk.enter({ flags: ['form-one'] }))).code).toBe('SPECIAL_UNKNOWN');
    const gone = world.act('policy.retire-special-kind', { kind: 'form-one', version: seen + 1 }, admin);
    expect((await refusalOf(gone)).code).toBe('NOT_FOUND');
  });

  test('and takes back stays on the orders that have it, and is offered no more [OS-2.3]', async () => {
    const { id } = await desk.enter({ flags: ['gift-wrap'], details: { 'gift-wrap': { card: '开业大吉' } } });
    await addKinds({ ...gift, name: 'gift-wrap', flag: 'wrapped' });
    expect((await desk.see(id)).special).toMatchObject([{ kind: 'gift-wrap', title: { zh: '礼品包装' } }]);
    expect((await refusalOf(desk.enter({ flags: ['gift-wrap'] }))).code).toBe('SPECIAL_UNKNOWN');
    const more = { orderId: id, details: { 'gift-wrap': { card: '生意兴隆' } }, reason: '客户改字' };
    await world.act('orders.correct', more, world.people.clerk, { ifMatch: 1 });
  });
});
