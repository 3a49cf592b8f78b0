/** A world with two shops and the goods of the samples, and files of a few orders made for a test. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ImportView, IssueView } from '../../contract/intake.ts';
import type { OrderView } from '../../contract/orders.ts';
import goods from '../../samples/goods.json' with { type: 'json' };
import { openWorld, type World } from './world.ts';
import { Refusal } from '../src/kernel/refusal.ts';
import { companyCache } from '../src/modules/company/index.ts';
import { receiveFile, runImport } from '../src/modules/intake/index.ts';

export interface IntakeWorld extends World {
  taobaoShop: string;
  send(files: SentFile[], shopId?: string): Promise<{ id: string; state: string }>;
  /** Sends and runs it, as the worker would. */
  importAll(...files: SentFile[]): Promise<ImportView>;
  view(importId: string): Promise<ImportView>;
  issues(importId: string): Promise<IssueView[]>;
  find(externalNo: string): Promise<OrderView>;
}

/** A sample by its name, or bytes of its own. */
export interface SentFile {
  name: string;
  bytes?: Buffer | string;
}

export const sample = (name: string) => new URL(`../../samples/${name}`, import.meta.url);
export const evening = new Date('2026-11-21T13:00:00Z');

export async function openIntakeWorld(): Promise<IntakeWorld> {
  const world = await openWorld(evening);
  const clerk = world.people.clerk;
  await addGoods(world);
  const company = (await world.kernel.caches.get(companyCache)).value;
  const { legalEntityId, departmentId } = [...company.shops.values()][0] ?? {};
  const shop = {
    code: 'TB',
    name: '岑汀家居淘宝店',
    platform: 'taobao',
    legalEntityId,
    departmentId,
    defaultWarehouseId: world.warehouseId,
  };
  const { id: taobaoShop } = await world.act<{ id: string }>('company.add-shop', shop);
  await world.kernel.caches.refresh();
  const view = (importId: string) => world.ask<ImportView>('intake.import', { importId }, clerk);
  const send = async (files: SentFile[], shopId?: string) => {
    const received = [];
    for (const { name, bytes } of files) {
      const content = bytes === undefined ? createReadStream(sample(name)) : Readable.from([Buffer.from(bytes)]);
      received.push(await receiveFile(world.kernel, name, content));
    }
    return world.act<{ id: string; state: string }>(
      'intake.upload',
      { files: received, shopId, runner: 'worker' },
      clerk,
    );
  };
  return {
    ...world,
    taobaoShop,
    send,
    view,
    importAll: async (...files) => {
      const { id } = await send(files);
      await runImport(world.kernel, id, { clock: world.clock });
      return view(id);
    },
    issues: async (importId) =>
      (await world.ask<{ items: IssueView[] }>('intake.issues', { importId, limit: 500 }, clerk)).items,
    find: async (externalNo) => {
      const [row] = await world.kernel.database.query<{ id: string }>('select id from orders where external_no = $1', [
        externalNo,
      ]);
      return world.ask<OrderView>('orders.get', { orderId: row?.id }, clerk);
    },
  };
}

async function addGoods(world: World): Promise<void> {
  const present = await world.kernel.database.query<{ code: string }>('select code from skus');
  const known = new Set(present.map((row) => row.code));
  const skus = goods
    .filter(({ code }) => !known.has(code))
    .map(({ code, title, spec }) => ({ code, name: `${title} ${spec}` }));
  await world.act('catalog.add-product', { code: 'SAMPLES', name: '样例商品', skus });
  await world.kernel.caches.refresh();
}

export async function refusalOf(run: Promise<unknown>): Promise<Refusal> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const header =
  '主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,商品单价,商品金额,订单应付金额,运费,优惠总金额,收件人,收件人手机号,省,市,区,' +
  '详细地址,买家留言,订单提交时间,旗帜颜色,商家备注,订单完成时间,支付完成时间,订单状态,承诺发货时间,订单类型,售后状态,取消原因,发货时间,快递信息';

export interface OrderCells {
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

/** One order of one line, as the Douyin list tells it; every cell that matters to a test can be another. */
function row({
  no,
  sku = 'BWB500-WH',
  price = '79.00',
  status = '待发货',
  refund = '-',
  remark = '-',
  message = '-',
  phone = '13800000101',
  done = '-',
  sent = '-',
  paid = '2026-11-21 18:01:00',
}: OrderCells): string {
  const goodsOf = `岑汀保温杯,白色,1,${sku},${price},79.00,79.00,0.00,0.00`;
  const waybill = sent === '-' ? '-' : 'BY7001-1-百驿快递';
  return `"\t${no}","\t${no}",${goodsOf},样例甲,${phone},浙江省,宁波市,鄞州区,样例路1号,${message},2026-11-21 18:00:00,-,${remark},${done},${paid},${status},2026-11-23 18:00:00,普通订单,${refund},-,${sent},${waybill}`;
}

export const csv = (...rows: OrderCells[]) => `\ufeff${header}\r\n${rows.map(row).join('\r\n')}\r\n`;

let next = 1;
export const freshNo = () => `69380001${String(next++).padStart(11, '0')}`;
