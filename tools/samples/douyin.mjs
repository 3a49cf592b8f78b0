// The Douyin sample: what a flagship shop's evening looks like, with every awkward form that must still be read.
import { afterTab } from './csv.mjs';
import { good, makeMoments, orderNumber, places, timeForms, yuan } from './world.mjs';

export const douyinHeader = (
  '主订单编号,子订单编号,选购商品,商品规格,商品数量,商品ID,商家编码,商品单价,商品金额,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,' +
  '达人优惠,商家改价,支付方式,收件人,收件人手机号,省,市,区,街道,详细地址,买家留言,订单提交时间,旗帜颜色,商家备注,订单完成时间,' +
  '支付完成时间,流量体裁,订单状态,承诺发货时间,订单类型,达人ID,达人昵称,售后状态,取消原因,仓库名称,发货时间,快递信息'
).split(',');

const streamers = [
  ['90000000001', '阿麦'],
  ['90000000002', '禾子'],
  ['90000000003', '老裴'],
];

function receiver(index) {
  const [province, city, district, street] = places[index % places.length];
  const masked = index % 3 === 1;
  return {
    收件人: masked ? '样**' : `##SAMPLECIPHERNAME${index}==`,
    收件人手机号: masked ? `1********${String(10 + (index % 90))}` : `$$SAMPLECIPHERPHONE${index}==`,
    省: province,
    市: city,
    区: district,
    街道: street,
    详细地址: masked ? '样例路**号***' : `##SAMPLECIPHERADDRESS${index}==`,
  };
}

const stages = {
  unpaid: { 订单状态: '待支付' },
  waiting: { 订单状态: '待发货' },
  partly: { 订单状态: '部分发货' },
  shipped: { 订单状态: '已发货' },
  done: { 订单状态: '已完成' },
  cancelled: { 订单状态: '已关闭', 取消原因: '买家不想要了' },
};

function timesOf(stage, index, hours, moment) {
  const write = timeForms[index % timeForms.length];
  const paid = stage === 'unpaid' || (stage === 'cancelled' && index % 2 === 0) ? '-' : write(moment(hours - 0.02));
  const sent = stage === 'shipped' || stage === 'done' ? write(moment(Math.max(hours - 20, 0.5))) : '-';
  return {
    订单提交时间: write(moment(hours)),
    支付完成时间: paid,
    承诺发货时间: paid === '-' ? '-' : write(moment(hours - 48)),
    发货时间: sent,
    订单完成时间: stage === 'done' ? write(moment(Math.max(hours - 90, 0.2))) : '-',
    快递信息: sent === '-' ? '-' : `BY${String(7_000_000 + index * 37)}0${index % 10}-1-百驿快递`,
  };
}

/** One row per code; amounts of the order stand on every row, as the newer export writes them. */
export function douyinOrder(index, { codes, stage, hours, moment, discount = 0, freight = 0, ...more }) {
  const number = orderNumber(index);
  const items = codes.map((code) => ({ quantity: 1, ...(typeof code === 'string' ? { code } : code) }));
  const goods = items.reduce((sum, { code, quantity }) => sum + Math.round(good(code).fen * quantity), 0);
  const [streamerId, streamerName] = streamers[index % streamers.length];
  const common = {
    主订单编号: afterTab(number),
    订单应付金额: yuan(goods - discount + freight),
    运费: yuan(freight),
    优惠总金额: yuan(discount),
    平台优惠: yuan(Math.floor(discount / 2)),
    商家优惠: yuan(Math.ceil(discount / 2)),
    达人优惠: '0.00',
    商家改价: '0.00',
    支付方式: index % 4 === 0 ? '支付宝' : '微信',
    买家留言: '-',
    旗帜颜色: '-',
    商家备注: '-',
    流量体裁: '直播',
    订单类型: '普通订单',
    达人ID: afterTab(streamerId),
    达人昵称: streamerName,
    售后状态: '-',
    取消原因: '-',
    仓库名称: '金华总仓',
    ...receiver(index),
    ...stages[stage],
    ...timesOf(stage, index, hours, moment),
    ...more,
  };
  return items.map(({ code, quantity, ...own }, at) => ({
    子订单编号: afterTab(at === 0 ? number : orderNumber(index * 10 + 40_000 + at)),
    选购商品: good(code).title,
    商品规格: good(code).spec,
    商品数量: String(quantity),
    商品ID: afterTab(`35${String(10_000_000 + goodsIndex(code))}`),
    商家编码: code,
    商品单价: yuan(good(code).fen),
    商品金额: yuan(Math.round(good(code).fen * quantity)),
    ...common,
    ...own,
  }));
}

