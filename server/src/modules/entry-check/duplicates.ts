/**
 * Which orders may be one: the same customer or phone with the same lines and total within a window, or one external number in
 * two shops. Asked of the orders themselves each time, so that nothing that was forgotten lets one through. (CC-2.2, PD-3.2)
 */
import type { Queryable } from '../../kernel/database.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { companyCache, type Company } from '../company/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  orderFactTypes,
  policyCache,
  ruleApplies,
  rulesOf,
  type PolicySnapshot,
  type RuleInForce,
} from '../policy/index.ts';
import { findAlike, orderFactsOf, readOrders, type OrderRecord } from '../orders/index.ts';

export interface Pair {
  /** The older id first. */
  a: OrderRecord;
  b: OrderRecord;
  rule: string;
  clause: string;
}

type DuplicateRule = RuleInForce<'duplicate'>;

export async function findPairs(
  db: Queryable,
  orderIds: readonly string[],
  policy: PolicySnapshot,
  company: Company,
  now: Date,
): Promise<Pair[]> {
  const found = new Map<string, { one: string; other: string; rule: DuplicateRule }>();
  for (const rule of rulesOf(policy, 'duplicate', now)) {
    for (const row of await findAlike(db, orderIds, rule.rule.compare, rule.rule.window.ms)) {
      const [one, other] = row.one < row.other ? [row.one, row.other] : [row.other, row.one];
      if (!found.has(one + other)) found.set(one + other, { one, other, rule });
    }
  }
  for (const key of await decidedAmong(db, [...found.values()])) found.delete(key);
  if (found.size === 0) return [];
  const ids = [...new Set([...found.values()].flatMap(({ one, other }) => [one, other]))];
  const records = new Map((await readOrders(db, ids)).map((record) => [record.id, record]));
  return [...found.values()].flatMap(({ one, other, rule }) => {
    const a = records.get(one);
    const b = records.get(other);
    if (!a || !b || ![a, b].some((record) => concerns(rule, record, company))) return [];
    noteExercised('rule', rule.rule.id);
    return [{ a, b, rule: rule.rule.id, clause: rule.ref }];
  });
}

/** What a person has decided is not asked about again. */
async function decidedAmong(db: Queryable, pairs: readonly { one: string; other: string }[]): Promise<string[]> {
  if (pairs.length === 0) return [];
  const rows = await db.query<{ key: string }>(
    `select order_a::text || order_b::text as key from duplicates
      where (order_a, order_b) in (select * from unnest($1::uuid[], $2::uuid[])) and state in ('same', 'different')`,
    [pairs.map((pair) => pair.one), pairs.map((pair) => pair.other)],
  );
  return rows.map((row) => row.key);
}

/** A rule looks at a pair where its condition holds for either of the two. */
function concerns({ rule }: DuplicateRule, record: OrderRecord, company: Company): boolean {
  const platform = company.shops.get(record.shop_id)?.platform ?? null;
  return ruleApplies(rule, orderFactsOf(record, platform), orderFactTypes);
}

/** The same for whoever has no request to answer. */
export async function pairsOf(kernel: Kernel, db: Queryable, orderIds: readonly string[]): Promise<Pair[]> {
  const { value: policy } = await kernel.caches.get(policyCache);
  const { value: company } = await kernel.caches.get(companyCache);
  return findPairs(db, orderIds, policy, company, kernel.clock.now());
}
