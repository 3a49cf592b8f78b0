/** Refusals of the catalogue. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const catalogRefusals = {
  PRODUCT_CODE_TAKEN: refusal(
    409,
    '商品编码已被使用',
    'The product code is taken',
    '换一个编码',
    'Choose another code',
  ),
  SKU_CODE_TAKEN: refusal(409, 'SKU 编码已被使用', 'The SKU code is taken', '换一个编码', 'Choose another code'),
  BARCODE_TAKEN: refusal(
    409,
    '条码已属于别的 SKU',
    'The barcode belongs to another SKU',
    '核对条码',
    'Check the barcode',
  ),
  MINIMUM_WITHOUT_PRICE: refusal(
    422,
    '还没有价格，起订量没有着落',
    'There is no price yet that the minimum goes with',
    '连同价格一起写',
    'State the price with it',
  ),
  SKU_NOT_BUNDLE: refusal(409, '{sku} 不是套装', '{sku} is not a bundle', '选择套装 SKU', 'Choose a bundle SKU'),
  SKU_KIND_FIXED: refusal(
    409,
    '已有的 SKU 不能在单品和套装之间改',
    'A SKU that exists cannot turn from plain to bundle or back',
    '换一个 SKU 编码新建',
    'Make a new SKU under another code',
  ),
  BUNDLE_OF_BUNDLES: refusal(
    422,
    '套装里不能再有套装（{sku}）',
    'A bundle cannot hold a bundle ({sku})',
    '改为单品',
    'Use plain SKUs',
  ),
  BUNDLE_PART_TWICE: refusal(422, '同一个 SKU 列了两次', 'A SKU is listed twice', '合并数量', 'Add the quantities up'),
  PRICE_PERIOD_INVALID: refusal(
    422,
    '价格的结束必须晚于开始',
    'A price must end after it starts',
    '核对有效期',
    'Check the period',
  ),
  PRICE_WITHDRAWN: refusal(
    409,
    '价格已撤回',
    'The price was withdrawn before',
    '重新载入价格',
    'Load the prices again',
  ),
  GIFT_PERIOD_INVALID: refusal(
    422,
    '赠品规则的结束必须晚于开始',
    'A gift rule must end after it starts',
    '核对有效期',
    'Check the period',
  ),
  GIFT_CONDITION_MISSING: refusal(
    422,
    '赠品规则没有条件',
    'The gift rule has no condition',
    '填写最低金额、指定商品、店铺或场次之一',
    'Give a minimum amount, a product, a shop or a session',
  ),
  DEPOSIT_WITHOUT_PRESALE: refusal(
    422,
    '只有预售商品才有定金',
    'Only presale products take a deposit',
    '先填写预售天数',
    'Give the presale days first',
  ),
} as const satisfies Record<string, RefusalText>;
