/** Fields that the writer named himself: 收件人：… 电话：… 地址：… 备注：…, in one line or several. Pure. (CC-2.1) */
import type { Span } from './span.ts';

const words: Record<string, string> = {
  name: '收货人姓名|收件人姓名|收货人|收件人|联系人|收货姓名|姓名|收货方|Name|Receiver|Attn',
  phone: '联系电话|收货电话|手机号码|手机号|联系方式|手机|电话|Phone|Tel|Mobile',
  address: '收货地址|收件地址|送货地址|详细地址|所在地区|地址|送到|寄到|发到|Address',
  remark: '买家留言|备注|留言|说明|要求|Remark|Note',
  externalNo: '客户单号|采购单号|订单编号|订单号|合同号|单号|PO ?No\\.?|PO号',
};
const alone = new Set(['送到', '寄到', '发到']);

export interface Label extends Span {
  kind: string;
  /** Where what it names begins and ends. */
  from: number;
  until: number;
}

const pattern = new RegExp(
  Object.entries(words)
    .map(([kind, list]) => `(?<${kind}>${list})`)
    .join('|'),
  'giu',
);

export function labelsIn(text: string): Label[] {
  const found: Label[] = [];
  for (const match of text.matchAll(pattern)) {
    const kind = Object.keys(match.groups ?? {}).find((name) => match.groups?.[name] !== undefined) ?? '';
    const after = match.index + match[0].length;
    const mark = /^[ ]?(?:是|为)?[ ]?[:：][ ]*/u.exec(text.slice(after));
    if (!mark && !alone.has(match[0])) continue;
    found.push({ kind, start: match.index, end: after, from: after + (mark?.[0].length ?? 0), until: text.length });
  }
  return found.map((label, n) => {
    const line = text.indexOf('\n', label.from);
    const until = Math.min(line < 0 ? text.length : line, found[n + 1]?.start ?? text.length);
    return { ...label, until: trimmed(text, label.from, until) };
  });
}

function trimmed(text: string, from: number, until: number): number {
  let end = until;
  while (end > from && /[\s,，;；、。]/u.test(text.charAt(end - 1))) end--;
  return end;
}
