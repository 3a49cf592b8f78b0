/** Refusals of the inventory. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const inventoryRefusals = {
  STOCK_BELOW_ZERO: refusal(
    409,
    '在库数量不够，不能减到零以下',
    'Less is on hand; stock cannot fall below zero',
    '核对数量，或先入库',
    'Check the quantity, or receive goods first',
  ),
  RESERVATION_BELOW_ZERO: refusal(
    409,
    '占用数量不够释放',
    'Less is reserved than would be released',
    '重新载入后再办',
    'Load again, then repeat',
  ),
  STOCK_LINE_TWICE: refusal(422, '同一个 SKU 列了两次', 'A SKU is listed twice', '合并数量', 'Add the quantities up'),
  BUNDLE_NOT_STOCKED: refusal(
    422,
    '套装 {sku} 不单独存货',
    'The bundle {sku} is not stocked itself',
    '按组成的单品入库',
    'Use the SKUs that it consists of',
  ),
} as const satisfies Record<string, RefusalText>;
