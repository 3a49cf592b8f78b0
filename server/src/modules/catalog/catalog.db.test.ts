import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';
import { rowContext, contextFor } from '../../kernel/context.ts';
import { Transaction } from '../../kernel/database.ts';
import { compose } from '../../kernel/writes.ts';
import { catalogCache, countGifts, lockGiftsLeft, priceAt } from './index.ts';

let world: HttpWorld;
let session: string;
beforeAll(async () => {
  world = await openHttpWorld();
  session = await world.signIn('operations');
});
afterAll(() => world.close());

interface Ref {
  id: string;
  rev: number;
  code: string;
  field: string;
  skus: { id: string; code: string }[];
}
const send = <B = Ref>(route: string, body?: object, ifMatch?: number) =>
  world.send<B>(route, body, { session, ifMatch });
const now = async () => {
  await world.kernel.caches.refresh();
  return (await world.kernel.caches.get(catalogCache)).value;
};

let made = 0;
async function product(...skus: object[]): Promise<Ref> {
  const code = `T${++made}`;
  const answer = await send('POST /products', {
    code,
    name: '吸管杯',
    skus: skus.map((sku, n) => ({ code: `${code}-${n}`, name: '粉', ...sku })),
  });
  expect(answer.status).toBe(200);
  return answer.body;
}
const idOf = (ref: Ref, n = 0): string => ref.skus[n]?.id ?? '';

describe('a product', () => {
  test('is found by code, barcode and pinyin initials, with its price, as soon as it was added', async () => {
    const added = await product({ barcodes: ['6900000000011'], unitPrice: '69' });
    await now();
    for (const text of ['T1-0', '6900000000011', 'xgbf']) {
      const found = await send<{ items: { id: string; price: string }[] }>(
        `GET /skus?text=${text}&shopId=${world.shopId}`,
      );
      expect(found.body.items[0]).toMatchObject({ id: idOf(added), price: '69' });
    }
  });

  test('cannot have a code or barcode that another has', async () => {
    await product({ code: 'TAKEN', barcodes: ['6900000000022'] });
    const again = { code: 'NEW', name: '杯', skus: [{ code: 'TAKEN', name: '白' }] };
    expect(await send('POST /products', again)).toMatchObject({ status: 409, body: { code: 'SKU_CODE_TAKEN' } });
    const barcode = { ...again, skus: [{ code: 'FRESH', name: '白', barcodes: ['6900000000022'] }] };
    expect(await send('POST /products', barcode)).toMatchObject({ status: 409, body: { code: 'BARCODE_TAKEN' } });
    expect(
      await send('POST /products', { ...again, skus: [{ code: 'D', name: '白', depositMinor: 2000 }] }),
    ).toMatchObject({
      status: 422,
      body: { code: 'DEPOSIT_WITHOUT_PRESALE', field: 'skus.0.depositMinor' },
    });
  });

  test('gets further SKUs, and its barcodes move from one to another', async () => {
    const added = await product({ barcodes: ['6900000000033', '6900000000034'] });
    const more = await send(`POST /products/${added.id}/skus`, { code: 'MORE-1', name: '蓝' });
    expect(more.status).toBe(200);
    expect((await send(`PATCH /skus/${idOf(added)}`, { barcodes: ['6900000000034'] }, 1)).body.rev).toBe(2);
    expect((await send(`PATCH /skus/${more.body.id}`, { barcodes: ['6900000000033'] }, 1)).status).toBe(200);
    const catalog = await now();
    expect(catalog.skusByBarcode.get('6900000000033')?.id).toBe(more.body.id);
    expect(catalog.skusByBarcode.get('6900000000034')?.id).toBe(idOf(added));
  });

  test('has a SKU changed by one of two who saw the same', async () => {
    const id = idOf(await product({}));
    const change = (name: string) => send(`PATCH /skus/${id}`, { name }, 1);
    expect((await Promise.all([change('甲'), change('乙')])).map((a) => a.status).sort()).toEqual([200, 412]);
  });
});

describe('a bundle', () => {
  test('holds plain SKUs, each once, and is replaced as a whole', async () => {
    const parts = await product({}, {}, {});
    const set = await product({ kind: 'bundle' });
    const put = (ids: string[], ifMatch: number, id = idOf(set)) =>
      send(`PUT /skus/${id}/bundle`, { parts: ids.map((skuId) => ({ skuId, quantity: '1' })) }, ifMatch);
    expect((await put([idOf(parts, 0), idOf(parts, 1)], 1)).status).toBe(200);
    expect((await put([idOf(parts, 1), idOf(parts, 2)], 2)).status).toBe(200);
    expect((await now()).bundles.get(idOf(set))?.map((p) => p.skuId)).toEqual([idOf(parts, 1), idOf(parts, 2)]);
    expect((await put([idOf(parts), idOf(parts)], 3)).body).toMatchObject({
      code: 'BUNDLE_PART_TWICE',
      field: 'parts.1.skuId',
    });
    expect((await put([idOf(set)], 3)).body).toMatchObject({ code: 'BUNDLE_OF_BUNDLES' });
    expect((await put([idOf(parts, 1)], 1, idOf(parts))).body).toMatchObject({ code: 'SKU_NOT_BUNDLE' });
    expect((await put(['0190a000-0000-7000-8000-000000000001'], 3)).status).toBe(404);
    expect((await Promise.all([put([idOf(parts)], 3), put([idOf(parts, 1)], 3)])).map((a) => a.status).sort()).toEqual([
      200, 412,
    ]);
  });
});

