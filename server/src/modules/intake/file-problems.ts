/**
 * What can be wrong with a whole order file, so that no row of it (or no row after a certain one) can be read. Listed
 * once with the remedy, in both languages.
 */
import { fill } from './fill.ts';
import { formatTitles } from './formats/format-ids.ts';
import type { IssueText } from './issue-text.ts';
import type { Params, Told } from './issues.ts';

function problem(zh: string, en: string, mendZh: string, mendEn: string): IssueText {
  return { zh, en, mendZh, mendEn };
}

const saveAsCsv = [
  '在平台后台选 CSV 导出；或用表格软件另存为「CSV UTF-8」，编号列先设为文本',
  'Export CSV from the platform; or save as "CSV UTF-8" with the number columns as text',
] as const;

export const fileProblems = {
  FILE_IS_EMPTY: problem('文件是空的', 'The file is empty', '重新导出', 'Export it again'),
  FILE_HAS_NO_ORDERS: problem(
    '文件只有表头，没有订单',
    'The file has a header but no orders',
    '检查导出时选的时间段',
    'Check the period that was chosen for the export',
  ),
  FILE_IS_XLS: problem(
    '这是旧版 Excel 文件（.xls），或加了密码的工作簿',
    'This is an old Excel file (.xls), or a workbook with a password',
    '另存为不加密码的 .xlsx 再传',
    'Save it as .xlsx without a password and send that',
  ),
  WORKBOOK_CUT_OFF: problem(
    '工作簿不完整：文件在中间断了',
    'The workbook is incomplete: the file breaks off',
    '重新下载整个文件',
    'Download the whole file again',
  ),
  WORKBOOK_SWELLS: problem(
    '工作簿解开后大得不合理（{what}），没有再读',
    'The workbook unpacks to an unreasonable size ({what}); it was not read on',
    '从平台重新导出；不要传来历不明的文件',
    'Export it from the platform again; do not send files of unknown origin',
  ),
  WORKBOOK_LOCKED: problem(
    '工作簿加了密码',
    'The workbook is protected by a password',
    '去掉密码另存后再传',
    'Save it without the password and send that',
  ),
  WORKBOOK_BROKEN: problem(
    '工作簿里找不到可读的工作表',
    'The workbook holds no sheet that can be read',
    '用表格软件打开，另存为 .xlsx 再传',
    'Open it in a spreadsheet, save it as .xlsx and send that',
  ),
  WORKBOOK_TOO_LARGE: problem(
    '工作簿超过 {max}',
    'The workbook is larger than {max}',
    '分几个时间段导出，或导出 CSV',
    'Export several shorter periods, or CSV',
  ),
  WORKBOOK_TOO_WIDE: problem(
    '工作表超过 {max} 列',
    'The sheet has more than {max} columns',
    '删去右边多余的列',
    'Remove the surplus columns at the right',
  ),
  FILE_IS_ARCHIVE: problem(
    '这是压缩包',
    'This is a compressed archive',
    '先解压，再传里面的 CSV',
    'Unpack it and send the CSV inside',
  ),
  FILE_IS_PDF: problem('这是 PDF', 'This is a PDF', ...saveAsCsv),
  FILE_IS_WEB_PAGE: problem(
    '这是网页，不是订单文件；多半是登录过期时下载的',
    'This is a web page; probably the sign-in had expired when it was downloaded',
    '重新登录平台后台，再下载一次',
    'Sign in to the platform again and repeat the download',
  ),
  FILE_IS_BINARY: problem('文件里有二进制内容，不是文本', 'The file holds binary content, not text', ...saveAsCsv),
  FORMAT_UNKNOWN: problem(
    '认不出是哪个平台的版式；最接近的是{nearest}，缺 {missing}',
    'The layout is not known; the nearest is {nearest}, which lacks {missing}',
    '导出时勾选缺少的列，不要改动表头；不是平台的表，先做一份列对应',
    'Tick the missing columns when exporting; for a list of your own, make a column mapping first',
  ),
  COLUMNS_MISSING: problem(
    '认出是{format}，但缺少列：{missing}',
    'It is {format}, but these columns are missing: {missing}',
    '导出时勾选这些列',
    'Tick these columns when exporting',
  ),
  COLUMN_REPEATED: problem(
    '「{column}」这一列出现两次，内容可能不同',
    'The column "{column}" stands twice and may differ',
    '删去多余的一列，或重新导出',
    'Remove one of them, or export again',
  ),
  QUOTE_NOT_CLOSED: problem(
    '第 {row} 行有一个引号没有结束，此后的内容没有读',
    'A quote that opens in row {row} is never closed; nothing after it was read',
    '重新下载整个文件；若是手工改过，补上引号',
    'Download the whole file again; after editing by hand, close the quote',
  ),
  TOO_MANY_ROWS: problem('超过 {max} 行', 'More than {max} rows', '分几个时间段导出', 'Export several shorter periods'),
  FILES_DO_NOT_PAIR: problem(
    '两个文件不是一对：要一份订单表和一份宝贝明细',
    'The two files are no pair: one order list and one detail list are needed',
    '选同一次导出的两份表',
    'Choose the two lists of one export',
  ),
} as const satisfies Record<string, IssueText>;

export type FileProblemCode = keyof typeof fileProblems;

export interface FileProblem {
  code: FileProblemCode;
  params: Params;
}

/** Thrown inside the readers and caught at their door, which answers with the problem. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;

  constructor(code: FileProblemCode, params: Params = {}) {
    super(code);
    this.name = 'UnreadableFile';
    this.problem = { code, params };
  }
}

export function describeFileProblem(found: FileProblem, language: 'zh-CN' | 'en'): Told {
  const text = fileProblems[found.code];
  const isChinese = language === 'zh-CN';
  const params = withTitles(found.params, isChinese ? 'zh' : 'en');
  return isChinese
    ? { message: fill(text.zh, params), mend: fill(text.mendZh, params) }
    : { message: fill(text.en, params), mend: fill(text.mendEn, params) };
}

/** Parameters name a format by its id; people read its title. */
function withTitles(params: Params, language: 'zh' | 'en'): Params {
  const titles: Record<string, Record<'zh' | 'en', string>> = formatTitles;
  const entries = Object.entries(params).map(([name, value]) => [name, titles[value]?.[language] ?? value]);
  return Object.fromEntries(entries) as Params;
}
