/** Order files go in by the real actions: counts, repetition, interruption, newer content, mending. (OS-2.1, OS-2.2, PD-3.2) */
import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OrderView } from '../../../../contract/orders.ts';
import type { ImportView, IssueView } from '../../../../contract/intake.ts';
import goods from '../../../../samples/goods.json' with { type: 'json' };
import { openWorld, type World } from '../../../test/world.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { receiveFile, runImport, uploadImport } from './index.ts';

let world: World;
let taobaoShop: string;

beforeAll(async () => {
  world = await openWorld(new Date('2026-11-21T13:00:00Z'));
  await addGoods();
  const company = (await world.ask<{ legalEntities: { id: string }[]; departments: { id: string; code: string }[] }>('company.get', {})) as never as {
    legalEntities: { id: string }[];
    departments: { id: string; code: string }[];
  };
  const departmentId = company.departments.find((d) => d.code === 'orders')?.id;
  const shop = { code: 'TB', name: '岑汀家居淘宝店', platform: 'taobao', legalEntityId: company.legalEntities[0]?.id, departmentId, defaultWarehouseId: world.warehouseId };
  taobaoShop = (await world.act<{ id: string }>('company.add-shop', shop)).id;
  await world.kernel.caches.refresh();
});
afterAll(() => world.close());

/** The catalogue of the samples. */
async function addGoods(): Promise<void> {
  const { id: productId } = await world.act<{ id: string }>('catalog.add-product', { code: 'SAMPLES', name: '样例商品' });
  const present = await world.kernel.database.query<{ code: string }>('select code from skus');
  const known = new Set(present.map((row) => row.code));
  for (const one of goods.filter(({ code }) => !known.has(code))) {
    await world.act('catalog.add-sku', { productId, code: one.code, name: `${one.title} ${one.spec}`, unit: '件', taxRate: '0.13' });
  }
  await world.kernel.caches.refresh();
}

const sample = (name: string) => new URL(`../../../../samples/${name}`, import.meta.url);
const clerk = () => world.people.clerk;

async function send(files: { name: string; bytes?: Buffer | string }[], shopId?: string): Promise<{ id: string; state: string }> {
  const received = [];
  for (const { name, bytes } of files) received.push(await receiveFile(world.kernel, name, bytes === undefined ? createReadStream(sample(name)) : Readable.from([Buffer.from(bytes)])));
  return world.act('intake.upload', { files: received, shopId, runner: 'worker' }, clerk());
}

async function importAll(...files: { name: string; bytes?: Buffer | string }[]): Promise<ImportView> {
  const { id } = await send(files);
  await runImport(world.kernel, id, { clock: world.clock });
  return view(id);
}

const view = (importId: string) => world.ask<ImportView>('intake.import', { importId }, clerk());
const issues = async (importId: string) => (await world.ask<{ items: IssueView[] }>('intake.issues', { importId, limit: 500 }, clerk())).items;
const find = async (externalNo: string): Promise<OrderView> => {
  const [row] = await world.kernel.database.query<{ id: string }>('select id from orders where external_no = $1', [externalNo]);
  return world.ask<OrderView>('orders.get', { orderId: row?.id }, clerk());
};
const orderCount = async () => (await world.kernel.database.query<{ n: number }>('select count(*) as n from orders'))[0]?.n;
const chains = () => world.kernel.database.query(`select id, encode(chain_head, 'hex') as head from orders order by id`);

async function refusalOf(run: Promise<unknown>): Promise<Refusal> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const header = '主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,商品单价,商品金额,订单应付金额,运费,优惠总金额,收件人,收件人手机号,省,市,区,详细地址,买家留言,订单提交时间,旗帜颜色,商家备注,订单完成时间,支付完成时间,订单状态,承诺发货时间,订单类型,售后状态,取消原因,发货时间,快递信息';
interface Cells {
  no: string;
  sku?: string;
  price?: string;
  status?: string;
  refund?: string;
  remark?: string;
  message?: string;
  phone?: string;
  done?: string;
  sent?: string;
  paid?: string;
}
const row = ({ no, sku = 'BWB500-WH', price = '79.00', status = '待发货', refund = '-', remark = '-', message = '-', phone = '13800000101', done = '-', sent = '-', paid = '2026-11-21 18:01:00' }: Cells) =>
  `"\t${no}","\t${no}",岑汀保温杯,白色,1,${sku},${price},79.00,79.00,0.00,0.00,样例甲,${phone},浙江省,宁波市,鄞州区,样例路1号,${message},2026-11-21 18:00:00,-,${remark},${done},${paid},${status},2026-11-23 18:00:00,普通订单,${refund},-,${sent},${sent === '-' ? '-' : 'BY7001-1-百驿快递'}`;
