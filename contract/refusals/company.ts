/** Refusals of the company module. */
import { refusal, type RefusalText } from './refusal-text.ts';

const taken = (zh: string, en: string): RefusalText =>
  refusal(409, `${zh}已被使用`, `The ${en} is taken`, `换一个${zh}`, `Choose another ${en}`);

export const companyRefusals = {
  COMPANY_FOUNDED: refusal(
    409,
    '公司资料已设立',
    'The company was set up before',
    '在公司资料里逐项修改',
    'Change its records one by one',
  ),
  LEGAL_ENTITY_CODE_TAKEN: taken('主体编码', 'code of a legal entity'),
  DEPARTMENT_CODE_TAKEN: taken('部门编码', 'department code'),
  WAREHOUSE_CODE_TAKEN: taken('仓库编码', 'warehouse code'),
  WAREHOUSE_NAME_TAKEN: taken('仓库名称', 'warehouse name'),
  SHOP_CODE_TAKEN: taken('店铺编码', 'shop code'),
  SHOP_NAME_TAKEN: taken('店铺名称', 'shop name'),
  ROOM_CODE_TAKEN: taken('直播间编码', 'room code'),
  PERIOD_INVALID: refusal(
    422,
    '结束必须晚于开始，且不超过 {max} 小时',
    'The end must follow the start within {max} hours',
    '核对起止时间',
    'Check start and end',
  ),
  LOGO_NOT_SAFE: refusal(
    422,
    '这个图片不能用作标志',
    'This picture cannot be a logo',
    '用 200 KB 以内、边长不超过 2000 的 PNG，或不含脚本、样式表和外部链接的 SVG',
    'Use a PNG of at most 200 KB and 2000 pixels, or an SVG without scripts, style sheets and links elsewhere',
  ),
} as const satisfies Record<string, RefusalText>;
