/** Alerts of clocks and notices of special orders, in the console of those whom the policy names; each once. (OT-3.1, OS-2.3) */
import { z } from 'zod';
import { bilingual, endpoint, id } from './kit.ts';

const instantText = z.string();

export const noticeView = z.object({
  id,
  kind: z.enum(['rung', 'digest', 'rule', 'clock-not-started']),
  level: z.enum(['early', 'soon', 'urgent', 'over']).nullable(),
  title: bilingual,
  subject: z
    .object({ type: z.literal('order'), id, number: z.string() })
    .nullable()
    .describe('null for a digest of several orders'),
  clause: z.string().nullable(),
  rule: z.string().nullable(),
  clockId: id.nullable(),
  clockState: z.enum(['running', 'paused', 'met', 'missed', 'voided']).nullable().describe('how the clock stands now'),
  dueAt: instantText.nullable(),
  at: instantText,
  count: z.int().describe('how many firings a digest stands for; else 1'),
  audience: bilingual.describe('whom it was told'),
  read: z.boolean(),
});
export type NoticeView = z.infer<typeof noticeView>;

export const listNotices = endpoint({
  name: 'notices.mine',
  route: 'GET /notices',
  title: { zh: '查看提醒', en: 'See alerts and notices' },
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({ items: z.array(noticeView), next: z.string().optional(), unread: z.int() }),
});

export const countNotices = endpoint({
  name: 'notices.counts',
  route: 'GET /notices/counts',
  title: { zh: '提醒计数', en: 'Count unread alerts' },
  input: z.strictObject({}),
  output: z.object({ unread: z.int(), over: z.int().describe('of these, limits that have passed') }),
});

export const readNotices = endpoint({
  name: 'notices.read',
  route: 'POST /notices/read',
  title: { zh: '标记提醒已读', en: 'Mark alerts as read' },
  input: z.strictObject({
    noticeIds: z.array(id).min(1).max(200).optional().describe('left out, all that are unread now'),
  }),
  output: z.object({ unread: z.int() }),
});
