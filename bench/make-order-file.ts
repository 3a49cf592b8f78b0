/**
 * Streams a Douyin order list with any number of orders to a file, the same for the same seed: what the import bench
 * reads. The mix is the demonstration company's evening (practice.md): a fifth have two lines, six in a hundred a message.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import goods from '../samples/goods.json' with { type: 'json' };

const header =
  '主订单编号,子订单编号,选购商品,商品规格,商品数量,商品ID,商家编码,商品单价,商品金额,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,' +
  '支付方式,收件人,收件人手机号,省,市,区,街道,详细地址,买家留言,订单提交时间,旗帜颜色,商家备注,订单完成时间,支付完成时间,' +
  '订单状态,承诺发货时间,订单类型,达人ID,达人昵称,售后状态,取消原因,发货时间,快递信息';

const places = [
  '浙江省,宁波市,鄞州区',
  '北京市,北京市,朝阳区',
  '四川省,成都市,武侯区',
  '江苏省,苏州市,姑苏区',
  '陕西省,西安市,雁塔区',
];
const messages = ['请尽快发货，谢谢', '送人用，包装好一点', '不要放价签'];

export interface MadeFile {
  orders: number;
  rows: number;
  bytes: number;
}

/** `until` is the moment of the newest order; the others lie up to `hours` before it. */
export async function makeDouyinCsv(
  path: string,
  orders: number,
  seed = 1,
  until = new Date('2026-11-21T12:00:00Z'),
  hours = 48,
): Promise<MadeFile> {
  const random = mulberry(seed);
  const out = createWriteStream(path);
  let rows = 0;
  let text = `\ufeff${header}\r\n`;
  for (let index = 0; index < orders; index += 1) {
    const lines = orderRows(index, seed, random, new Date(until.getTime() - random() * hours * 3_600_000));
    rows += lines.length;
    text += `${lines.join('\r\n')}\r\n`;
    if (text.length < 256_000) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await finished(out);
  return { orders, rows, bytes: out.bytesWritten };
}

/** A small generator with good enough spread; Math.random cannot be seeded. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const yuan = (fen: number) => (fen / 100).toFixed(2);
const id = (text: string) => `"\t${text}"`;

function shanghai(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function orderRows(index: number, seed: number, random: () => number, at: Date): string[] {
  const number = `69${String(seed % 100).padStart(2, '0')}${String(index).padStart(9, '0')}203711`;
  const picks = Array.from({ length: random() < 0.2 ? 2 : 1 }, () => goods[Math.floor(random() * goods.length)]!);
  const total = picks.reduce((sum, { fen }) => sum + fen, 0);
  const discount = total > 5000 && random() < 0.3 ? 500 : 0;
  const place = places[Math.floor(random() * places.length)]!;
  const message = random() < 0.06 ? messages[Math.floor(random() * messages.length)]! : '-';
  const paid = new Date(at.getTime() + 40_000);
  const amounts = [yuan(total - discount), '0.00', yuan(discount), yuan(discount), '0.00', '微信'].join(',');
  const person = `##BENCHNAME${index}==,$$BENCHPHONE${index}==,${place},样例街道,##BENCHPLACE${index}==`;
  const times = [
    shanghai(at),
    '-',
    '-',
    '-',
    shanghai(paid),
    '待发货',
    shanghai(new Date(paid.getTime() + 48 * 3_600_000)),
  ].join(',');
  const rest = [id('90000000001'), '阿麦', '-', '-', '-', '-'].join(',');
  return picks.map(({ code, title, spec, fen }, line) => {
    const lineNumber = line === 0 ? number : `${number.slice(0, -1)}2`;
    const item = [id(lineNumber), title, spec, '1', id(`35${10_000_000 + line}`), code, yuan(fen), yuan(fen)].join(',');
    return `${id(number)},${item},${amounts},${person},${message},${times},普通订单,${rest}`;
  });
}
