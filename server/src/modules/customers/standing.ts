/** SQL of a customer's standing: terms, blacklist, usual discount and papers that are in date. (OS-3.1) */
import type { Queryable } from '../../kernel/database.ts';

export interface Standing {
  id: string;
  type: 'person' | 'company';
  creditLimit: number;
  terms: 'prepaid' | 'credit';
  termsDays: number;
  usualDiscount: number;
  blacklisted: boolean;
  qualified: boolean;
  /** The last day of the paper that lasts longest; null without one, or without an end. */
  qualifiedUntil: Date | null;
}

/** A paper holds through its last day, in the company's zone. */
export async function readStandings(db: Queryable, ids: readonly string[], now: Date): Promise<Map<string, Standing>> {
  const rows = await db.query<Standing & Record<string, unknown>>(
    `select c.id, c.type, c.credit_limit as "creditLimit", c.terms, c.terms_days as "termsDays", c.usual_discount::float8 as "usualDiscount",
       c.blacklisted_at is not null as blacklisted, coalesce(q.qualified, false) as qualified, q.until as "qualifiedUntil"
     from customers c left join lateral (
       select bool_or($2::timestamptz between (valid_from::timestamp at time zone 'Asia/Shanghai') and
           coalesce((valid_until + 1)::timestamp at time zone 'Asia/Shanghai', 'infinity')) as qualified,
         case when bool_or(valid_until is null) then null else max(valid_until)::timestamp at time zone 'Asia/Shanghai' end as until
       from customer_qualifications where customer_id = c.id and withdrawn_at is null) q on true
     where c.id = any($1::uuid[])`,
    [ids, now],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Two orders of one customer are judged one after the other: locked after the orders, in id order. */
export async function lockCredit(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query(`select 1 from customers where id = any($1::uuid[]) order by id for update`, [
    [...new Set(ids)].sort(),
  ]);
}

interface StandingRow {
  blacklisted: boolean;
  blacklistReason: string | null;
  usualDiscount: number;
}

export async function readStandingRow(db: Queryable, customerId: string): Promise<StandingRow> {
  const [row] = await db.query<StandingRow & Record<string, unknown>>(
    `select blacklisted_at is not null as blacklisted, blacklist_reason as "blacklistReason", usual_discount::float8 as "usualDiscount"
       from customers where id = $1`,
    [customerId],
  );
  return row ?? { blacklisted: false, blacklistReason: null, usualDiscount: 0 };
}

interface Qualification {
  id: string;
  kind: 'licence' | 'permit' | 'tax' | 'other';
  number: string;
  validFrom: string;
  validUntil: string | null;
  addedAt: string;
}

export async function readQualifications(db: Queryable, customerId: string): Promise<Qualification[]> {
  const rows = await db.query<Omit<Qualification, 'addedAt'> & { addedAt: Date }>(
    `select id, kind, number, valid_from::text as "validFrom", valid_until::text as "validUntil", added_at as "addedAt"
       from customer_qualifications where customer_id = $1 and withdrawn_at is null order by added_at desc`,
    [customerId],
  );
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
}
