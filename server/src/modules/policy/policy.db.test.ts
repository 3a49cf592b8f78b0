/** The policy in the database: published at start, judged before it rules, confirmed by the company, asked by pages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkOrder } from '../../../../contract/orders.ts';
import type { ClauseView } from '../../../../contract/policy.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { PackRefused, loadShippedPacks, shippedPackFiles } from './shipped-packs.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Clause = ClauseView & { serves: { served: boolean; rules: string[]; actions: string[]; pages: string[] } };
const clause = (id: string, version?: number) =>
  world.ask<Clause>('policy.clause', { clause: id, ...(version ? { version } : {}) }, world.people.clerk);
const later = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
const publish = (body: unknown) =>
  world.act<{ published: string[] }>('policy.publish', { clauses: [body] }, world.people.admin);

async function refusalOf(run: Promise<unknown>): Promise<Refusal> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

async function written(id: string): Promise<Record<string, unknown> & { rules: Record<string, unknown>[] }> {
  const rows = await world.kernel.database.query<{
    body: Record<string, unknown> & { rules: Record<string, unknown>[] };
  }>(`select body from clause_versions where clause = $1 order by version desc limit 1`, [id]);
  return rows[0]?.body as Record<string, unknown> & { rules: Record<string, unknown>[] };
}

const changed = (from: string, to: string) =>
  shippedPackFiles().map((file) => ({ ...file, text: file.text.replace(from, to) }));

describe('the shipped pack', () => {
  test('is published whole at the first start, and not again at the next [OT-6] [PD-7]', async () => {
    const rows = await world.kernel.database.query<{ n: number }>(`select count(*) as n from clause_versions`);
    expect(rows[0]?.n).toBe(82);
    expect(await Promise.all([loadShippedPacks(world.kernel), loadShippedPacks(world.kernel)])).toEqual([[], []]);
  });

  test('that was changed without a higher version keeps the program from starting, and says where [OT-6]', async () => {
    const start = loadShippedPacks(world.kernel, changed('target: 48h', 'target: 36h'));
    await expect(start).rejects.toMatchObject({
      code: 'POLICY_VERSION_CHANGED',
      message: expect.stringMatching(/^OT-3\.1 was changed at policies\/OT\.yaml:\d+/) as string,
    });
    await expect(loadShippedPacks(world.kernel, changed('target: 48h', 'target: forty'))).rejects.toBeInstanceOf(
      PackRefused,
    );
  });

  test('written in another order of its keys is the same pack', async () => {
    const moved = changed(
      '        target: 24h\n        basis: natural\n',
      '        basis: natural\n        target: 24h\n',
    );
    expect(moved.map((file) => file.text)).not.toEqual(shippedPackFiles().map((file) => file.text));
    expect(await loadShippedPacks(world.kernel, moved)).toEqual([]);
  });
});

describe('a publication', () => {
  test('is judged like a file: what no order could run is refused, each fault named [OT-6] [PD-7]', async () => {
    const body = await written('OT-3.1');
    const rules = body.rules.map((rule) =>
      rule.name === 'ship-normal' ? { ...rule, when: 'order.tpye == "normal"', target: 'soon' } : rule,
    );
    const refused = await refusalOf(publish({ ...body, version: 2, effective: later(1), rules }));
    expect(refused.code).toBe('CLAUSE_MALFORMED');
    expect(refused.detail.issues?.map((issue) => issue.code)).toEqual(['BAD_DURATION']);
    const unknown = body.rules.map((rule) =>
      rule.name === 'ship-normal' ? { ...rule, when: 'order.tpye == "normal"' } : rule,
    );
    expect(
      (await refusalOf(publish({ ...body, version: 2, effective: later(1), rules: unknown }))).detail.issues?.map(
        (issue) => issue.code,
      ),
    ).toContain('UNKNOWN_FACT');
  });

  test('that overlaps a deadline of another clause is refused [PD-3.1]', async () => {
    const body = await written('CC-2.3');
    const rules = body.rules.map((rule) =>
      rule.name === 'check' ? { ...rule, when: 'order.shopPlatform != null' } : rule,
    );
    const refused = await refusalOf(publish({ ...body, version: 2, effective: later(1), rules }));
    expect(refused.detail.issues?.map((issue) => issue.code)).toContain('OVERLAPPING_DEADLINES');
  });

  test('neither rewrites a version nor history: a number is used once, and it takes effect from now on [OT-6]', async () => {
    const body = await written('OT-5.4');
    expect((await refusalOf(publish({ ...body, title: { zh: '别的', en: 'Another' } }))).code).toBe(
      'CLAUSE_VERSION_TAKEN',
    );
    expect((await refusalOf(publish({ ...body, version: 2 }))).code).toBe('CLAUSE_EFFECTIVE_PAST');
    expect(await publish({ ...body, version: 3, effective: later(1) })).toEqual({ published: ['OT-5.4@3'] });
    expect(await publish({ ...body, version: 3, effective: later(1) })).toEqual({ published: [] });
    expect((await refusalOf(publish({ ...body, version: 2, effective: later(1) }))).code).toBe('CLAUSE_VERSION_BEHIND');
  });

  test('is not for everybody [OS-8.3]', async () => {
    const body = await written('OT-5.4');
    const refused = await refusalOf(
      world.act('policy.publish', { clauses: [{ ...body, version: 9, effective: later(1) }] }, world.people.clerk),
    );
    expect(refused.code).toBe('RIGHT_MISSING');
  });

  test('under a number that a later release ships too stands: an upgrade does not keep the company from starting', async () => {
    const body = await written('OT-5.2');
    await publish({
      ...body,
      version: 2,
      effective: later(1),
      title: { zh: '奖励（本公司）', en: 'Rewards (our own)' },
    });
    const release = shippedPackFiles().map((file) => ({
      ...file,
      text: file.text.replace(/(- id: OT-5\.2[\s\S]*?version: )1/, '$12'),
    }));
    expect(await loadShippedPacks(world.kernel, release)).toEqual([]);
  });
});

describe('an assumed rule', () => {
  const rule = 'OT-3.1/ship-normal';
  const confirm = (version = 1, id = rule) => world.act('policy.confirm', { rule: id, version }, world.people.admin);

  test('is listed as assumed until the company confirms it, in the version that was read [OT-6] [PD-7]', async () => {
    expect((await clause('OT-3.1')).rules.find((one) => one.id === rule)).toMatchObject({
      assumed: ['pause', 'ladder'],
      confirmed: null,
    });
    expect((await refusalOf(confirm(7))).code).toBe('CHANGED_MEANWHILE');
    await Promise.all([confirm(), confirm()]);
    expect((await clause('OT-3.1')).rules.find((one) => one.id === rule)?.confirmed).toMatchObject({
      by: world.people.admin.name,
    });
  });

  test('stays confirmed in a later version as long as it is the same rule [OT-6]', async () => {
    const body = await written('OT-3.1');
    const rules = body.rules.map((one) => (one.name === 'prepare-normal' ? { ...one, target: '20h' } : one));
    await confirm(1, 'OT-3.1/prepare-normal');
    await publish({ ...body, version: 2, effective: later(1), rules });
    world.clock.advance(2 * 3_600_000);
    await world.kernel.caches.refresh();
    const next = await clause('OT-3.1');
    expect(next.version).toBe(2);
    expect(next.rules.find((one) => one.id === rule)?.confirmed).not.toBeNull();
    expect(next.rules.find((one) => one.id === 'OT-3.1/prepare-normal')?.confirmed).toBeNull();
  });

  test('is none that the policy itself states, and none that does not exist', async () => {
    expect((await refusalOf(confirm(1, 'CC-2.3/four-eyes'))).code).toBe('RULE_NOT_ASSUMED');
    expect((await refusalOf(confirm(1, 'CC-2.3/six-eyes'))).code).toBe('RULE_UNKNOWN');
  });
});

describe('the policy pages', () => {
  test('show every clause in both languages, its rules as sentences and as written [OT-6] [PD-6.3]', async () => {
    const { clauses } = await world.ask<{ clauses: ClauseView[] }>('policy.clauses', {}, world.people.clerk);
    expect(clauses).toHaveLength(82);
    expect(clauses[0]?.id).toBe('OS-1');
    for (const { sentence, parameters } of clauses.flatMap((one) => one.rules)) {
      expect(sentence.zh + sentence.en).not.toMatch(/undefined|\[object/);
      expect(Object.keys(parameters).length).toBeGreaterThan(0);
    }
    const ship = (await clause('OT-3.1', 1)).rules.find((one) => one.name === 'ship-normal');
    expect(ship?.sentence).toEqual({
      zh: '付清全款后 48 小时内出库交接扫描（仓储部，自然时间）',
      en: 'Hand-over scanned within 48 hours of "The order was paid in full" (Warehouse)',
    });
    expect(ship?.parameters).toMatchObject({ target: '48h', start: 'order.paid' });
    expect(ship?.words.when?.zh).toBe('订单类型是普通，阶段为 待审核、已审核、备货中、已备好 之一');
    const eyes = (await clause('CC-2.3')).rules.find((one) => one.name === 'four-eyes');
    expect(eyes?.words.action).toEqual(checkOrder.title);
  });

  test('tell for a clause its versions and what serves it, and refuse one that does not exist [OT-6]', async () => {
    const found = await clause('CC-2.3');
    expect(found.versions).toMatchObject([{ version: 1, current: true, publishedBy: 'system:shipped-policy' }]);
    expect(found.serves).toMatchObject({
      rules: expect.arrayContaining(['CC-2.3/four-eyes']) as string[],
      actions: expect.arrayContaining(['orders.check']) as string[],
    });
    expect(found.serves.pages).toContain('/orders/$orderId');
    expect((await refusalOf(clause('OT-99'))).code).toBe('CLAUSE_UNKNOWN');
  });

  test('count in coverage what is assumed and not confirmed [OT-6]', async () => {
    const { clauses } = await world.ask<{ clauses: { id: string; assumed: boolean }[] }>(
      'policy.coverage',
      {},
      world.people.clerk,
    );
    expect(clauses).toHaveLength(82);
    expect(clauses.find((one) => one.id === 'OS-2.3')?.assumed).toBe(true);
    for (const name of ['custom', 'urgent', 'unusual-place', 'prepare-urgent', 'details-missing'])
      await world.act('policy.confirm', { rule: `OS-2.3/${name}`, version: 2 }, world.people.admin);
    const after = await world.ask<{ clauses: { id: string; assumed: boolean }[] }>(
      'policy.coverage',
      {},
      world.people.clerk,
    );
    expect(after.clauses.find((one) => one.id === 'OS-2.3')?.assumed).toBe(false);
  });
});
