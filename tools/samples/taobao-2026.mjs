// The Taobao sample of 2026: no receiver, no phone, no code, no time of payment; orders of several kinds in one row.
import { good, makeMoments, places, timeForms, yuan } from './world.mjs';

export const taobao2026Header = (
  '订单编号,支付单号,买家应付货款,买家应付邮费,总金额,买家实付金额,订单状态,收货地址,运送方式,订单创建时间,商品标题,宝贝种类,物流单号,' +
  '物流公司,备注标签,商家备注,宝贝总数量,开票信息,手机订单,商品属性SKU,发货时间'
).split(',');

const words = {
  unpaid: '等待买家付款',
  waiting: '买家已付款，等待卖家发货',
  shipped: '卖家已发货，等待买家确认',
  done: '交易成功',
  closed: '交易关闭',
};
const mix = ['waiting', 'shipped', 'waiting', 'done', 'unpaid', 'waiting', 'closed'];
const ages = { unpaid: 1, waiting: 6, shipped: 42, done: 200, closed: 80 };

function order(index, { items, stage, moment, hours = ages[stage] + index, freight = 0, discount = 0, ...more }) {
  const [province, city, district, street] = places[index % places.length];
  const goods = items.reduce((sum, [code, count]) => sum + good(code).fen * count, 0) - discount;
  const isPaid = stage !== 'unpaid' && stage !== 'closed';
  const isSent = stage === 'shipped' || stage === 'done';
  return {
    订单编号: `5118${String(index).padStart(5, '0')}${String((index * 7919 + 104729) % 9973).padStart(4, '0')}031607`,
    支付单号: isPaid ? `2026112122001${String(index).padStart(8, '0')}` : '',
    买家应付货款: yuan(goods),
    买家应付邮费: yuan(freight),
    总金额: yuan(goods + freight),
    买家实付金额: isPaid ? yuan(goods + freight) : '0.00',
    订单状态: words[stage],
    收货地址: [province, city, district === '-' ? '' : district, `${street}****`].filter(Boolean).join(' '),
    运送方式: '快递',
    订单创建时间: timeForms[0](moment(hours)),
    商品标题: items.map(([code]) => good(code).title).join('，'),
    宝贝种类: String(items.length),
    物流单号: isSent ? `BY88${String(100_000 + index * 17)}` : '',
    物流公司: isSent ? '百驿快递' : '',
    宝贝总数量: String(items.reduce((sum, [, count]) => sum + count, 0)),
    手机订单: '手机订单',
    商品属性SKU: items.map(([code]) => (index % 2 ? code : `颜色分类：${good(code).spec}`)).join('，'),
    发货时间: isSent ? timeForms[0](moment(hours - 20)) : '',
    ...more,
  };
}

const baskets = [['BWB500-WH', 1], ['MFG-01', 2], ['SJT18-GR', 1], ['DSH-BK', 1], ['JG-01', 1], ['MJ-GR', 3]];

export function taobao2026Sample(date) {
  const moment = makeMoments(date);
  const plain = Array.from({ length: 14 }, (_, at) =>
    order(at + 1, { items: [baskets[at % baskets.length]], stage: mix[at % mix.length], moment, freight: at % 3 ? 0 : 600 }),
  );
  return [
    ...plain,
    order(31, { items: [['BWB500-GN', 1], ['MFG-01', 2]], stage: 'waiting', moment }),
    order(33, { items: [['XGB-PK', 1]], stage: 'waiting', moment, discount: 500, 备注标签: '红', 商家备注: '分册名:2026年5月刊' }),
    order(35, { items: [['SNX-01', 1]], stage: 'waiting', moment, 商家备注: '=1+1 这不是公式' }),
  ];
}
