/** Rows of exceptions with the names that people read: titles from the rule's own version, orders, shops, persons. */
import type { ExceptionRow } from '../../../../contract/exceptions.ts';
import { departmentWords } from '../../../../contract/vocabulary.ts';
import type { Ctx } from '../../kernel/action.ts';
import { companyCache } from '../company/index.ts';
import { orderNumbers } from '../orders/index.ts';
import { peopleCache } from '../people/index.ts';
import { policyCache, ruleTitle } from '../policy/index.ts';
import type { ExceptionRecord } from './exception.ts';

export async function rowsOf(ctx: Ctx, records: readonly ExceptionRecord[]): Promise<ExceptionRow[]> {
  if (records.length === 0) return [];
  const company = await ctx.cached(companyCache);
  const people = await ctx.cached(peopleCache);
  const policy = await ctx.cached(policyCache);
  const numbers = await orderNumbers(
    ctx.db,
    records.map((one) => one.order_id),
  );
  return records.map((record) => {
    const department = company.departments.get(record.department_id);
    return {
      id: record.id,
      number: record.number,
      kind: record.kind,
      title: ruleTitle(policy, record.rule, record.clause) ?? { zh: record.kind, en: record.kind },
      clause: record.clause,
      orderId: record.order_id,
      orderNumber: numbers.get(record.order_id) ?? '',
      shop: company.shops.get(record.shop_id)?.name ?? '',
      department: departmentWords(department?.name ?? ''),
      person: record.person_id
        ? { id: record.person_id, name: people.persons.get(record.person_id)?.name ?? '' }
        : null,
      state: record.state,
      source: record.source,
      openedAt: record.opened_at.toISOString(),
      startedAt: record.started_at.toISOString(),
      dueAt: record.due_at.toISOString(),
      resolvedAt: record.resolved_at?.toISOString() ?? null,
      improvement: record.improvement,
    };
  });
}
