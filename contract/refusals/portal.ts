/** Refusals of the customer's page. They speak to customers: no word of the desk. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const portalRefusals = {
  TRACKING_NOT_FOUND: refusal(
    404,
    '订单号和手机尾号对不上',
    'Order number and phone do not belong together',
    '请核对订单号，以及收货手机号的后四位',
    'Check the number, and the last four digits of the receiver’s phone',
  ),
  LINK_INVALID: refusal(
    404,
    '这个链接已失效',
    'This link is no longer valid',
    '用订单号和手机尾号查询，或请客服再发一个',
    'Use the order number and the phone, or ask for a new link',
  ),
  SHOP_CLOSED: refusal(
    404,
    '商城暂未开放',
    'The shop is not open',
    '请稍后再来，或联系客服',
    'Come again later, or ask customer service',
  ),
  GOODS_NOT_SOLD: refusal(
    422,
    '这件商品已下架',
    'This is no longer sold',
    '从购物车移除后再提交',
    'Take it out of the cart and send again',
  ),
  PLACE_UNKNOWN: refusal(
    422,
    '省、市、区县没有选对',
    'Province, city and district do not belong together',
    '从省份开始重新选择',
    'Choose again, from the province on',
  ),
  SUBMISSION_REFUSED: refusal(
    422,
    '没有收下这次提交',
    'The order was not taken',
    '请联系客服下单',
    'Please order through customer service',
  ),
} as const satisfies Record<string, RefusalText>;
