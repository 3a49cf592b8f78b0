/** Refusals of the intake module. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const intakeRefusals = {
  // Raised before anything is written; the texts are those of the file's problem in both languages.
  ORDER_FILE_UNREADABLE: refusal(422, '{zh}', '{en}', '{mendZh}', '{mendEn}'),
  FILE_MISSING: refusal(
    422,
    '没有收到文件',
    'No file was sent',
    '用 multipart/form-data 传 1 或 2 个 CSV 文件',
    'Send one or two CSV files as multipart/form-data',
  ),
  TOO_MANY_FILES: refusal(
    422,
    '一次最多传 {max} 个文件',
    'At most {max} files at once',
    '一份订单表，需要时再加它的宝贝明细',
    'One order list, with its detail list where it has one',
  ),
  SHOP_PLATFORM_DIFFERS: refusal(
    422,
    '店铺 {shop} 不是这个平台的',
    'The shop {shop} belongs to another platform',
    '选择文件所属平台的店铺',
    'Choose a shop of the platform that the file comes from',
  ),
  SHOP_NOT_CLEAR: refusal(
    422,
    '看不出是哪个店铺的文件',
    'It is not clear which shop the file is from',
    '指定店铺编码：{shops}',
    'Name the shop by its code: {shops}',
  ),
  SHOP_IS_SET: refusal(
    409,
    '这次导入已经定了店铺',
    'The shop of this import is settled',
    '重新载入；传错店铺的，先停用再重传',
    'Load again; a file that went to the wrong shop is sent again',
  ),
  IMPORT_IS_RUNNING: refusal(
    409,
    '导入还在进行',
    'The import is still running',
    '等它结束再办',
    'Wait until it has ended',
  ),
  ROW_IS_SETTLED: refusal(
    409,
    '这一行已经处理过',
    'The row was settled before',
    '重新载入待修正的行',
    'Load the waiting rows again',
  ),
  CELL_UNKNOWN: refusal(
    422,
    '第 {row} 行没有「{column}」这一格',
    'Row {row} has no cell “{column}”',
    '核对行号与列名',
    'Check row number and column',
  ),
  NOTHING_TO_MEND: refusal(
    422,
    '没有等着这样修正的行',
    'No waiting row needs this',
    '核对列名和原值',
    'Check the column and the present value',
  ),
  SKU_CODE_UNREADABLE: refusal(
    422,
    '这一行没有可用的商家编码',
    'The row has no usable merchant code',
    '填写目录里的编码',
    'Type a code of the catalogue',
  ),
} as const satisfies Record<string, RefusalText>;
