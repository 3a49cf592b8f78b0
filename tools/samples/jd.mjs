// The JD sample, GBK: one row per product with the order's amounts on each, an address in one cell, 锁定, 货到付款.
import { good, makeMoments, places, timeForms, yuan } from './world.mjs';

export const jdHeader = (
  '订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,' +
  '订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间,增值税发票,货号,订单完成时间,订单来源,订单渠道,仓库名称'
).split(',');

const words = { unpaid: '等待付款', waiting: '等待出库', shipped: '等待确认收货', done: '完成', closed: '(删除)等待出库', locked: '锁定' };
const mix = ['waiting', 'shipped', 'waiting', 'done', 'unpaid', 'closed', 'waiting', 'locked'];
const ages = { unpaid: 1, waiting: 7, shipped: 44, done: 210, closed: 66, locked: 9 };

function order(index, { items, stage, moment, hours = ages[stage] + index * 1.1, freight = 0, discount = 0, ...more }) {
  const [province, city, district, street] = places[index % places.length];
  const goods = items.reduce((sum, [code, count]) => sum + good(code).fen * count, 0);
  const payable = goods - discount + freight;
  const isPaid = stage !== 'unpaid' && stage !== 'closed';
  return items.map(([code, count]) => ({
    订单号: `30${String(index).padStart(4, '0')}${String((index * 7907) % 9973).padStart(4, '0')}88`,
    商品ID: String(100_080_000 + index),
    商品名称: `${good(code).title} ${good(code).spec}`,
    订购数量: String(count),
    支付方式: '在线支付',
    下单时间: timeForms[0](moment(hours)),
    京东价: yuan(good(code).fen),
    订单金额: yuan(goods),
    结算金额: yuan(payable),
    余额支付: '0.00',
    应付金额: yuan(payable),
    订单状态: words[stage],
    订单类型: 'SOP',
    下单帐号: `jd_样例${index}`,
    客户姓名: `样例${'甲乙丙丁戊己'[index % 6]}`,
    客户地址: `${province}${city}${district === '-' ? '' : district}${street}样例路${index}号`,
    联系电话: `138****${String(1000 + index)}`,
    运费金额: yuan(freight),
    付款确认时间: isPaid ? timeForms[0](moment(hours - 0.1)) : '',
    货号: code,
    订单完成时间: stage === 'done' ? timeForms[0](moment(hours - 120)) : '',
    订单来源: '移动端',
    仓库名称: '金华总仓',
    ...more,
  }));
}

const baskets = [[['BWB500-WH', 1]], [['MFG-01', 2], ['XYN-01', 1]], [['SJT18-GR', 1]], [['JG-01', 1], ['TG-01', 1]], [['MJ-GR', 3]]];

export function jdSample(date) {
  const moment = makeMoments(date);
  const plain = Array.from({ length: 14 }, (_, at) =>
    order(at + 1, { items: baskets[at % baskets.length], stage: mix[at % mix.length], moment, freight: at % 4 ? 0 : 600, discount: at % 3 ? 0 : 500 }),
  );
  return [
    ...plain.flat(),
    ...order(41, { items: [['DSH-BK', 1]], stage: 'waiting', moment, 支付方式: '货到付款', 付款确认时间: '' }),
    ...order(42, { items: [['SNX-01', 1]], stage: 'waiting', moment, 订单备注: '"送货前请打电话", 谢谢', 联系电话: '0571-28000042' }),
  ];
}