const csv = (...rows: Cells[]) => `\ufeff${header}\r\n${rows.map(row).join('\r\n')}\r\n`;

let next = 1;
const freshNo = () => `69380001${String(next++).padStart(11, '0')}`;

describe('the samples', () => {
  test('all sixty Douyin orders go in, each where its platform says, and the file again changes nothing [OS-2.1] [OS-2.2] [PD-3.1]', async () => {
    const first = await importAll({ name: 'douyin-orders.csv' });
    expect(first).toMatchObject({ state: 'done', orders: 60, entered: 60, waiting: 0, unchanged: 0 });
    expect(first.written).toBe(first.rows);
    const stages = await world.kernel.database.query<{ stage: string }>(`select distinct stage from orders order by stage`);
    expect(stages.map((s) => s.stage)).toEqual(['accepted', 'cancelled', 'entered', 'shipped']);
    const before = await chains();
    const again = await importAll({ name: 'douyin-orders.csv' });
    expect(again).toMatchObject({ entered: 0, updated: 0, unchanged: 60, waiting: 0, known: again.rows });
    expect(await chains()).toEqual(before);
  });

  test('of the file with errors the good orders go in and every fault waits with column and remedy [PD-3.2] [OS-2.2]', async () => {
    const result = await importAll({ name: 'douyin-with-errors.csv' });
    expect(result.entered).toBeGreaterThan(10);
    expect(result.written + result.known + result.waiting).toBe(result.rows);
    const found = await issues(result.id);
    expect(found.find((one) => one.rowNo === 3)).toMatchObject({ column: '商家编码', value: 'BWB500-GN2', code: 'SKU_UNKNOWN', suggestion: 'BWB500-GN' });
    expect(new Set(found.map((one) => one.code)).size).toBeGreaterThan(18);
    expect(found.every((one) => one.what.zh && one.what.en && one.mend.zh && one.mend.en)).toBe(true);
    const again = await importAll({ name: 'douyin-with-errors.csv' });
    expect(again).toMatchObject({ entered: 0, updated: 0, waiting: result.waiting });
    expect((await view(result.id)).waiting).toBe(0);
  });

  test('the Taobao lists pair in either order of sending, the shop known by its name [OS-2.1]', async () => {
    const pair = await importAll({ name: 'taobao-details-gbk.csv' }, { name: 'taobao-orders-gbk.csv' });
    expect(pair).toMatchObject({ part: 'both', entered: 26, waiting: 0, shop: { id: taobaoShop } });
    const again = await importAll({ name: 'taobao-orders-gbk.csv' }, { name: 'taobao-details-gbk.csv' });
    expect(again).toMatchObject({ entered: 0, unchanged: 26 });
  });
});

describe('a Taobao order list alone', () => {
  let other: World;
  beforeAll(async () => {
    const before = world;
    other = await openWorld(new Date('2026-11-21T13:00:00Z'));
    world = other;
    await addGoods();
    const company = (await other.ask('company.get', {})) as { legalEntities: { id: string }[]; departments: { id: string; code: string }[] };
    const departmentId = company.departments.find((d) => d.code === 'orders')?.id;
    await other.act('company.add-shop', { code: 'TB', name: '岑汀家居淘宝店', platform: 'taobao', legalEntityId: company.legalEntities[0]?.id, departmentId, defaultWarehouseId: other.warehouseId });
    await other.kernel.caches.refresh();
    world = before;
  });
  afterAll(() => other.close());

  test('waits, and goes in when its detail list comes by itself [OS-2.1] [PD-3.2]', async () => {
    const before = world;
    world = other;
    try {
      const alone = await importAll({ name: 'taobao-orders-gbk.csv' });
      expect(alone).toMatchObject({ entered: 0, waitingOrders: 26, needsCompanion: true });
      const details = await importAll({ name: 'taobao-details-gbk.csv' });
      expect(details).toMatchObject({ state: 'done', entered: 26, waiting: 0 });
      expect((await view(alone.id)).waiting).toBe(0);
    } finally {
      world = before;
    }
  });
});

