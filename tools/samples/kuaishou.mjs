// The Kuaishou sample: discounts by who bears them, 承诺发货时间, gifts, refunds, dates as real cells of a spreadsheet.
import { good, makeMoments, places, timeForms, yuan } from './world.mjs';

export const kuaishouHeader = (
  '订单号,赠品订单号,活动订单编号,订单创建时间,订单支付时间,预售定金支付时间,订单状态,实付款,快递费,店铺优惠,平台补贴,主播补贴,混资活动优惠,支付优惠,' +
  '支付方式,成交数量,买家留言,账号类型,账号明细,订单备注,旗帜颜色,售后状态,活动订单,预售/承诺发货时间,订单载体,商品名称,商品ID,商品规格,SKU编码,商品单价,' +
  '渠道,CPS达人ID,CPS达人昵称,收货人姓名,收货人电话,收货地址-省,收货地址-市,收货地址-区,收货地址-街道,收货地址,发货时间,快递公司,快递单号,仓库名称'
).split(',');

const words = { unpaid: '待付款', waiting: '待发货', shipped: '已发货', done: '交易成功', closed: '交易失败' };
const mix = ['waiting', 'waiting', 'shipped', 'done', 'unpaid', 'waiting', 'closed', 'shipped'];
const ages = { unpaid: 1, waiting: 4, shipped: 36, done: 170, closed: 60 };

function order(index, { code, count = 1, stage, moment, hours = ages[stage] + index * 0.7, discount = 0, subsidy = 0, ...more }) {
  const [province, city, district, street] = places[index % places.length];
  const write = timeForms[index % 2];
  const isPaid = stage !== 'unpaid' && stage !== 'closed';
  const isSent = stage === 'shipped' || stage === 'done';
  return {
    订单号: `2532${String(index).padStart(5, '0')}${String((index * 7907) % 9973).padStart(4, '0')}77`,
    订单创建时间: write(moment(hours)),
    订单支付时间: isPaid ? write(moment(hours - 0.02)) : '',
    订单状态: words[stage],
    实付款: yuan(good(code).fen * count - discount - subsidy),
    快递费: '0.00',
    店铺优惠: yuan(discount),
    平台补贴: yuan(0),
    主播补贴: yuan(subsidy),
    混资活动优惠: '0.00',
    支付优惠: '0.00',
    支付方式: '微信',
    成交数量: String(count),
    售后状态: '',
    '预售/承诺发货时间': isPaid ? write(moment(hours - 48)) : '',
    订单载体: '直播间',
    商品名称: good(code).title,
    商品ID: String(21_000_000_000 + index),
    商品规格: good(code).spec,
    SKU编码: code,
    商品单价: yuan(good(code).fen),
    CPS达人昵称: index % 2 ? '鹿鹿' : '大椿',
    收货人姓名: index % 3 ? '样**' : `样例${'甲乙丙丁戊'[index % 5]}`,
    收货人电话: index % 3 ? `1********${String(10 + index)}` : `138000003${String(index).padStart(2, '0')}`,
    '收货地址-省': province,
    '收货地址-市': city,
    '收货地址-区': district === '-' ? '' : district,
    '收货地址-街道': street,
    收货地址: index % 3 ? '样例路**号***' : `样例路${index}号`,
    发货时间: isSent ? write(moment(hours - 18)) : '',
    快递公司: isSent ? '迅岚速运' : '',
    快递单号: isSent ? `XL9900${String(1000 + index * 7)}` : '',
    仓库名称: '成都仓',
    ...more,
  };
}

const codes = ['BWB500-WH', 'XGB-PK', 'MFG-01', 'SJT15-GR', 'JG-01', 'XYN-01'];

export function kuaishouSample(date) {
  const moment = makeMoments(date);
  const plain = Array.from({ length: 16 }, (_, at) =>
    order(at + 1, { code: codes[at % codes.length], stage: mix[at % mix.length], moment, count: at % 5 ? 1 : 2, subsidy: at % 4 ? 0 : 300 }),
  );
  const two = order(40, { code: 'BWB800-GY', stage: 'waiting', moment });
  return [
    ...plain,
    two,
    { ...order(40, { code: 'BS-01', stage: 'waiting', moment }), 商品名称: '杯刷（赠）' },
    order(41, { code: 'CSB-15', stage: 'waiting', moment, 活动订单: '预售', '预售/承诺发货时间': timeForms[0](moment(-15 * 24)) }),
    order(42, { code: 'XGB-BL', stage: 'waiting', moment, 售后状态: '退款中', 买家留言: '拍错了，麻烦退款' }),
    order(43, { code: 'DSH-WH', stage: 'shipped', moment, 售后状态: '退款成功' }),
    // A spreadsheet that was opened and saved holds dates as dates.
    order(44, { code: 'TG-01', stage: 'waiting', moment, hours: 3, 订单创建时间: moment(3), 订单支付时间: moment(2.98) }),
  ];
}
