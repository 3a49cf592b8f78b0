/**
 * The orders behind the numbers of entry: checked by a person, passed at the first time or sent back before, passed by a rule,
 * seen as duplicates. A number and its list read the same rows. (CC-2.2, CC-2.3, CC-5.1)
 */
import { entryNumberOrders as endpoint, type EntryMeasure } from '../../../../contract/entry-numbers.ts';
import { query } from '../../kernel/action.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import type { Queryable } from '../../kernel/database.ts';
import { companyCache } from '../company/index.ts';
import { firstCorrections, readOrders, type EntryPeriod } from '../orders/index.ts';
import { peopleCache } from '../people/index.ts';
import { endedWork } from '../tasks/index.ts';

/** A check comes within thirty days of what was sent back or corrected before it. */
const since = `$1::timestamptz - interval '30 days'`;

/** Checks by people, each with what was sent back to the clerk of it and when it was first corrected: joined whole, not probed. */
const checks = `${endedWork('check')} t
  left join (select distinct order_id from questions where recipient = 'clerk' and asked_at >= ${since}) q on q.order_id = t.order_id
  left join ${firstCorrections(since)} c on c.order_id = t.order_id and c.at <= t.ended_at`;
const firstTime = `q.order_id is null and c.order_id is null`;
const checked = (which: string): string =>
  `select t.order_id, t.ended_at as at, t.person_id, null as rule from ${checks} where ${which}`;

const sources: Record<EntryMeasure, string> = {
  checked: `select order_id, ended_at as at, person_id, null as rule from ${endedWork('check')} t`,
  'first-time': checked(firstTime),
  'sent-back': checked(`not (${firstTime})`),
  'by-rule': `select order_id, passed_at as at, owner_id as person_id, rule from rule_passes`,
  duplicates: `select order_b as order_id, found_at as at, null::uuid as person_id, rule from duplicates`,
};

const within = `b.at >= $1::timestamptz and b.at < $2::timestamptz`;

export async function countChecks(db: Queryable, { from, until }: EntryPeriod) {
  const [row] = await db.query<{ passed: number; first: number }>(
    `select count(*)::int as passed, count(*) filter (where ${firstTime})::int as first from ${checks}
      where t.ended_at >= $1::timestamptz and t.ended_at < $2::timestamptz`,
    [from, until],
  );
  return { passed: row?.passed ?? 0, firstTime: row?.first ?? 0 };
}

export const entryNumberOrders = query(endpoint, {
  clauses: ['CC-2.2', 'CC-2.3', 'CC-5.1'],
  run: async (ctx, { measure, from, until, personId, rule, limit, cursor }) => {
    const params: unknown[] = [from, until];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const parts = [within];
    if (personId) parts.push(`b.person_id = ${bind(personId)}::uuid`);
    if (rule) parts.push(`b.rule = ${bind(rule)}`);
    if (cursor) {
      const [at, id] = readCursor(cursor, ['instant', 'id']);
      parts.push(`(b.at, b.order_id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const found = await ctx.db.query<{ order_id: string; at: Date; person_id: string | null }>(
      `select b.order_id, b.at, b.person_id from (${sources[measure]}) b where ${parts.join(' and ')}
        order by b.at desc, b.order_id desc limit ${limit + 1}`,
      params,
    );
    const rows = found.slice(0, limit);
    const records = await readOrders(
      ctx.db,
      rows.map((row) => row.order_id),
    );
    const orders = new Map(records.map((record) => [record.id, record]));
    const { shops } = await ctx.cached(companyCache);
    const { persons } = await ctx.cached(peopleCache);
    const last = rows[rows.length - 1];
    return {
      items: rows.flatMap(({ order_id: orderId, at, person_id: person }) => {
        const record = orders.get(orderId);
        if (!record) return [];
        const { number, currency, total_amount: total } = record;
        const shop = shops.get(record.shop_id)?.name ?? '';
        const by = persons.get(person ?? '')?.name ?? '';
        return [{ orderId, number, shop, total, currency, by, at: at.toISOString() }];
      }),
      ...(found.length > limit && last ? { next: writeCursor([last.at.toISOString(), last.order_id]) } : {}),
    };
  },
});
