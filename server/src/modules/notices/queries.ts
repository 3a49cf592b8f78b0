/** A person's alerts and notices: what is unread first, then what was seen; and how many are unread. (OT-3.1, OS-2.3) */
import { countNotices, listNotices, type NoticeView } from '../../../../contract/notices.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache } from '../company/index.ts';
import { clockStates, readSubjects } from '../deadlines/index.ts';
import {
  audienceWords,
  clauseOfVersion,
  parseAudience,
  parseClauseRef,
  policyCache,
  ruleTitle,
  type PolicySnapshot,
} from '../policy/index.ts';
import { audiencesOf } from './audience.ts';
import { countUnread, pageOfNotices, type NoticeRow, type Reader } from './store.ts';

export async function readerOf(ctx: Ctx): Promise<Reader> {
  const { actor } = ctx;
  const { value: company } = await ctx.kernel.caches.get(companyCache);
  const departmentIds = actor.departmentIds ?? (actor.departmentId ? [actor.departmentId] : []);
  const personId = actor.personId ?? actor.id;
  return {
    personId,
    audiences: audiencesOf({ id: personId, roles: actor.roles, departmentIds }, company),
    shopIds: actor.shopIds,
    warehouseIds: actor.warehouseIds,
    now: ctx.now,
  };
}

type Phase = 'unread' | 'read';

/** The cursor says in its first letter whether the page begins among the unread or among those seen. */
function placeOf(cursor: string | undefined): { phase: Phase; after: string[] | undefined } {
  if (!cursor) return { phase: 'unread', after: undefined };
  const phase = cursor.startsWith('u') ? 'unread' : cursor.startsWith('r') ? 'read' : undefined;
  if (!phase) throw new Refusal('CURSOR_INVALID', { field: 'cursor' });
  return { phase, after: cursor.length > 1 ? readCursor(cursor.slice(1), ['instant', 'id']) : undefined };
}

export const noticesQuery = query(listNotices, {
  clauses: ['OT-3.1', 'OS-2.3'],
  run: async (ctx, { limit, cursor }) => {
    const reader = await readerOf(ctx);
    const { phase, after } = placeOf(cursor);
    const rows = (await pageOfNotices(ctx.db, reader, phase, after, limit + 1)).map((row) => ({
      row,
      read: phase === 'read',
    }));
    // Where the unread end within a page, what was seen follows on the same page.
    if (phase === 'unread' && rows.length <= limit) {
      const seen = await pageOfNotices(ctx.db, reader, 'read', undefined, limit + 1 - rows.length);
      rows.push(...seen.map((row) => ({ row, read: true })));
    }
    const shown = rows.slice(0, limit);
    const last = shown[shown.length - 1];
    const next =
      rows.length > limit && last ? `${last.read ? 'r' : 'u'}${writeCursor([last.row.place, last.row.id])}` : undefined;
    const { unread } = await countUnread(ctx.db, reader);
    return { items: await toViews(ctx, shown), unread, ...(next ? { next } : {}) };
  },
});

export const noticeCountsQuery = query(countNotices, {
  clauses: ['OT-3.1'],
  run: async (ctx) => countUnread(ctx.db, await readerOf(ctx)),
});

async function toViews(ctx: Ctx, rows: readonly { row: NoticeRow; read: boolean }[]): Promise<NoticeView[]> {
  const policy = await ctx.cached(policyCache);
  const ids = <K extends 'orderId' | 'clockId'>(name: K) => [...new Set(rows.flatMap(({ row }) => row[name] ?? []))];
  const [subjects, states] = await Promise.all([
    readSubjects(ctx.db, ctx.kernel, ids('orderId')),
    clockStates(ctx.db, ids('clockId')),
  ]);
  return rows.map(({ row, read }) => ({
    id: row.id,
    kind: row.kind,
    level: row.level,
    title: titleOf(policy, row),
    subject: row.orderId ? { type: 'order', id: row.orderId, number: subjects.get(row.orderId)?.number ?? '' } : null,
    clause: row.clause,
    rule: row.rule,
    clockId: row.clockId,
    clockState: row.clockId ? (states.get(row.clockId) ?? null) : null,
    dueAt: row.dueAt?.toISOString() ?? null,
    at: row.at.toISOString(),
    count: row.count,
    audience: audienceView(row.audience),
    read,
  }));
}

function titleOf(policy: PolicySnapshot, row: NoticeRow): { zh: string; en: string } {
  if (row.kind === 'digest')
    return { zh: `导入的旧订单：${row.count} 次提醒`, en: `Old orders that were imported: ${row.count} alerts` };
  const ref = row.clause ? parseClauseRef(row.clause) : undefined;
  const clause = ref ? clauseOfVersion(policy, ref.clause, ref.version)?.title : undefined;
  const rule = row.rule && row.clause ? ruleTitle(policy, row.rule, row.clause) : undefined;
  const title = rule ?? clause ?? { zh: row.rule ?? '', en: row.rule ?? '' };
  if (row.kind === 'rule' && row.level === 'over')
    return { zh: `逾期未知悉：${title.zh}`, en: `Not acknowledged in time: ${title.en}` };
  const called = row.kind === 'rule' ? occasionWords[row.source.split(':', 1)[0] ?? ''] : undefined;
  if (called) return { zh: `${called.zh}：${title.zh}`, en: `${called.en}: ${title.en}` };
  if (row.kind !== 'clock-not-started') return title;
  return {
    zh: `未能计时，日历缺少年份：${title.zh}`,
    en: `A clock could not start, the calendar lacks a year: ${title.en}`,
  };
}

/** What is wanted of whoever was called, by the first word of the occasion. */
const occasionWords: Record<string, { zh: string; en: string }> = {
  urge: { zh: '催办', en: 'Urged' },
  escalate: { zh: '升级', en: 'Escalated' },
  ask: { zh: '请答复', en: 'Asked of you' },
  transfer: { zh: '转办给您', en: 'Handed to you' },
  delegate: { zh: '委派给您', en: 'Delegated to you' },
  'hand-back': { zh: '已交回', en: 'Handed back' },
  add: { zh: '请您加签', en: 'Added reviewer' },
};

/** Only the person is shown what was told to them by name. */
function audienceView(audience: string): { zh: string; en: string } {
  if (audience.startsWith('person:')) return { zh: '您', en: 'You' };
  const parsed = parseAudience(audience);
  return parsed ? audienceWords(parsed) : { zh: audience, en: audience };
}
