/** The saved mappings, and what the first rows of a file become by one that is not saved yet. (OS-2.1) */
import {
  listMappings as listEndpoint,
  previewMapping as previewEndpoint,
} from '../../../../../contract/import-mappings.ts';
import { mayTouch } from '../../../kernel/access.ts';
import { query } from '../../../kernel/action.ts';
import { maskName } from '../../../kernel/mask.ts';
import { catalogCache } from '../../catalog/index.ts';
import { companyCache } from '../../company/index.ts';
import { cleanCell } from '../clean-cell.ts';
import type { OrderDraft, PersonalText } from '../draft.ts';
import { describeIssue } from '../issues.ts';
import { readGroups } from '../read-rows.ts';
import { makeSheet } from '../sheet.ts';
import { formatOfMapping } from './mapped-format.ts';
import { mappingsCache } from './mapping-store.ts';

export const listMappings = query(listEndpoint, {
  clauses: ['OS-2.1'],
  run: async (ctx) => {
    const { records } = await ctx.cached(mappingsCache);
    const company = await ctx.cached(companyCache);
    const mine = [...records.values()].filter(
      ({ shopId }) => shopId === null || mayTouch(ctx.actor, ctx.action, { shopId }),
    );
    return {
      items: mine.map(({ id, name, shopId, header, spec, rev, setBy, setAt }) => {
        const shop = shopId ? company.shops.get(shopId) : undefined;
        return {
          id,
          name,
          shop: shop ? { id: shop.id, name: shop.name } : null,
          header,
          spec,
          rev,
          setBy,
          setAt: setAt.toISOString(),
        };
      }),
    };
  },
});

const mostFaults = 100;
/** As many rows as a look shows: the last order of them may go on behind them. */
const cutFrom = 40;

export const previewMapping = query(previewEndpoint, {
  clauses: ['OS-2.1', 'OS-2.2'],
  run: async (ctx, { header, rows, spec }) => {
    const format = formatOfMapping({ id: 'preview', name: '', shopId: null, header: header.map(cleanCell), spec });
    const part = format.parts[0]!;
    const sheet = makeSheet(part.part, part.columns, header, part.writing);
    const groups = readGroups(
      format,
      rows.map((row) => ({ sheet, ...row })),
      { now: ctx.now },
    );
    const read = rows.length < cutFrom ? groups : groups.slice(0, -1);
    const catalog = await ctx.cached(catalogCache);
    const isKnown = (code: string) => catalog.skusByCode.has(code);
    const faults = read.flatMap((one) => (one.kind === 'bad' ? one.issues : [])).slice(0, mostFaults);
    return {
      orders: read.flatMap((one) => (one.kind === 'order' ? [shown(one.draft, isKnown)] : [])),
      faults: faults.map((issue) => {
        const [zh, en] = [describeIssue(issue, 'zh-CN'), describeIssue(issue, 'en')];
        return {
          row: issue.row,
          column: issue.column,
          value: issue.personal ? '***' : issue.value,
          what: { zh: zh.message, en: en.message },
          mend: { zh: zh.mend, en: en.mend },
        };
      }),
    };
  },
});

function shown(draft: OrderDraft, isKnown: (code: string) => boolean) {
  const { receiver } = draft;
  const text = (value: PersonalText | undefined) => (value?.kind === 'clear' ? value.text : '');
  return {
    externalNo: draft.externalNo,
    stage: draft.stage,
    createdAt: draft.createdAt.toISOString(),
    paidAt: draft.paidAt?.toISOString() ?? null,
    receiver: receiver.name?.kind === 'clear' ? maskName(receiver.name.text) : '',
    place: [receiver.province, receiver.city, receiver.district].map(text).filter(Boolean).join(' '),
    lines: draft.lines.map((line) => ({
      code: line.merchantCode ?? '',
      known: isKnown(line.merchantCode ?? ''),
      quantity: line.quantity,
      amount: line.amount,
    })),
    payable: draft.amounts.payable,
    currency: draft.currency ?? 'CNY',
  };
}