describe('an interrupted import', () => {
  test('is run again and ends as if nothing had happened [PD-3.2] [OS-2.1]', async () => {
    const rows = Array.from({ length: 40 }, () => ({ no: freshNo() }));
    const { id } = await send([{ name: 'a.csv', bytes: csv(...rows) }]);
    const before = (await orderCount()) ?? 0;
    const stop = new AbortController();
    await runImport(world.kernel, id, { clock: world.clock, batch: 10, signal: stop.signal, onProgress: () => setTimeout(() => stop.abort(), 0) });
    const between = (await orderCount()) ?? 0;
    expect(between).toBeLessThan(before + 40);
    expect((await view(id)).state).toBe('running');
    await runImport(world.kernel, id, { clock: world.clock, batch: 10 });
    expect(await orderCount()).toBe(before + 40);
    expect(await view(id)).toMatchObject({ state: 'done', entered: 40, unchanged: 0, written: 40 });
  });

  test('two runs at once take each order in once [OS-2.1]', async () => {
    const { id } = await send([{ name: 'b.csv', bytes: csv(...Array.from({ length: 60 }, () => ({ no: freshNo() }))) }]);
    const before = (await orderCount()) ?? 0;
    await Promise.allSettled([runImport(world.kernel, id, { clock: world.clock, batch: 20 }), runImport(world.kernel, id, { clock: world.clock, batch: 15 })]);
    expect(await orderCount()).toBe(before + 60);
  });
});

describe('newer content', () => {
  test('a refund that was asked for holds what is still here, at once [PD-3.4] [OS-6.3]', async () => {
    const no = freshNo();
    await importAll({ name: 'c.csv', bytes: csv({ no }) });
    expect((await find(no)).holds).toEqual([]);
    const result = await importAll({ name: 'c2.csv', bytes: csv({ no, refund: '待商家处理' }) });
    expect(result).toMatchObject({ updated: 1, entered: 0 });
    const order = await find(no);
    expect(order.holds).toMatchObject([{ kind: 'refund', releasedAt: null }]);
    const older = await importAll({ name: 'c.csv', bytes: csv({ no }) });
    expect(older).toMatchObject({ unchanged: 1 });
    expect((await importAll({ name: 'c2.csv', bytes: csv({ no, refund: '待商家处理' }) })).unchanged).toBe(1);
    expect((await find(no)).holds).toHaveLength(1);
  });

  test('a new remark becomes the field, the buyer’s message stays apart [CC-2.4]', async () => {
    const no = freshNo();
    await importAll({ name: 'd.csv', bytes: csv({ no, message: '请快' }) });
    await importAll({ name: 'd2.csv', bytes: csv({ no, message: '请快', remark: '加急' }) });
    expect(await find(no)).toMatchObject({ buyerMessage: '请快', sellerRemark: '加急' });
  });

  test('a cancellation cancels what has not left [OS-6.3]', async () => {
    const no = freshNo();
    await importAll({ name: 'e.csv', bytes: csv({ no }) });
    await importAll({ name: 'e2.csv', bytes: csv({ no, status: '已关闭' }) });
    expect((await find(no)).stage).toBe('cancelled');
    expect((await importAll({ name: 'e3.csv', bytes: csv({ no, remark: '又' }) })).updated).toBe(1);
    expect((await find(no)).stage).toBe('cancelled');
  });

  test('an unpaid order is paid, then shipped and completed, its clocks closed by the platform’s word [OT-3.1] [PD-3.1]', async () => {
    const no = freshNo();
    await importAll({ name: 'f.csv', bytes: csv({ no, status: '待支付', paid: '-' }) });
    expect((await find(no)).isPaid).toBe(false);
    await importAll({ name: 'f2.csv', bytes: csv({ no }) });
    expect((await find(no)).isPaid).toBe(true);
    await importAll({ name: 'f3.csv', bytes: csv({ no, status: '已发货', sent: '2026-11-21 20:00:00' }) });
    const shipped = await find(no);
    expect(shipped.stage).toBe('shipped');
    expect(shipped.shipments).toMatchObject([{ waybill: 'BY7001', carrier: '百驿快递', state: 'handed-over' }]);
    const sources = await world.kernel.database.query<{ stop_source: string }>(`select distinct stop_source from clocks where order_id = $1 and stopped_at is not null`, [shipped.id]);
    expect(sources).toContainEqual({ stop_source: 'platform' });
    await importAll({ name: 'f4.csv', bytes: csv({ no, status: '已完成', sent: '2026-11-21 20:00:00', done: '2026-11-21 20:50:00' }) });
    expect(await find(no)).toMatchObject({ stage: 'accepted', acceptedBy: 'platform', shipments: [{ state: 'delivered' }] });
    expect((await importAll({ name: 'f5.csv', bytes: csv({ no, remark: '好' }) })).updated).toBe(1);
    expect((await find(no)).stage).toBe('accepted');
  });

  test('what our own desk has begun, only its scan ships [OT-3.1]', async () => {
    const no = freshNo();
    await importAll({ name: 'g.csv', bytes: csv({ no }) });
    const { id } = await find(no);
    await world.act('orders.check', { orderId: id }, world.people.checker);
    await world.act('orders.prepare', { orderId: id }, world.people.warehouse);
    await importAll({ name: 'g2.csv', bytes: csv({ no, status: '已发货', sent: '2026-11-21 20:00:00' }) });
    expect((await find(no)).stage).toBe('preparing');
  });
});