describe('a price', () => {
  test('holds from its start in its shop, and the one before holds again once it is withdrawn, which happens once', async () => {
    const id = idOf(await product({ unitPrice: '100' }));
    const set = (body: object) => send(`POST /skus/${id}/prices`, body);
    const later = await set({ unitPrice: '80.5', validFrom: '2026-12-01T00:00:00Z' });
    await set({ unitPrice: '90', shopId: world.shopId });
    let catalog = await now();
    const at = new Date('2026-12-02T00:00:00Z');
    expect(priceAt(catalog, id, null, at)).toBe('80.5');
    expect(priceAt(catalog, id, world.shopId, at)).toBe('90');
    const withdraw = () => send(`POST /prices/${later.body.id}/withdrawal`, {});
    expect((await Promise.all([withdraw(), withdraw()])).map((a) => a.status).sort()).toEqual([200, 409]);
    catalog = await now();
    expect(priceAt(catalog, id, null, at)).toBe('100');
    expect((await send<{ items: object[] }>(`GET /skus/${id}/prices`)).body.items).toHaveLength(3);
    const backwards = await set({
      unitPrice: '1',
      validFrom: '2026-12-02T00:00:00Z',
      validUntil: '2026-12-01T00:00:00Z',
    });
    expect(backwards).toMatchObject({ status: 422, body: { code: 'PRICE_PERIOD_INVALID' } });
  });

  test('of many SKUs is set in one batch, each with its own result', async () => {
    const ref = await product({}, {});
    const inputs = [idOf(ref, 0), '0190a000-0000-7000-8000-000000000001', idOf(ref, 1)].map((skuId) => ({
      skuId,
      unitPrice: '9.9',
    }));
    const results = await world.many('catalog.set-price', inputs);
    expect(results.map((r) => r.ok)).toEqual([true, false, true]);
    expect((await world.kernel.database.query(`select 1 from journal where chain_id = $1`, [ref.id])).length).toBe(3);
  });
});

describe('a gift rule', () => {
  const period = { validFrom: '2026-11-01T00:00:00Z', validUntil: '2026-11-12T00:00:00Z' };

  test('needs a condition, a period and products that exist', async () => {
    const giftSkuId = idOf(await product({}));
    const set = (body: object) => send('POST /gift-rules', { name: '满赠', giftSkuId, ...period, ...body });
    expect((await set({})).body).toMatchObject({ code: 'GIFT_CONDITION_MISSING' });
    expect((await set({ minAmount: 1, validUntil: period.validFrom })).body).toMatchObject({
      code: 'GIFT_PERIOD_INVALID',
    });
    expect(await set({ containingSkuId: '0190a000-0000-7000-8000-000000000001' })).toMatchObject({
      status: 404,
      body: { field: 'containingSkuId' },
    });
    const added = await set({ minAmount: 9900 });
    const change = (minAmount: number) =>
      send('POST /gift-rules', { name: '满赠', giftSkuId, ...period, minAmount, ruleId: added.body.id }, 1);
    expect((await Promise.all([change(1), change(2)])).map((a) => a.status).sort()).toEqual([200, 412]);
  });

  test('for the first two orders gives two, also when five ask at once', async () => {
    const giftSkuId = idOf(await product({}));
    const { body } = await send('POST /gift-rules', {
      name: '前两名',
      giftSkuId,
      ...period,
      shopId: world.shopId,
      firstN: 2,
    });
    const take = async (): Promise<boolean> => {
      const transaction = new Transaction(world.kernel.database);
      const ctx = contextFor(world.kernel, 'test', world.system, transaction);
      const left = await lockGiftsLeft(transaction, [{ ruleId: body.id, firstN: 2 }]);
      if ((left.get(body.id) ?? 0) === 0) {
        await transaction.rollback();
        return false;
      }
      const row = rowContext(ctx, { name: 'test', clauses: [] });
      countGifts(row.ctx, [body.id]);
      const { sql, params } = compose(row.ctx.writes, world.kernel.database.schema);
      await transaction.finish(sql, params);
      return true;
    };
    const taken = await Promise.all([take(), take(), take(), take(), take()]);
    expect(taken.filter(Boolean)).toHaveLength(2);
  });
});
