/**
 * The order list of Pinduoduo (拼多多, facts A2): one row per order, cells end with a TAB, the status word holds the refund
 * as well (未发货，退款成功). What the platform bears lowers what the buyer pays.
 */
import { refundStateOf, stageOf } from '../words.ts';
import { formatTitles } from './format-ids.ts';
import type { OrderFormat } from './format.ts';
import { pddColumns } from './pdd-columns.ts';
import { readStandardOrder, type Standing, type Words } from './standard-order.ts';

const words: Words = { standingOf };

/** 已签收 and what stands before the comma is the stage; what stands behind it, or 售后状态, the refund. */
function standingOf(status: string, refund: string): Standing {
  const known = stageOf(status);
  if (known) return { stage: known, refund: refundStateOf(refund) };
  const [place = '', ...more] = status.split(/[，,]/u).map((word) => word.trim());
  const told = refundStateOf(more.join(','));
  const stage = stageOf(place);
  const state = told && told !== 'none' ? told : refundStateOf(refund);
  // What was given back before it was sent is not sent any more.
  return { stage: stage === 'preparing' && state === 'refunded' ? 'cancelled' : stage, refund: state };
}

export const pddCsv: OrderFormat = {
  id: 'pdd',
  title: formatTitles.pdd,
  platform: 'pdd',
  parts: [{ part: 'orders', columns: pddColumns, signature: ['订单号', '商品总价(元)', '用户实付金额(元)'] }],
  orderField: 'orderNo',
  shopFields: { id: 'shopId', name: 'shopName' },
  readOrder: (rows, context) => readStandardOrder(pddCsv, rows, context, words),
};
