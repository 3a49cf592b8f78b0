import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { contextFor, rowContext } from '../../kernel/context.ts';
import { Transaction } from '../../kernel/database.ts';
import { compose } from '../../kernel/writes.ts';
import { release, reserve, shipOut, stockFor, type StockMove } from './index.ts';

let world: HttpWorld;
let session: string;
let skuId: string;
let other: string;
beforeAll(async () => {
  world = await openHttpWorld();
  session = await world.signIn('warehouse');
});
afterAll(() => world.close());
beforeEach(async () => {
  const code = `ST${Math.random().toString(36).slice(2, 8)}`;
  const { skus } = await world.act<{ skus: { id: string }[] }>('catalog.add-product', {
    code,
    name: '收纳箱',
    skus: [
      { code: `${code}-1`, name: '一' },
      { code: `${code}-2`, name: '二' },
    ],
  });
  skuId = skus[0]?.id ?? '';
  other = skus[1]?.id ?? '';
});

const send = (route: string, body?: object) =>
  world.send<{ id: string; code: string; field: string }>(route, body, { session });
const receiveAll = (...lines: object[]) => send('POST /stock/receipts', { warehouseId: world.warehouseId, lines });
const adjust = (change: string, sku = skuId) =>
  send('POST /stock/adjustments', { warehouseId: world.warehouseId, reason: '盘点', lines: [{ skuId: sku, change }] });

async function present(sku = skuId) {
  const [row] = await stockFor(world.kernel.database, [sku]);
  return row && [row.onHand, row.reserved, row.available];
}

/** Collects moves as an order's action would, and flushes them. */
async function flush(...collect: ((ctx: RowCtx) => void)[]): Promise<string | undefined> {
  const transaction = new Transaction(world.kernel.database);
  try {
    const ctx: Ctx = contextFor(world.kernel, 'test', world.system, transaction);
    const { ctx: row } = rowContext(ctx, { name: 'test', clauses: [] });
    for (const one of collect) one(row);
    const { sql, params } = compose(row.writes, world.kernel.database.schema);
    await transaction.finish(sql, params);
    return undefined;
  } catch (error) {
    await transaction.rollback();
    const { code, constraint } = error as { code?: string; constraint?: string };
    return constraint ?? code;
  }
}
const some = (quantity: string, sku = skuId): StockMove[] => [{ warehouseId: world.warehouseId, skuId: sku, quantity }];