const goodsIndex = (code) => [...code].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7) % 1_000_000;

/** The ordinary evening: most wait, some are on their way, a few are done, unpaid or cancelled. */
const evening = [
  ['BWB500-WH'], ['BWB500-GN'], ['BWB800-GY'], ['XGB-PK', 'BS-01'], ['MJ-GR'], ['SNX-01'], ['GJ3-01'], ['DSH-WH'],
  ['ZZB-PK'], ['SJT15-GR'], ['MFG-01', 'XYN-01'], ['BWB500-GY'], ['JG-01', 'CS-01'], ['SJT18-BE'], ['XYN-01'], ['BWB800-WH', 'BS-01'],
  ['DSH-BK'], ['MJ-BL'], ['TG-01'], ['ZZB-WH'], ['XGB-BL'], ['SJT15-BE'], ['BWB500-GN', 'BS-01'], ['CL-GR'], ['SNX-01'],
  ['BWB500-WH'], ['SJT18-GR'], ['MFG-01'], ['KZB-SL'], ['BWB800-WH'], ['XYN-01', 'MJ-GR'], ['JG-01'], ['CS-01'], ['BWB500-GY'],
];

const mix = ['waiting', 'waiting', 'shipped', 'waiting', 'done', 'waiting', 'shipped', 'unpaid', 'done', 'cancelled'];
const ages = { unpaid: 1, waiting: 2, partly: 40, shipped: 30, done: 140, cancelled: 60 };

export function douyinSample(date) {
  const moment = makeMoments(date);
  const ordinary = evening.map((codes, at) => {
    const stage = mix[at % mix.length];
    const discount = at % 5 === 0 ? 500 : 0;
    return douyinOrder(at + 1, { codes, stage, hours: ages[stage] + (at % 17) * 1.7, moment, discount });
  });
  const { rows, apart } = awkward(moment);
  // The second row of one order stands at the end of the file.
  return [...ordinary.flat(), ...rows.flat(), ...apart];
}

function awkward(moment) {
  const order = (index, more) => douyinOrder(index, { stage: 'waiting', hours: 3, moment, ...more });
  const twoApart = order(101, { codes: ['BWB500-WH', 'MFG-01'] });
  const rows = [
    ...written(order, moment),
    ...handled(order, moment),
    ...counted(order),
    [twoApart[0]],
    order(140, { codes: ['BWB500-GN'], 收件人: '##SAMPLESAMEPERSON==', 收件人手机号: '$$SAMPLESAMEPHONE==', 详细地址: '##SAMPLESAMEPLACE==' }),
    order(150, { codes: ['MJ-BL'], 收件人: '##SAMPLESAMEPERSON==', 收件人手机号: '$$SAMPLESAMEPHONE==', 详细地址: '##SAMPLESAMEPLACE==' }),
  ];
  return { rows, apart: [twoApart[1]] };
}

