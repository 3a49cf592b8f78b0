// The Taobao sample: an order list and its detail list, as the legacy export writes them.
import { good, makeMoments, places, timeForms, yuan } from './world.mjs';

// 收货地址, 联系电话 and 联系手机 end with a blank in some versions of the export.
export const taobaoOrderHeader = (
  '订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机 ,' +
  '订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,分阶段订单信息,修改后的收货地址'
).split(',');

export const taobaoDetailHeader = '订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码'.split(',');

const words = {
  unpaid: '等待买家付款',
  waiting: '买家已付款，等待卖家发货',
  shipped: '卖家已发货，等待买家确认',
  done: '交易成功',
  closed: '交易关闭',
};

function person(index) {
  const [province, city, district, street] = places[index % places.length];
  const place = [province, city, district === '-' ? '' : district, street].filter(Boolean).join(' ');
  const name = `样例${'甲乙丙丁戊己庚辛壬癸'[index % 10]}`;
  return { 收货人姓名: name, '收货地址 ': `${place} 样例路${index}号(000000)`, '联系手机 ': `'138000002${String(index).padStart(2, '0')}` };
}

function pair(index, { items, stage, hours, discount = 0, freight = 0, moment, details = {}, ...more }) {
  const number = `="3021${String(index).padStart(4, '0')}77${String((index * 7907) % 9973).padStart(4, '0')}4160"`;
  const goods = items.reduce((sum, [code, count]) => sum + good(code).fen * count, 0);
  const total = goods - discount + freight;
  const isPaid = stage !== 'unpaid' && stage !== 'closed';
  const isSent = stage === 'shipped' || stage === 'done';
  const order = {
    订单编号: number,
    买家会员名: `样例买家${index}`,
    买家应付货款: yuan(goods - discount),
    买家应付邮费: yuan(freight),
    总金额: yuan(total),
    买家实际支付金额: isPaid ? yuan(total) : '0.00',
    订单状态: words[stage],
    ...person(index),
    运送方式: '快递',
    '联系电话 ': "'",
    订单创建时间: timeForms[0](moment(hours)),
    订单付款时间: isPaid ? timeForms[0](moment(hours - 0.03)) : '',
    宝贝标题: items.map(([code]) => good(code).title).join('，'),
    宝贝种类: String(items.length),
    物流单号: isSent ? `No:BYU${String(880000 + index * 13)}` : '',
    物流公司: isSent ? '北屿快递' : '',
    宝贝总数量: String(items.reduce((sum, [, count]) => sum + count, 0)),
    店铺Id: '0',
    店铺名称: '岑汀家居淘宝店',
    订单关闭原因: stage === 'closed' ? '买家未付款' : '订单未关闭',
    ...more,
  };
  const rows = items.map(([code, count]) => ({
    订单编号: number,
    标题: good(code).title,
    价格: yuan(good(code).fen),
    购买数量: String(count),
    外部系统编号: code,
    商品属性: `颜色分类：${good(code).spec}`,
    订单状态: words[stage],
    商家编码: code,
    ...details,
  }));
  return { order, rows };
}

const baskets = [
  [['BWB500-WH', 1]],
  [['MFG-01', 2], ['XYN-01', 1]],
  [['SJT18-GR', 1]],
  [['DSH-BK', 1], ['BS-01', 1]],
  [['JG-01', 1], ['TG-01', 1], ['CS-01', 1]],
  [['MJ-GR', 3]],
];

const mix = ['waiting', 'shipped', 'waiting', 'done', 'unpaid', 'waiting', 'closed'];
const ages = { unpaid: 1, waiting: 5, shipped: 40, done: 190, closed: 70 };

export function taobaoSample(date) {
  const moment = makeMoments(date);
  const make = (index, more) => pair(index, { items: [['BWB500-GY', 1]], stage: 'waiting', hours: 8, moment, ...more });
  const pairs = Array.from({ length: 20 }, (_, at) => {
    const stage = mix[at % mix.length];
    return make(at + 1, { items: baskets[at % baskets.length], stage, hours: ages[stage] + at, discount: at % 4 ? 0 : 300, freight: at % 3 ? 0 : 600 });
  });
  pairs.push(
    make(31, { 买家留言: '"请发绿色", 谢谢', 订单备注: "'客服已回复" }),
    make(32, { 修改后的收货地址: '上海 上海市 浦东新区 样例镇 样例路99号' }),
    make(33, { items: [['LYJ-18', 2]], 总金额: '1,798.00', 买家应付货款: '1,798.00', 买家实际支付金额: '1,798.00' }),
    make(34, { items: [['NHLH-01', 1]], 分阶段订单信息: '阶段1:定金 20.00;阶段2:尾款 179.00' }),
    make(35, { '联系手机 ': '', '联系电话 ': '0571-28000035' }),
    make(36, { details: { 商家编码: '' } }),
  );
  // The detail list is sorted the other way round: lists are paired by number, not by position.
  return { orders: pairs.map(({ order }) => order), details: pairs.toReversed().flatMap(({ rows }) => rows) };
}