describe('goods', () => {
  test('that come in are on hand, and the receipt has its own chain [PD-5.2]', async () => {
    const answer = await receiveAll({ skuId, quantity: '10.5' }, { skuId: other, quantity: '1' });
    expect(answer.status).toBe(200);
    expect(await present()).toEqual(['10.5', '0', '10.5']);
    await receiveAll({ skuId, quantity: '0.5' });
    expect(await present()).toEqual(['11', '0', '11']);
    const entries = await world.kernel.database.query(`select action from journal where chain_id = $1`, [
      answer.body.id,
    ]);
    expect(entries).toEqual([{ action: 'inventory.receive' }]);
  });

  test('are not received twice in one line, as a bundle, in the future or in a warehouse that does not exist', async () => {
    const bundle = await world.act<{ skus: { id: string }[] }>('catalog.add-product', {
      code: `B${skuId.slice(-6)}`,
      name: '套装',
      skus: [{ code: `B${skuId.slice(-6)}`, name: '套', kind: 'bundle' }],
    });
    await world.kernel.caches.refresh();
    expect((await receiveAll({ skuId, quantity: '1' }, { skuId, quantity: '1' })).body).toMatchObject({
      code: 'STOCK_LINE_TWICE',
      field: 'lines.1.skuId',
    });
    expect((await receiveAll({ skuId: bundle.skus[0]?.id, quantity: '1' })).body).toMatchObject({
      code: 'BUNDLE_NOT_STOCKED',
    });
    const future = {
      warehouseId: world.warehouseId,
      occurredAt: '2099-01-01T00:00:00Z',
      lines: [{ skuId, quantity: '1' }],
    };
    expect((await send('POST /stock/receipts', future)).body).toMatchObject({ code: 'TIME_IN_FUTURE' });
    const nowhere = { ...future, warehouseId: '0190a000-0000-7000-8000-000000000001', occurredAt: undefined };
    expect(await send('POST /stock/receipts', nowhere)).toMatchObject({ status: 404, body: { field: 'warehouseId' } });
  });

  test('are taken out by one of two who take the last', async () => {
    await receiveAll({ skuId, quantity: '5' });
    const answers = await Promise.all([adjust('-4'), adjust('-4')]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect(answers.find((a) => a.status === 409)?.body).toMatchObject({
      code: 'STOCK_BELOW_ZERO',
      field: 'lines.0.change',
    });
    expect(await present()).toEqual(['1', '0', '1']);
    expect((await adjust('-1', other)).status).toBe(409);
  });

  test('of another warehouse are out of reach for a person bound to one', async () => {
    const { legalEntities } = await world.ask<{ legalEntities: { id: string }[] }>('company.get', {});
    const far = await world.act<{ id: string }>('company.add-warehouse', {
      code: `CD${skuId.slice(-4)}`,
      name: `成都${skuId.slice(-4)}`,
      legalEntityId: legalEntities[0]?.id,
      kind: 'own',
    });
    await world.act('people.add-staff', {
      account: `bound${skuId.slice(-4)}`,
      name: '仓管',
      roles: ['warehouse'],
      warehouseIds: [far.id],
      password: 'Long-enough-4711',
    });
    await receiveAll({ skuId, quantity: '5' });
    const bound = await world.signIn(`bound${skuId.slice(-4)}`);
    const list = await world.send<{ items: { skuId: string }[] }>('GET /stock', undefined, { session: bound });
    expect(list.body.items).toEqual([]);
    const attempt = await world.send(
      'POST /stock/receipts',
      { warehouseId: world.warehouseId, lines: [{ skuId, quantity: '1' }] },
      { session: bound },
    );
    expect(attempt.status).toBe(404);
    const own = await world.send(
      'POST /stock/receipts',
      { warehouseId: far.id, lines: [{ skuId, quantity: '1' }] },
      { session: bound },
    );
    expect(own.status).toBe(200);
  });
});

describe('the moves of orders', () => {
  test('make a missing row, oversell, release and ship', async () => {
    expect(await flush((ctx) => reserve(ctx, some('3')))).toBeUndefined();
    expect(await present()).toEqual(['0', '3', '-3']);
    await receiveAll({ skuId, quantity: '10' });
    expect(await flush((ctx) => release(ctx, some('1')))).toBeUndefined();
    expect(await flush((ctx) => shipOut(ctx, some('2')))).toBeUndefined();
    expect(await present()).toEqual(['8', '0', '8']);
  });

  test('of a whole batch touch each row once and add up', async () => {
    await receiveAll({ skuId, quantity: '100' });
    const failed = await flush(
      ...Array.from({ length: 50 }, () => (ctx: RowCtx) => reserve(ctx, [...some('1'), ...some('2', other)])),
      (ctx) => release(ctx, some('10')),
    );
    expect(failed).toBeUndefined();
    expect(await present()).toEqual(['100', '40', '60']);
    expect(await present(other)).toEqual(['0', '100', '-100']);
  });

  test('never bring stock or reservations below zero', async () => {
    await receiveAll({ skuId, quantity: '1' });
    await flush((ctx) => reserve(ctx, some('2')));
    expect(await flush((ctx) => shipOut(ctx, some('2')))).toBe('stock_below_zero');
    expect(await flush((ctx) => release(ctx, some('3')))).toBe('reservation_below_zero');
    expect(await flush((ctx) => release(ctx, some('1', other)))).toBe('LY002');
    expect(await present()).toEqual(['1', '2', '-1']);
  });

  test('of many at once, in opposite orders, wait for nobody in a circle', async () => {
    const forth = (ctx: RowCtx): void => reserve(ctx, [...some('1'), ...some('1', other)]);
    const back = (ctx: RowCtx): void => reserve(ctx, [...some('1', other), ...some('1')]);
    const results = await Promise.all(Array.from({ length: 40 }, (_, n) => flush(n % 2 === 0 ? forth : back)));
    expect(results.filter((r) => r !== undefined)).toEqual([]);
    expect(await present()).toEqual(['0', '40', '-40']);
  });
});

test('the list pages by a cursor and refuses one that it did not write', async () => {
  await receiveAll({ skuId, quantity: '1' }, { skuId: other, quantity: '1' });
  const first = await world.send<{ items: object[]; next: string }>('GET /stock?limit=1', undefined, { session });
  const second = await world.send<{ items: object[] }>(`GET /stock?limit=1&cursor=${first.body.next}`, undefined, {
    session,
  });
  expect(second.body.items).toHaveLength(1);
  expect(second.body.items).not.toEqual(first.body.items);
  const forged = Buffer.from(JSON.stringify(['infinity', "'"])).toString('base64url');
  expect((await world.send(`GET /stock?cursor=${forged}`, undefined, { session })).status).toBe(400);
});
