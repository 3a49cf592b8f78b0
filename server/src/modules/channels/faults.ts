/**
 * Everything for which a delivery waits or a sending stands still, listed once: what it means and how to mend it, in both
 * languages. Stored as codes and parameters, never as rendered text. (OS-2.2, PD-3.4)
 */
import { refusals } from '../../../../contract/refusals.ts';
import type { Bilingual } from '../../../../contract/kit.ts';
import type { Fault } from './told.ts';

interface FaultText {
  zh: string;
  en: string;
  mendZh: string;
  mendEn: string;
}

const fault = (zh: string, en: string, mendZh: string, mendEn: string): FaultText => ({ zh, en, mendZh, mendEn });
const compare = ['与平台后台核对后重新处理，或放弃', 'Compare with the platform, work it again or discard it'] as const;
const askPlatform = ['让平台重新推送', 'Have the platform send it again'] as const;
const checkAccess = [
  '核对应用的密钥与权限，再重新发送',
  'Check the keys and rights of the app, then send again',
] as const;

export const faults = {
  BODY_UNREADABLE: fault('内容不是完整的 JSON', 'The body is not whole JSON', ...askPlatform),
  BODY_NOT_AN_ORDER: fault('内容不是一个订单', 'The body is no order', ...askPlatform),
  FIELD_MISSING: fault('「{field}」是空的', '“{field}” is empty', ...compare),
  FIELD_MALFORMED: fault('「{field}」读不懂：{value}', '“{field}” cannot be read: {value}', ...compare),
  ID_NOT_USABLE: fault('编号不能用：{value}', 'The number cannot be used: {value}', ...compare),
  STATE_UNKNOWN: fault('不认识的状态：{value}', 'Unknown state: {value}', ...compare),
  CURRENCY_DIFFERS: fault(
    '币种 {value} 不是这个连接的 {expected}',
    'The currency {value} is not this connection’s {expected}',
    '核对店铺币种；需要时修改连接设置',
    'Check the shop’s currency; change the connection where it is right',
  ),
  CURRENCY_UNKNOWN: fault('不认识的币种：{value}', 'Unknown currency: {value}', ...compare),
  LINES_MISSING: fault('没有商品行', 'There are no lines', ...compare),
  LINES_TOO_MANY: fault(
    '有 {lines} 行商品，最多 {max} 行',
    'There are {lines} lines, at most {max} are taken',
    '在平台拆单，或由人工分单录入',
    'Split the order on the platform, or enter it in parts',
  ),
  QUANTITY_UNUSABLE: fault('数量不能用：{value}', 'The quantity cannot be used: {value}', ...compare),
  AMOUNT_UNUSABLE: fault('「{field}」不是金额：{value}', '“{field}” is no amount: {value}', ...compare),
  TOTALS_DIFFER: fault(
    '金额加不起来：商品 {goods} − 优惠 {discount} + 运费等 {extras} ≠ 应付 {payable}',
    'The amounts do not add up: goods {goods} − discounts {discount} + freight and others {extras} ≠ payable {payable}',
    ...compare,
  ),
  TIMES_CONTRADICT: fault('付款早于下单', 'Paid before it was ordered', ...compare),
  TIME_IN_FUTURE: fault('「{field}」在将来', '“{field}” lies in the future', ...compare),
  ORDER_NOT_HERE: fault(
    '说的订单还没有进来',
    'The order that it is about is not here yet',
    '等订单进来，或让平台推送订单',
    'Wait for the order, or have the platform send it',
  ),
  LOOK_UP_FAILED: fault(
    '向平台查询订单失败：{detail}',
    'Asking the platform for the order failed: {detail}',
    '核对应用的密钥与权限，再重新处理',
    'Check the keys and rights of the app, then work it again',
  ),
  SKU_MISSING: fault(
    '商品行没有我们的编码',
    'A line has no code of ours',
    '在平台商品上填写商家编码，再重新处理',
    'Fill in the merchant code on the platform, then work it again',
  ),
  SKU_UNKNOWN: fault(
    '目录里没有编码 {sku}',
    'The catalogue has no code {sku}',
    '对应到目录里的商品，等待的推送会自动重新处理',
    'Map it to a product; the deliveries that wait are worked again by themselves',
  ),
  SKU_INACTIVE: fault('商品 {sku} 已停用', 'The product {sku} is out of use', ...compare),
  SHOP_DIFFERS: fault(
    '这是另一个店铺的订单：{shop}',
    'The order belongs to another shop: {shop}',
    '核对连接的店铺',
    'Check the shop of the connection',
  ),
  API_UNREACHABLE: fault('平台接口连不上', 'The platform’s API does not answer', '稍后会自动重试', 'It is tried again'),
  API_BUSY: fault('平台限流', 'The platform limits the rate', '稍后会自动重试', 'It is tried again'),
  API_REFUSED: fault('平台拒绝：{detail}', 'The platform refused: {detail}', ...checkAccess),
  API_ACCESS_DENIED: fault('平台不认我们的密钥', 'The platform does not know our keys', ...checkAccess),
  CARRIER_NOT_MAPPED: fault(
    '承运商「{carrier}」没有对应的平台编码',
    'The carrier "{carrier}" has no code on the platform',
    '在连接设置里补上承运商编码，再重新发送',
    'Add the carrier’s code to the connection, then send again',
  ),
  NOTHING_TO_SHIP: fault(
    '平台上没有可发货的商品行',
    'The platform has no line left to ship',
    '与平台后台核对，再重新发送或放弃',
    'Compare with the platform, then send again or give it up',
  ),
} as const satisfies Record<string, FaultText>;
export type FaultCode = keyof typeof faults;

/** A refusal of ours is told in its own words. */
function textOf(code: string): FaultText {
  const known = (faults as Record<string, FaultText>)[code] ?? (refusals as Record<string, FaultText>)[code];
  return known ?? fault(code, code, compare[0], compare[1]);
}

export function describeFault({ code, field, params }: Pick<Fault, 'params' | 'field'> & { code: string }): {
  what: Bilingual;
  mend: Bilingual;
} {
  const text = textOf(code);
  const filled = (words: string) =>
    words.replace(/\{(\w+)\}/gu, (_, name: string) => String(name === 'field' ? field : (params[name] ?? '—')));
  return {
    what: { zh: filled(text.zh), en: filled(text.en) },
    mend: { zh: filled(text.mendZh), en: filled(text.mendEn) },
  };
}
