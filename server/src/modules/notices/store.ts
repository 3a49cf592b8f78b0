/** SQL of notices and of who has seen them. */
import type { Queryable } from '../../kernel/database.ts';
import type { Level, NewNotice, NoticeKind } from './notice.ts';

/** An occasion that was told stays told; a digest that was told grows. */
export async function insertNotices(db: Queryable, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const column = <K extends keyof NewNotice>(name: K) => notices.map((one) => one[name]);
  await db.query(
    `insert into notices as n (id, source, audience, kind, order_id, clock_id, rung, level, rule, clause, due_at, count, shop_id, warehouse_id, at)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::smallint[], $8::text[], $9::text[], $10::text[],
       $11::timestamptz[], $12::int[], $13::uuid[], $14::uuid[], $15::timestamptz[])
     on conflict (source, audience) do update set count = n.count + excluded.count, at = excluded.at,
       level = case when excluded.level = 'over' then 'over' else n.level end
       where n.kind = 'digest'`,
    [
      column('id'),
      column('source'),
      column('audience'),
      column('kind'),
      column('orderId'),
      column('clockId'),
      column('rung'),
      column('level'),
      column('rule'),
      column('clause'),
      column('dueAt'),
      column('count'),
      column('shopId'),
      column('warehouseId'),
      column('at'),
    ],
  );
}

/** Whose notices are asked for, and how far that person's scopes go. */
export interface Reader {
  personId: string;
  audiences: readonly string[];
  shopIds: readonly string[] | null;
  warehouseIds: readonly string[] | null;
  now: Date;
}

export interface NoticeRow {
  id: string;
  source: string;
  kind: NoticeKind;
  audience: string;
  orderId: string | null;
  clockId: string | null;
  level: Level | null;
  rule: string | null;
  clause: string | null;
  dueAt: Date | null;
  count: number;
  at: Date;
  place: string;
}

/** Alerts older than this are no news: they neither count nor have to be searched through. */
const newsDays = 14;
const keptDays = 90;

const isRead = `exists (select 1 from notice_reads r where r.person_id = $1::uuid and r.notice_id = n.id and r.seen_count >= n.count)`;
const within = `(n.shop_id is null or $3::uuid[] is null or n.shop_id = any($3::uuid[])) and (n.warehouse_id is null or $4::uuid[] is null or n.warehouse_id = any($4::uuid[]))`;
const news = `n.at > $5::timestamptz - interval '${newsDays} days'`;

function readerParams(reader: Reader): unknown[] {
  return [reader.personId, reader.audiences, reader.shopIds, reader.warehouseIds, reader.now];
}

/** The newest first, along each audience's own index. Beyond the news everything counts as read. */
export function pageOfNotices(
  db: Queryable,
  reader: Reader,
  phase: 'unread' | 'read',
  after: readonly string[] | undefined,
  limit: number,
): Promise<NoticeRow[]> {
  const params = readerParams(reader);
  const keyset = after
    ? ` and (n.at, n.id) < ($${params.push(after[0])}::timestamptz, $${params.push(after[1])}::uuid)`
    : '';
  const which =
    phase === 'unread'
      ? `${news} and not ${isRead}`
      : `n.at > $5::timestamptz - interval '${keptDays} days' and (not ${news} or ${isRead})`;
  return db.query<NoticeRow & Record<string, unknown>>(
    `select x.* from unnest($2::text[]) as a(audience) cross join lateral (
       select n.id, n.source, n.kind, n.audience, n.order_id as "orderId", n.clock_id as "clockId", n.level, n.rule, n.clause, n.due_at as "dueAt", n.count, n.at, n.at::text as place
         from notices n where n.audience = a.audience and ${within} and ${which}${keyset} order by n.at desc, n.id desc limit ${limit}) x
      order by x.at desc, x.id desc limit ${limit}`,
    params,
  );
}

export async function countUnread(db: Queryable, reader: Reader): Promise<{ unread: number; over: number }> {
  const [row] = await db.query<{ unread: number; over: number }>(
    `select count(*) as unread, count(*) filter (where n.level = 'over') as over from notices n
      where n.audience = any($2::text[]) and ${within} and ${news} and not ${isRead}`,
    readerParams(reader),
  );
  return row ?? { unread: 0, over: 0 };
}

/** What is unread, as ids: at most a few thousand, because old alerts are no news. */
export async function unreadIds(db: Queryable, reader: Reader): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select n.id from notices n where n.audience = any($2::text[]) and ${within} and ${news} and not ${isRead} order by n.at desc, n.id desc limit 5000`,
    readerParams(reader),
  );
  return rows.map((row) => row.id);
}

/** As a statement of an action: seen as far as they go now, so that a digest which grows is news again. */
export function markRead(reader: Reader, noticeIds: readonly string[]): { sql: string; params: unknown[] } {
  return {
    sql: `insert into notice_reads as r (person_id, notice_id, seen_count, read_at)
      select $1::uuid, n.id, n.count, $2::timestamptz from notices n where n.id = any($3::uuid[])
      on conflict (person_id, notice_id) do update set seen_count = excluded.seen_count, read_at = excluded.read_at where r.seen_count < excluded.seen_count`,
    params: [reader.personId, reader.now, noticeIds],
  };
}
