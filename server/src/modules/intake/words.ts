/**
 * The words of the platforms for status, refund, kind of order and flag (facts A1.4, A1.6, A2), each with what it means
 * here. A word that is not listed is reported, never guessed.
 */
import type { OrderKind, PlatformStage, RefundState } from './draft.ts';

const stages = new Map<string, PlatformStage>(
  Object.entries({
    待确认: 'unpaid',
    待支付: 'unpaid',
    待付款: 'unpaid',
    等待付款: 'unpaid',
    等待买家付款: 'unpaid',
    付款确认中: 'unpaid',
    定金已付尾款未付: 'unpaid',
    已支付: 'paid',
    已付款: 'paid',
    买家已付款: 'paid',
    '买家已付款,等待卖家发货': 'paid',
    等待卖家发货: 'paid',
    等待发货: 'paid',
    待发货: 'preparing',
    未发货: 'preparing',
    等待出库: 'preparing',
    正在出库: 'preparing',
    备货中: 'preparing',
    部分发货: 'partly-shipped',
    卖家部分发货: 'partly-shipped',
    已发货: 'shipped',
    待收货: 'shipped',
    已揽收: 'shipped',
    运输中: 'shipped',
    卖家已发货: 'shipped',
    '卖家已发货,等待买家确认': 'shipped',
    等待买家确认收货: 'shipped',
    等待确认收货: 'shipped',
    '已发货,待签收': 'shipped',
    '已发货,待收货': 'shipped',
    已完成: 'completed',
    完成: 'completed',
    交易完成: 'completed',
    已收货: 'completed',
    已签收: 'completed',
    交易成功: 'completed',
    已取消: 'cancelled',
    已关闭: 'cancelled',
    交易关闭: 'cancelled',
    交易取消: 'cancelled',
    交易失败: 'cancelled',
  } as const),
);

function folded(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[，、;；]/gu, ',');
}

export function stageOf(word: string): PlatformStage | undefined {
  return stages.get(folded(word));
}

/** Read in this order: 退款成功 is done although it also contains 退款, 待商家处理 waits although it contains 处理. */
const refundWords: readonly [RegExp, RefundState][] = [
  [/^(?:无|没有申请退款|未发起售后|无售后|暂无售后|无售后或售后取消|正常|0)$/u, 'none'],
  [/(?:成功|已退款|已全额退款|退款完成|售后完成|已换货|换货完成|补寄完成)/u, 'refunded'],
  [/(?:关闭|取消|撤销)/u, 'closed'],
  [/(?:拒绝|驳回|失败)/u, 'refused'],
  [/(?:待商家|待卖家|待处理|待审核|等待卖家|申请|发起)/u, 'applied'],
  [/(?:中|待买家|等待买家|已同意|待退货|待收货|已寄回|仲裁|退货|换货|补寄|维修)/u, 'in-progress'],
];

export function refundStateOf(word: string): RefundState | undefined {
  const text = folded(word);
  if (text === '') return 'none';
  return refundWords.find(([pattern]) => pattern.test(text))?.[1];
}

export function kindOf(word: string): OrderKind {
  if (/预售|定金|阶段|预定/u.test(word)) return 'presale';
  return /定制/u.test(word) ? 'custom' : 'normal';
}

/** 0 grey, 1 purple, 2 cyan, 3 green, 4 orange, 5 red: the numbers of seller_remark_stars. */
const flags = new Map(Object.entries({ 灰: 0, 无: 0, 紫: 1, 青: 2, 蓝: 2, 绿: 3, 橙: 4, 黄: 4, 红: 5 }));

export function flagOf(word: string): number | undefined {
  if (/^[0-5]$/u.test(word)) return Number(word);
  return flags.get(word.replace(/(?:色旗帜|色旗|旗帜|色|旗)$/u, ''));
}

/** Tags in one cell, whatever divides them; what is said of one comes after a colon. */
export function labelsIn(cell: string): string[] {
  return cell.split(/[,，;；、]/u).filter((label) => label.trim() !== '');
}