describe('old orders', () => {
  test('open clocks that are late already share the digest of their import, decided ones are silent [OT-3.1]', async () => {
    const no = freshNo();
    world.clock.set(new Date('2026-11-25T13:00:00Z'));
    const late = await importAll({ name: 'h.csv', bytes: csv({ no }) });
    world.clock.set(new Date('2026-11-21T13:00:00Z'));
    const order = await find(no);
    const clocks = await world.kernel.database.query<{ digest_id: string; state: string }>(`select digest_id, state from clocks where order_id = $1`, [order.id]);
    expect(clocks.length).toBeGreaterThan(2);
    expect(new Set(clocks.map((c) => c.digest_id))).toEqual(new Set([late.id]));
  });
});

describe('mending', () => {
  test('a row goes in once its cell is right, or stays with what is still wrong [PD-3.2]', async () => {
    const no = freshNo();
    const result = await importAll({ name: 'i.csv', bytes: csv({ no, price: '79.0O', phone: '138****12' }) });
    const found = await issues(result.id);
    expect(found.map((one) => [one.column, one.code, one.personal])).toEqual(
      expect.arrayContaining([
        ['商品单价', 'AMOUNT_NOT_A_NUMBER', false],
        ['收件人手机号', 'PHONE_MASK_INCOMPLETE', true],
      ]),
    );
    expect(found.find((one) => one.personal)?.value).not.toContain('138****12');
    const rowId = found[0]?.rowId;
    const half = await world.act('intake.mend', { importId: result.id, rowId, cells: [{ row: 2, column: '商品单价', value: '79.00' }] }, clerk());
    expect(half).toMatchObject({ outcome: 'waiting', issues: 1 });
    const whole = await world.act('intake.mend', { importId: result.id, rowId, cells: [{ row: 2, column: '收件人手机号', value: '13800000102' }] }, clerk());
    expect(whole).toMatchObject({ outcome: 'entered' });
    expect((await find(no)).stage).toBe('entered');
    expect((await refusalOf(world.act('intake.mend', { importId: result.id, rowId, cells: [{ row: 2, column: '商品单价', value: '1' }] }, clerk()))).code).toBe('ROW_IS_SETTLED');
    expect(await importAll({ name: 'i.csv', bytes: csv({ no, price: '79.0O', phone: '138****12' }) })).toMatchObject({ waiting: 0, known: 1 });
  });

  test('a shop’s own code is mapped once, everywhere, and remembered for later files [PD-3.2] [OS-2.2]', async () => {
    const numbers = Array.from({ length: 18 }, freshNo);
    const result = await importAll({ name: 'j.csv', bytes: csv(...numbers.map((no) => ({ no, sku: 'OLD-CUP' }))) });
    const groups = await world.ask<{ items: { code: string; value: string; rows: number }[] }>('intake.issue-groups', { importId: result.id }, clerk());
    expect(groups.items).toMatchObject([{ code: 'SKU_UNKNOWN', value: 'OLD-CUP', rows: 18 }]);
    const wrong = await refusalOf(world.act('intake.mend-many', { importId: result.id, column: '商家编码', from: 'OLD-CUP', to: 'NO-SUCH' }, clerk()));
    expect(wrong).toMatchObject({ code: 'SKU_UNKNOWN', detail: { field: 'to' } });
    const mended = await world.act('intake.mend-many', { importId: result.id, column: '商家编码', from: 'OLD-CUP', to: 'BWB500-GN' }, clerk());
    expect(mended).toEqual({ taken: 18, waiting: 0, remaining: 0 });
    await world.kernel.caches.refresh();
    expect(await importAll({ name: 'j2.csv', bytes: csv({ no: freshNo(), sku: 'OLD-CUP' }) })).toMatchObject({ entered: 1, waiting: 0 });
  });

  test('a row is discarded with a reason and does not come back with the file [PD-3.2]', async () => {
    const bytes = csv({ no: freshNo(), price: 'x' });
    const result = await importAll({ name: 'k.csv', bytes });
    const rowId = (await issues(result.id))[0]?.rowId;
    await world.act('intake.drop-row', { importId: result.id, rowId, reason: '测试单' }, clerk());
    expect(await view(result.id)).toMatchObject({ waiting: 0, dropped: 1 });
    expect(await importAll({ name: 'k.csv', bytes })).toMatchObject({ waiting: 0, known: 1 });
  });

  test('after the catalogue was completed the file has another try [PD-3.2]', async () => {
    const code = `NEW-${freshNo().slice(-4)}`;
    const result = await importAll({ name: 'l.csv', bytes: csv({ no: freshNo(), sku: code }) });
    expect(result.waiting).toBe(1);
    const [product] = await world.kernel.database.query<{ id: string }>(`select id from products limit 1`);
    await world.act('catalog.add-sku', { productId: product?.id, code, name: '新品', unit: '件', taxRate: '0.13' });
    await world.kernel.caches.refresh();
    await world.act('intake.retry', { importId: result.id }, clerk());
    await runImport(world.kernel, result.id, { clock: world.clock });
    expect(await view(result.id)).toMatchObject({ state: 'done', waiting: 0 });
  });
});

