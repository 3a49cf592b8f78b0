// The Pinduoduo sample: every cell ends with a TAB, the refund stands within the status, the platform bears discounts.
import { good, makeMoments, timeForms, yuan } from './world.mjs';

export const pddHeader = (
  '商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),商品数量(件),' +
  '发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司,订单成交时间,是否分期,支付时间,承诺发货时间'
).split(',');

const words = { waiting: '待发货', shipped: '已发货，待签收', done: '已签收', closed: '未发货，退款成功', back: '已发货，退款成功' };
const mix = ['waiting', 'shipped', 'waiting', 'done', 'waiting', 'closed', 'shipped', 'back'];
const ages = { waiting: 5, shipped: 38, done: 160, closed: 50, back: 90 };

function order(index, { code, count = 1, stage, moment, hours = ages[stage] + index * 0.9, shop = 0, platform = 0, ...more }) {
  const goods = good(code).fen * count;
  const write = timeForms[0];
  const isSent = stage === 'shipped' || stage === 'done' || stage === 'back';
  const cells = {
    商品: good(code).title,
    订单号: `261121-${String(index).padStart(4, '0')}${String((index * 7919 + 104729) % 9973).padStart(4, '0')}203711`,
    订单状态: words[stage],
    '商品总价(元)': yuan(goods),
    '邮费(元)': '0.00',
    '店铺优惠折扣(元)': yuan(shop),
    '平台优惠折扣(元)': yuan(platform),
    '多多支付立减金额(元)': '0.00',
    '用户实付金额(元)': yuan(goods - shop - platform),
    '商家实收金额(元)': yuan(goods - shop),
    '商品数量(件)': String(count),
    发货时间: isSent ? write(moment(hours - 20)) : '',
    确认收货时间: stage === 'done' ? write(moment(hours - 100)) : '',
    商品id: String(44_000_000_000 + index),
    商品规格: good(code).spec,
    样式ID: String(990_000 + index),
    '商家编码-规格维度': code,
    '商家编码-商品维度': '',
    售后状态: stage === 'closed' || stage === 'back' ? '退款成功' : '无售后或售后取消',
    快递单号: isSent ? `BEIYU${String(5_000_000 + index * 11)}` : '',
    快递公司: isSent ? '北屿快递' : '',
    订单成交时间: write(moment(hours)),
    是否分期: '否',
    支付时间: write(moment(hours)),
    承诺发货时间: write(moment(hours - 48)),
    ...more,
  };
  return Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, `${text}\t`]));
}

const codes = ['MJ-GR', 'MJ-BL', 'XYN-01', 'SNX-01', 'MFG-01', 'BWB500-WH'];

export function pddSample(date) {
  const moment = makeMoments(date);
  const plain = Array.from({ length: 18 }, (_, at) =>
    order(at + 1, { code: codes[at % codes.length], stage: mix[at % mix.length], moment, count: 1 + (at % 3), platform: at % 4 ? 0 : 200, shop: at % 5 ? 0 : 100 }),
  );
  return [
    ...plain,
    order(51, { code: 'XGB-PK', stage: 'waiting', moment, 商家备注: '客服：买家要粉色，别发蓝' }),
    order(52, { code: 'BWB500-GN', stage: 'waiting', moment, 售后状态: '待商家处理' }),
    order(53, { code: 'ZZB-PK', stage: 'waiting', moment, '商家编码-规格维度': '', '商家编码-商品维度': 'ZZB-PK' }),
  ];
}
