/** Each step of an exception with two callers at once, and a kind that a company adds in its policy. (PD-3.4) */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExceptionView } from '../../../../contract/exceptions.ts';
import { openDesk, type Desk } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { advanceConsumer, registerConsumers } from '../../kernel/consumers.ts';
import { escalateDue, exceptionConsumer, takeSignals } from './index.ts';

let world: World;
let desk: Desk;

beforeAll(async () => {
  world = await openWorld(new Date('2026-11-21T02:00:00Z'));
  desk = openDesk(world);
  await registerConsumers(world.kernel, [exceptionConsumer]);
});
afterAll(() => world.close());

const see = (exceptionId: string) =>
  world.ask<ExceptionView>('exceptions.get', { exceptionId }, world.people.operations);

async function opened(kind = 'another'): Promise<string> {
  const { id: orderId } = await desk.enter();
  const input = { orderId, kind, cause: '外箱破损' };
  return (await world.act<{ id: string }>('exceptions.open', input, world.people.clerk)).id;
}

const step = (name: string, exceptionId: string, more: object = {}) =>
  world.act(`exceptions.${name}`, { exceptionId, ...more }, world.people.operations);

const plan = () => ({ text: '改用双层纸箱', personId: world.people.clerk.id, dueOn: '2026-12-01' });
const result = { result: 'mended', resolution: '换箱重发' };

/** What came of two who did the same at once. */
async function twice(name: string, exceptionId: string, more: object = {}): Promise<string> {
  const both = await Promise.allSettled([step(name, exceptionId, more), step(name, exceptionId, more)]);
  return both
    .map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code))
    .toSorted()
    .join();
}

describe('two callers at once', () => {
  test('one takes it, resolves it, opens it again; the other is told why not [PD-3.4]', async () => {
    const id = await opened();
    expect(await twice('take', id)).toBe('EXCEPTION_TAKEN,done');
    expect(await twice('resolve', id, result)).toBe('EXCEPTION_SETTLED,done');
    expect(await twice('reopen', id, { reason: '又破了' })).toBe('EXCEPTION_UNSETTLED,done');
    expect((await see(id)).rev).toBe(4);
  });

  test('one ends an improvement; plans, notes and hand-overs follow one another and none is lost [PD-3.4]', async () => {
    const id = await opened();
    expect(await twice('note', id, { text: '已联系仓库' })).toBe('done,done');
    expect(await twice('assign', id, { personId: world.people.clerk.id, reason: '她熟悉' })).toBe('done,done');
    expect(await twice('plan-improvement', id, plan())).toBe('done,done');
    await step('resolve', id, result);
    expect(await twice('finish-improvement', id, { text: '已换箱' })).toBe('IMPROVEMENT_MISSING,done');
    const seen = await see(id);
    expect(seen.notes).toHaveLength(2);
    // Opened, two notes, two hand-overs, two plans, a result and an end: each moved it once.
    expect(seen.rev).toBe(9);
  });

  test('one warns at each rung, and one recalls an improvement [PD-3.4]', async () => {
    const id = await opened('payment-failed');
    world.clock.advance(2 * 3_600_000);
    const warned = await Promise.all([0, 1].map(() => escalateDue(world.kernel, world.clock)));
    expect(warned.reduce((sum, n) => sum + n)).toBe(1);
    await step('resolve', id, result);
    await step('plan-improvement', id, plan());
    await step('finish-improvement', id, { text: '好了' });
    const recall = () => world.act('exceptions.recall-improvement', { exceptionId: id, because: id }, world.system);
    const recalled = await Promise.allSettled([recall(), recall()]);
    expect(recalled.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await see(id)).toMatchObject({ state: 'resolved', improvement: 'reopened' });
  });
});

describe('a kind that the company adds', () => {
  test('is a rule of the policy, opened by people and by the holds that it names [PD-3.4]', async () => {
    await addKind();
    const byPerson = await opened('customs');
    expect(await see(byPerson)).toMatchObject({
      title: { zh: '清关受阻', en: 'Stopped at customs' },
      clause: 'PD-3.4@2',
      dueAt: new Date(world.clock.now().getTime() + 12 * 3_600_000).toISOString(),
    });
    const { id: orderId } = await desk.enter();
    const hold = { orderId, kind: 'customs-hold', reason: '海关要发票', blocks: ['hand-over'] };
    await world.act('orders.hold', hold, world.people.clerk);
    while ((await advanceConsumer(world.kernel, exceptionConsumer)).passed > 0) continue;
    await takeSignals(world.kernel, world.clock);
    const { items } = await world.ask<{ items: { kind: string }[] }>(
      'exceptions.list',
      { orderId },
      world.people.operations,
    );
    expect(items).toMatchObject([{ kind: 'customs' }]);
  });
});

/** As docs/exceptions.md shows it: a cause of holds, and the cause of exceptions that it opens. */
async function addKind(): Promise<void> {
  const [row] = await world.kernel.database.query<{ body: { rules: Record<string, unknown>[] } }>(
    `select body from clause_versions where clause = 'PD-3.4' order by version desc limit 1`,
  );
  const added = [
    {
      kind: 'cause',
      name: 'customs-hold',
      of: 'hold',
      title: { zh: '清关受阻', en: 'Stopped at customs' },
      side: 'external',
      department: 'logistics',
      blocks: ['shipped'],
    },
    {
      kind: 'cause',
      name: 'customs',
      of: 'exception',
      title: { zh: '清关受阻', en: 'Stopped at customs' },
      side: 'external',
      department: 'logistics',
      holds: ['customs-hold'],
      within: '12h',
      escalate: [{ at: '50%', to: 'logistics' }],
      recurs: { within: '30d', times: 3, by: ['shop'] },
    },
  ];
  const effective = new Date(world.clock.now().getTime() + 1000).toISOString();
  const clause = { ...row?.body, rules: [...(row?.body.rules ?? []), ...added], version: 2, effective };
  await world.act('policy.publish', { clauses: [clause] }, world.people.admin);
  world.clock.advance(2000);
  await world.kernel.caches.refresh();
}
