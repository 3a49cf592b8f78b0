/** Rows and files of the platforms, for tests: one sound order of each, to be bent by the test that needs it. */
import { Buffer } from 'node:buffer';
import type { OpenFile } from './decode.ts';
import { formatOf } from './formats/all-formats.ts';
import type { FormatId } from './formats/format-ids.ts';
import type { Part } from './issues.ts';
import { readOrderFile, type FileRead, type OrderRead, type ReadOptions } from './read-order-file.ts';
import { readRows } from './read-rows.ts';

export type Cells = Record<string, string>;

export const douyinRow: Cells = {
  主订单编号: '\t6938000010203203711',
  子订单编号: '\t6938000010203203711',
  选购商品: '岑汀保温杯 500 毫升',
  商品规格: '绿色',
  商品数量: '1',
  商家编码: 'BWB500-GN',
  商品单价: '79.00',
  商品金额: '79.00',
  订单应付金额: '79.00',
  运费: '0.00',
  优惠总金额: '0.00',
  收件人: '##SAMPLENAME==',
  收件人手机号: '$$SAMPLEPHONE==',
  省: '浙江省',
  市: '宁波市',
  区: '鄞州区',
  街道: '样例街道',
  详细地址: '##SAMPLEPLACE==',
  买家留言: '-',
  订单提交时间: '2026-11-20 21:14:05',
  支付完成时间: '2026-11-20 21:14:40',
  承诺发货时间: '2026-11-22 21:14:40',
  发货时间: '-',
  订单完成时间: '-',
  旗帜颜色: '-',
  商家备注: '-',
  订单状态: '待发货',
  订单类型: '普通订单',
  售后状态: '-',
  取消原因: '-',
  快递信息: '-',
};

export const taobaoOrderRow: Cells = {
  订单编号: '="302100010777410416"',
  买家会员名: '样例买家',
  买家应付货款: '79.00',
  买家应付邮费: '6.00',
  总金额: '85.00',
  买家实际支付金额: '85.00',
  订单状态: '买家已付款，等待卖家发货',
  买家留言: '',
  收货人姓名: '样例甲',
  '收货地址 ': '浙江省 宁波市 鄞州区 样例街道 样例路1号(315100)',
  '联系手机 ': "'13800000101",
  订单创建时间: '2026-11-20 21:14:05',
  订单付款时间: '2026-11-20 21:14:40',
  物流单号: '',
  物流公司: '',
  宝贝总数量: '1',
  店铺名称: '岑汀家居淘宝店',
};

export const taobaoDetailRow: Cells = {
  订单编号: '="302100010777410416"',
  标题: '岑汀保温杯 500 毫升',
  价格: '79.00',
  购买数量: '1',
  外部系统编号: 'BWB500',
  商品属性: '颜色分类：绿色',
  订单状态: '买家已付款，等待卖家发货',
  商家编码: 'BWB500-GN',
};

/** Reads rows as if they stood in a file, numbered from 2. */
export function readCells(format: FormatId, rows: readonly Cells[], part: Part = 'orders'): OrderRead[] {
  return readRows(
    formatOf(format)!,
    rows.map((cells, at) => ({ part, row: at + 2, cells })),
    { hasAllParts: true },
  );
}

export function csvText(rows: readonly Cells[]): string {
  const header = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return [line(header), ...rows.map((row) => line(header.map((name) => row[name] ?? '')))].join('\n') + '\n';
}

export function fileOf(content: string | Uint8Array, chunkSize = 1000): OpenFile {
  const bytes = Buffer.from(content);
  return async function* () {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  };
}

export async function readAll(open: OpenFile, options?: ReadOptions): Promise<FileRead[]> {
  const all: FileRead[] = [];
  for await (const read of readOrderFile(open, options)) all.push(read);
  return all;
}

/** The codes and columns of what is wrong, in the order in which it is told. */
export function faultsOf(read: FileRead | undefined): string[] {
  if (read?.kind === 'problem') return [read.problem.code];
  return read?.kind === 'bad' ? read.issues.map(({ code, column }) => `${code} ${column}`) : [];
}