/** Forms of writing: quotes, line breaks, formulas, blanks, currency signs. */
function written(order) {
  const clear = { 收件人: '样例甲', 收件人手机号: '13800000101', 详细地址: '样例路1号样例小区2幢301室' };
  const number = orderNumber(106);
  return [
    order(102, { codes: ['XGB-PK'], 买家留言: '要送人，请包好；别放价签\n谢谢', ...clear }),
    order(103, { codes: ['BWB500-GN'], 买家留言: '他说"要绿色", 不要灰的 👍', 收件人手机号: '18400000123-1234' }),
    order(104, { codes: ['MFG-01'], 买家留言: '=1+1 这不是公式', 商家备注: '@仓库 易碎', 旗帜颜色: '红' }),
    order(105, { codes: ['LYJ-24'], 商品单价: '¥1,099.00', 商品金额: '1,099.00', 订单应付金额: '¥1,149.00', freight: 5000, 运费: '50' }),
    order(106, { codes: ['MJ-GR'], 主订单编号: `="${number}"`, 子订单编号: `'${number}` }),
    order(107, { codes: ['SNX-01'], 商家编码: 'SNX-01  ', 选购商品: '\t岑汀收纳箱　', 商品数量: ' 1 ', 旗帜颜色: '3' }),
    order(108, { codes: ['BWB800-GY'], discount: 1000, 优惠总金额: '-10.00' }),
  ];
}

/** States of handling: presale, partly shipped, refunds of every kind, custom goods. */
function handled(order, moment) {
  const day = (hours) => timeForms[0](moment(hours)).slice(0, 10);
  const partly = order(110, { codes: ['JG-01', 'TG-01'], stage: 'partly', hours: 40 });
  const sent = { 订单状态: '已发货', 发货时间: timeForms[0](moment(20)), 快递信息: 'XL70001100-1-迅岚速运' };
  Object.assign(partly[0], sent);
  Object.assign(partly[1], { 订单状态: '待发货' });
  return [
    partly,
    order(111, { codes: ['CSB-15'], 订单类型: '全款预售', 承诺发货时间: day(-15 * 24), hours: 26 }),
    order(112, { codes: ['NHLH-01'], 订单类型: '阶段预售订单', 承诺发货时间: day(-40 * 24), hours: 50 }),
    order(113, { codes: ['CL-BG'], 商家备注: '宽 2.6 米，高 2.2 米', 旗帜颜色: '紫色旗帜', hours: 6 }),
    order(114, { codes: ['BWB500-GY'], 售后状态: '待商家处理' }),
    order(115, { codes: ['XGB-BL'], 售后状态: '退款中' }),
    order(116, { codes: ['ZZB-PK'], 售后状态: '退款成功', stage: 'cancelled', hours: 31, 取消原因: '拍错了' }),
    order(117, { codes: ['DSH-WH'], 售后状态: '售后关闭', stage: 'shipped', hours: 60 }),
    order(118, { codes: ['SJT15-GR'], 售后状态: '已拒绝售后申请', stage: 'done', hours: 200 }),
    order(119, { codes: ['KZB-BK'], 商家备注: '刻字：岑汀', 订单类型: '定制订单', hours: 10 }),
  ];
}

/** Amounts and joined rows: per order, per row, several sub-orders in one row, fractions. */
function counted(order) {
  const perRow = order(120, { codes: ['BWB500-WH', 'BWB500-GN'], discount: 1000, freight: 600 });
  Object.assign(perRow[0], { 订单应付金额: '80.00', 优惠总金额: '5.00', 运费: '6.00' });
  Object.assign(perRow[1], { 订单应付金额: '74.00', 优惠总金额: '5.00', 运费: '0.00' });
  const [first, second] = order(121, { codes: ['MFG-01', 'XYN-01'] });
  const both = (name, sign = ';') => `${first[name].trim()}${sign}${second[name].trim()}`;
  const joined = { ...first };
  for (const name of ['子订单编号', '选购商品', '商品规格', '商品数量', '商家编码', '商品单价', '商品金额']) joined[name] = both(name);
  const again = order(125, { codes: ['XYN-01'] });
  return [
    perRow,
    [joined],
    order(122, { codes: [{ code: 'CL-BL', quantity: 2.5 }] }),
    order(123, { codes: [{ code: 'BWB500-WH', quantity: 3 }, 'BS-01'], discount: 2000 }),
    order(124, { codes: ['MJ-GR', 'MJ-BL', 'SNX-01'], discount: 333, freight: 800 }),
    // Two exports joined by hand: the same row twice.
    [...again, ...again],
  ];
}