describe('refused before anything is written', () => {
  let before: unknown;
  const traces = () => world.kernel.database.query(`select (select count(*) from imports) as imports, (select count(*) from journal) as entries, (select count(*) from orders) as orders`);
  beforeEach(async () => {
    before = await traces();
  });

  test.each([
    ['a truncated file', () => `${csv({ no: '6938000199999999991' }).slice(0, -60)}"没有结束`, 'QUOTE_NOT_CLOSED'],
    ['a workbook with another ending', () => Buffer.from('504b0304140006000800', 'hex'), 'FILE_IS_XLSX'],
    ['a web page', () => '<!doctype html><html><body>登录</body></html>', 'FILE_IS_WEB_PAGE'],
    ['nothing', () => '', 'FILE_IS_EMPTY'],
    ['another list', () => '甲,乙\r\n1,2\r\n', 'FORMAT_UNKNOWN'],
  ])('%s [OS-2.2]', async (_name, bytes, problem) => {
    const refusal = await refusalOf(send([{ name: 'x.csv', bytes: bytes() }]));
    expect(refusal).toMatchObject({ code: 'ORDER_FILE_UNREADABLE', detail: { field: 'file', params: { problem } } });
    expect(await traces()).toEqual(before);
  });

  test('two files that are no pair [OS-2.2]', async () => {
    const refusal = await refusalOf(send([{ name: 'douyin-orders.csv' }, { name: 'taobao-orders-gbk.csv' }]));
    expect(refusal.detail.params).toMatchObject({ problem: 'FILES_DO_NOT_PAIR' });
  });

  test('a shop of another platform [OS-2.2]', async () => {
    expect((await refusalOf(send([{ name: 'douyin-orders.csv' }], taobaoShop))).code).toBe('SHOP_PLATFORM_DIFFERS');
  });
});

test('an import of another shop does not exist for those whose scope lacks it [CC-7.2] [OS-8.3]', async () => {
  const result = await importAll({ name: 'm.csv', bytes: csv({ no: freshNo(), price: 'x' }) });
  const stranger = { ...world.people.clerk, shopIds: [taobaoShop] };
  const rowId = (await issues(result.id))[0]?.rowId;
  const code = async (run: Promise<unknown>) => (await refusalOf(run)).code;
  expect(await code(world.ask('intake.import', { importId: result.id }, stranger))).toBe('NOT_FOUND');
  expect(await code(world.ask('intake.issues', { importId: result.id }, stranger))).toBe('NOT_FOUND');
  expect(await code(world.act('intake.mend', { importId: result.id, rowId, cells: [{ row: 2, column: '商品单价', value: '79' }] }, stranger))).toBe('NOT_FOUND');
  expect(await code(world.act('intake.drop-row', { importId: result.id, rowId, reason: '不要' }, stranger))).toBe('NOT_FOUND');
  const listed = await world.ask<{ items: { id: string }[] }>('intake.imports', {}, stranger);
  expect(listed.items.map((one) => one.id)).not.toContain(result.id);
});

test('the raw file, the names and the waiting rows are nowhere in clear [OS-8.3] [PD-4.2]', async () => {
  const phone = '1380000';
  await importAll({ name: '样例甲的订单.csv', bytes: csv({ no: freshNo(), price: 'x', phone }) });
  const text = JSON.stringify(await world.kernel.database.query(`select row_to_json(i)::text as a from imports i union all select row_to_json(r)::text from import_rows r`));
  expect(text).not.toContain('样例甲');
  expect(text).not.toContain(`"${phone}"`);
  expect(readFileSync(sample('douyin-orders.csv')).length).toBeGreaterThan(0);
});

test('uploading is an action with a name', () => {
  expect(uploadImport.name).toBe('intake.upload');
});
