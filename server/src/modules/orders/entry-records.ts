/**
 * What the orders say of their entry: time from receipt to entry of those taken by hand, and the errors booked against entry and
 * check. Numbers and the lists behind them read the same rows. (CC-5.1, PD-3.2)
 */
import type { Queryable } from '../../kernel/database.ts';

export interface Period {
  from: string;
  until: string;
}

/** Where a page of a list begins: after this row. */
export interface After {
  at: string;
  id: string;
}

/** Taken by hand: what a platform sends enters by itself. */
const byHand = `channel in ('phone', 'fax', 'email', 'visit')`;
const within = (column: string): string => `${column} >= $1::timestamptz and ${column} < $2::timestamptz`;
/** Lines are told apart by their number; their fields are counted together. */
const field = `regexp_replace(c.field, '^line \\d+\\.', 'line.')`;
const minutes = `extract(epoch from recorded_at - entered_at) / 60`;

export interface EntryTime {
  id: string;
  n: number;
  median: number;
  p90: number;
}

export function entryTimes(db: Queryable, { from, until }: Period): Promise<EntryTime[]> {
  return db.query<EntryTime & Record<string, unknown>>(
    `select entered_by as id, count(*)::int as n,
       round((percentile_cont(0.5) within group (order by ${minutes}))::numeric, 1)::float as median,
       round((percentile_cont(0.9) within group (order by ${minutes}))::numeric, 1)::float as p90
       from orders where ${byHand} and ${within('recorded_at')} and entered_by is not null group by 1`,
    [from, until],
  );
}

export interface EnteredByHand {
  id: string;
  number: string;
  channel: string;
  entered_at: Date;
  recorded_at: Date;
}

export function enteredByHand(
  db: Queryable,
  { from, until }: Period,
  personId: string,
  page: { after: After | undefined; limit: number },
): Promise<EnteredByHand[]> {
  const params: unknown[] = [from, until, personId];
  const { after } = page;
  const rest = after
    ? `and (recorded_at, id) < ($${params.push(after.at)}::timestamptz, $${params.push(after.id)}::uuid)`
    : '';
  return db.query<EnteredByHand & Record<string, unknown>>(
    `select id, number, channel, entered_at, recorded_at from orders
      where ${byHand} and ${within('recorded_at')} and entered_by = $3::uuid ${rest} order by recorded_at desc, id desc limit ${page.limit}`,
    params,
  );
}

export interface CountedErrors {
  field: string;
  entered_by: string | null;
  checked_by: string | null;
  n: number;
}

export function countErrors(db: Queryable, { from, until }: Period): Promise<CountedErrors[]> {
  return db.query<CountedErrors & Record<string, unknown>>(
    `select ${field} as field, c.entered_by, c.checked_by, count(*)::int as n from corrections c where ${within('c.at')} group by 1, 2, 3`,
    [from, until],
  );
}

export interface BookedError {
  id: string;
  order_id: string;
  number: string;
  field: string;
  entered_by: string | null;
  checked_by: string | null;
  corrected_by: string;
  reason: string;
  at: Date;
}

export interface ErrorFilter {
  personId?: string | undefined;
  as: 'entry' | 'check';
  field?: string | undefined;
}

export function listErrors(
  db: Queryable,
  { from, until }: Period,
  filter: ErrorFilter,
  page: { after: After | undefined; limit: number },
): Promise<BookedError[]> {
  const params: unknown[] = [from, until];
  const conditions = [within('c.at')];
  const person = filter.as === 'entry' ? 'c.entered_by' : 'c.checked_by';
  if (filter.personId) conditions.push(`${person} = $${params.push(filter.personId)}::uuid`);
  else if (filter.as === 'check') conditions.push('c.checked_by is not null');
  if (filter.field) conditions.push(`${field} = $${params.push(filter.field)}`);
  const { after } = page;
  if (after)
    conditions.push(`(c.at, c.id) < ($${params.push(after.at)}::timestamptz, $${params.push(after.id)}::uuid)`);
  return db.query<BookedError & Record<string, unknown>>(
    `select c.id, c.order_id, o.number, c.field, c.entered_by, c.checked_by, c.corrected_by, c.reason, c.at
       from corrections c join orders o on o.id = c.order_id where ${conditions.join(' and ')} order by c.at desc, c.id desc limit ${page.limit}`,
    params,
  );
}

/** When each order was first corrected since a moment, for lists that join it: `order_id`, `at`. */
export const firstCorrections = (since: string): string =>
  `(select order_id, min(at) as at from corrections where at >= ${since} group by 1)`;

/** The fields of an order that were corrected since it was entered. */
export async function correctedFields(db: Queryable, orderId: string): Promise<string[]> {
  const rows = await db.query<{ field: string }>(
    `select distinct field from corrections where order_id = $1 order by field`,
    [orderId],
  );
  return rows.map((row) => row.field);
}
