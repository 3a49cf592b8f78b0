// The Douyin sample with errors: a dozen and more rows, each wrong in its own way, among good ones.
import { douyinOrder } from './douyin.mjs';
import { makeMoments } from './world.mjs';

export function douyinErrors(date) {
  const moment = makeMoments(date);
  const order = (index, more) => douyinOrder(index, { codes: ['BWB500-GN'], stage: 'waiting', hours: 4, moment, ...more });
  const waste = { 主订单编号: '6.93822E+18', 子订单编号: '6.93822E+18' };
  const quarrel = order(211, { codes: ['MFG-01', 'XYN-01'] });
  quarrel[1]['收件人'] = '##SAMPLEOTHERPERSON==';
  const twice = order(212, { codes: ['MFG-01', 'MFG-01'] });
  twice[1]['子订单编号'] = twice[0]['子订单编号'];
  twice[1]['商品数量'] = '2';
  const borrowed = order(225, { 子订单编号: order(203)[0]['子订单编号'] });
  const several = order(213, { 商品单价: '七十九', 商品数量: '-1', 订单提交时间: '昨天', 订单状态: '处理完了' });
  const orders = [
    order(200),
    order(201, { 商家编码: 'BWB500-GN2' }),
    order(202, { 商品单价: '79.9O' }),
    order(203),
    order(204, { 支付完成时间: '2026/11/10 25:03' }),
    order(205, { 商品数量: '0' }),
    order(206, waste),
    order(207, waste),
    order(208, { 优惠总金额: '-120.00', 平台优惠: '0', 商家优惠: '0' }),
    order(209, { 收件人手机号: '138****12' }),
    order(210, { 详细地址: '-' }),
    quarrel,
    twice,
    several,
    order(214),
    order(215, { 订单应付金额: '97.00' }),
    order(216, { 支付完成时间: '-' }),
    order(217, { 售后状态: '说不清' }),
    order(218, { 支付完成时间: '2026-02-30 09:05:00' }),
    order(219, { 旗帜颜色: '彩虹' }),
    order(220, { 子订单编号: '6938000220000001;6938000220000002', 商品数量: '3' }),
    order(221),
    order(222, { 收件人手机号: '1380000' }),
    order(223, { 支付完成时间: '2020-01-01 00:00:00' }),
    order(224),
    borrowed,
    ...[230, 231, 232, 233, 234, 235, 236, 237].map((index) => order(index, { codes: ['MJ-GR', 'BS-01'] })),
  ];
  return orders.flat();
}
