/** Goods come in by file and go out as the same file; what is said twice changes nothing. (OS-2.2, PD-3.2) */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProductFileResult } from '../../../../../contract/product-file.ts';
import { openHttpWorld, type HttpWorld } from '../../../../test/http.ts';
import { sample } from '../../../../test/intake-world.ts';
import { companyCache } from '../../company/index.ts';
import { catalogCache } from '../../catalog/index.ts';

let world: HttpWorld;
let session: string;
beforeAll(async () => {
  process.env.LUYUE_LOG = 'silent';
  world = await openHttpWorld();
  session = await world.signIn('operations');
});
afterAll(() => world.close());

type Answer = ProductFileResult & { code: string; field: string };

async function send(content: Buffer | string, how: { check?: boolean; by?: string } = {}) {
  const boundary = 'a-boundary-of-this-test';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="goods.csv"\r\ncontent-type: text/csv\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/products/files${how.check ? '?check=true' : ''}`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    cookies: { luyue_session: how.by ?? session },
    payload,
  });
  return { status: answer.statusCode, body: answer.json<Answer>() };
}
const catalog = async () => {
  await world.kernel.caches.refresh();
  return (await world.kernel.caches.get(catalogCache)).value;
};
const head = '商品编码,商品名称,SKU 编码,规格,条码,价格\n';

describe('a file of goods', () => {
  test('is only looked at first, then taken, and changes nothing the second time [OS-2.2]', async () => {
    const file = readFileSync(sample('goods-list.xlsx'));
    const looked = (await send(file, { check: true })).body;
    expect(looked).toMatchObject({ checked: true, rows: 8, added: 5, faults: [] });
    expect(looked.changes.filter(({ sku }) => sku === 'TD-WH')).toMatchObject([
      { column: '商品名称', from: null, to: '岑汀台灯 白色' },
      { column: '价格', from: null, to: '199' },
    ]);
    expect((await catalog()).skusByCode.has('HCD-60')).toBe(false);
    expect((await send(file)).body).toMatchObject({ checked: false, added: 5, same: 0, refused: 0 });
    const after = await catalog();
    expect(after.skusByCode.get('SFT-3')).toMatchObject({ presaleDays: 20, depositMinor: 20_000, freight: true });
    expect(after.skusByBarcode.get('6920260011025')?.code).toBe('HCD-120');
    expect((await send(file)).body).toMatchObject({ added: 0, changed: 0, same: 5, changes: [] });
  });

  test('tells every fault, and takes the products that have none [PD-3.2]', async () => {
    await send(`${head}A,甲,A-1,一,6900000100011,10\n`);
    const { body } = await send(`${head}A,甲,A-1,一,,12\nB,乙,B-1,一,6900000100011,x\nC,丙,A-1,一,6900000100011,5\n`);
    expect(body).toMatchObject({ changed: 1, refused: 2 });
    expect(body.changes).toEqual([{ row: 2, sku: 'A-1', column: '价格', from: '10', to: '12' }]);
    expect(body.faults.map(({ row, column }) => [row, column])).toEqual([
      [3, '价格'],
      [3, '条码'],
      [4, 'SKU 编码'],
      [4, '条码'],
    ]);
  });

  test('that no column names, and one whose sender may not, is refused whole', async () => {
    expect(await send('a,b\n1,2\n')).toMatchObject({ status: 422, body: { code: 'PRODUCT_COLUMNS_MISSING' } });
    expect(await send(head.replace('规格', '价格'))).toMatchObject({ body: { code: 'PRODUCT_COLUMNS_MISSING' } });
    expect(await send('')).toMatchObject({ status: 422, body: { code: 'ORDER_FILE_UNREADABLE' } });
    const by = await world.signIn('clerk');
    expect(await send(head, { by })).toMatchObject({ status: 403, body: { code: 'RIGHT_MISSING' } });
  });

  test('is exported in the columns that it is imported in, and comes back unchanged', async () => {
    const filter = { text: 'HCD' };
    const asked = await world.send<{ exportId: string }>(
      'POST /lists/catalog/exports',
      { filter, format: 'csv' },
      { session },
    );
    const answer = await world.app.inject({
      method: 'GET',
      url: `/api/exports/${asked.body.exportId}/file`,
      cookies: { luyue_session: session },
    });
    expect(answer.body.split('\r\n')).toHaveLength(5);
    expect((await send(answer.body)).body).toMatchObject({ rows: 3, same: 1, changed: 0, added: 0, faults: [] });
  });
});

test('a minimum order goes in and out with its price, of all shops and of one [OS-2.2] [PD-3.2]', async () => {
  const shop = (await world.kernel.caches.get(companyCache)).value.shops.get(world.shopId)?.code ?? '';
  const file = `${head.trim()},起订量,价格@${shop},起订量@${shop}\n`;
  expect((await send(`${file}M,甲,M-1,一,,79,,75,100\n`)).body).toMatchObject({ added: 1, faults: [] });
  const { body } = await send(`${file}M,甲,M-1,一,,,2,,48\n`);
  expect(body.changes.map(({ column, from, to }) => [column, from, to])).toEqual([
    ['起订量', null, '2'],
    [`起订量@${shop}`, '100', '48'],
  ]);
  const held = (await catalog()).prices.get((await catalog()).skusByCode.get('M-1')?.id ?? '') ?? [];
  expect(held.map((one) => one.minQuantity)).toEqual(expect.arrayContaining(['2', '48']));
  expect((await send(`${file}M,甲,M-1,一,,,2,,48\n`)).body).toMatchObject({ same: 1 });
  expect((await send(`${file}M,甲,M-1,一,,,无,,\n`)).body.changes).toMatchObject([{ from: '2', to: null }]);
  const wrong = await send(`${file}N,乙,N-1,一,,,10,,\nO,丙,O-1,一,,,,,5\nP,丁,P-1,一,,79,-1,,\n`);
  expect(wrong.body.faults.map(({ row, column }) => [row, column])).toEqual([
    [2, '起订量'],
    [3, '起订量'],
    [4, '起订量'],
  ]);
});

describe('a stated product', () => {
  const put = (code: string, body: object) =>
    world.send<{ outcome: string; code: string; field: string }>(`PUT /products/by-code/${code}`, body, { session });
  const one = (name: string) => ({ name: '杯', skus: [{ code: 'P-1', name }] });

  test('is written once by two who state the same, and left alone by the second', async () => {
    const both = await Promise.all([put('P', one('白')), put('P', one('白'))]);
    expect(both.map((answer) => answer.body.outcome).sort()).toEqual(['added', 'same']);
  });

  test('keeps what is left out, and a SKU keeps its kind', async () => {
    const full = { name: '杯', skus: [{ code: 'P-1', name: '白', unitPrice: '12.50', barcodes: ['6900000100022'] }] };
    expect((await put('P', full)).body.outcome).toBe('changed');
    expect((await put('P', one('白'))).body.outcome).toBe('same');
    expect((await put('P', { name: '壶', skus: [{ code: 'P-1', name: '白' }] })).body.outcome).toBe('changed');
    expect((await catalog()).skusByCode.get('P-1')).toMatchObject({ barcodes: ['6900000100022'], initials: 'hb' });
    const kind = await put('P', { name: '壶', skus: [{ code: 'P-1', name: '白', kind: 'bundle' }] });
    expect(kind).toMatchObject({ status: 409, body: { code: 'SKU_KIND_FIXED', field: 'skus.0.kind' } });
  });
});
