/** What keeps a row out that can be read: an unknown code, another shop, or what `orders` refuses. (OS-2.2) */
import { issue, type IssueText } from './issue-text.ts';

export const entryIssues = {
  SKU_UNKNOWN: issue(
    '商品目录里没有编码「{sku}」',
    'The catalogue has no code "{sku}"',
    '改成目录里的编码；同一编码可一次修正并记住',
    'Use a code of the catalogue; the same code can be mended everywhere at once and is remembered',
  ),
  SKU_INACTIVE: issue(
    '商品「{sku}」已停用',
    'The product "{sku}" is no longer active',
    '换成在用的编码，或重新启用商品',
    'Use an active code, or activate the product again',
  ),
  SHOP_DIFFERS: issue(
    '这一单属于店铺「{shop}」，不是所选的店铺',
    'The order belongs to the shop "{shop}", not to the one chosen',
    '放弃这一行，把文件导入到它的店铺',
    'Discard the row and import the file into its shop',
  ),
  ORDER_REFUSED: issue('不能录入：{reason}', 'It cannot be entered: {reason}', '{remedy}', '{remedy}'),
} as const satisfies Record<string, IssueText>;
