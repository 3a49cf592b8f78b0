/** Pairs that wait to be decided, both orders side by side. (CC-2.2) */
import { listDuplicates as endpoint, type DuplicatePair } from '../../../../contract/entry-check.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { catalogCache } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { peopleCache } from '../people/index.ts';
import { policyCache, ruleTitle } from '../policy/index.ts';
import { readLines, readOrders, type LineRecord, type OrderRecord } from '../orders/index.ts';
import type { DuplicateRow } from './duplicate-store.ts';

export const listDuplicates = query(endpoint, {
  clauses: ['CC-2.2'],
  run: async (ctx, { limit, cursor }) => {
    const params: unknown[] = [];
    const conditions = [`state = 'held'`, scopeCondition(ctx.actor, ctx.action, { shop: 'shop_id' }, params)];
    if (cursor !== undefined) {
      const [at, id] = readCursor(cursor, ['instant', 'id']);
      conditions.push(`(found_at, id) > ($${params.push(at)}::timestamptz, $${params.push(id)}::uuid)`);
    }
    const rows = await ctx.db.query<DuplicateRow & Record<string, unknown>>(
      `select * from duplicates where ${conditions.join(' and ')} order by found_at, id limit ${limit + 1}`,
      params,
    );
    const shown = rows.slice(0, limit);
    const last = shown[shown.length - 1];
    return {
      items: await pairViews(ctx, shown),
      ...(rows.length > limit && last ? { next: writeCursor([last.found_at.toISOString(), last.id]) } : {}),
    };
  },
});

async function pairViews(ctx: Ctx, pairs: readonly DuplicateRow[]): Promise<DuplicatePair[]> {
  const ids = pairs.flatMap((pair) => [pair.order_a, pair.order_b]);
  const records = new Map((await readOrders(ctx.db, ids)).map((record) => [record.id, record]));
  const lines = await readLines(ctx.db, ids);
  const policy = await ctx.cached(policyCache);
  const sides = new Map<string, DuplicatePair['a']>();
  for (const record of records.values()) sides.set(record.id, await sideOf(ctx, record, lines.get(record.id) ?? []));
  return pairs.flatMap((pair) => {
    const a = sides.get(pair.order_a);
    const b = sides.get(pair.order_b);
    if (!a || !b) return [];
    const title = ruleTitle(policy, pair.rule, pair.clause) ?? { zh: pair.rule, en: pair.rule };
    return [{ id: pair.id, rule: pair.rule, title, clause: pair.clause, foundAt: pair.found_at.toISOString(), a, b }];
  });
}

async function sideOf(ctx: Ctx, record: OrderRecord, lines: readonly LineRecord[]): Promise<DuplicatePair['a']> {
  const company = await ctx.cached(companyCache);
  const catalog = await ctx.cached(catalogCache);
  const people = await ctx.cached(peopleCache);
  const name = (id: string | null): string | null =>
    id ? (people.persons.get(id)?.name ?? people.keyNames.get(id) ?? null) : null;
  const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
  const message = record.buyer_message_enc && key ? ctx.kernel.secrets.decrypt(key, record.buyer_message_enc) : '';
  return {
    id: record.id,
    number: record.number,
    externalNo: record.external_no,
    shop: company.shops.get(record.shop_id)?.name ?? '',
    channel: record.channel,
    stage: record.stage,
    receivedAt: record.entered_at.toISOString(),
    enteredBy: name(record.entered_by) ?? '',
    takenBy: name(record.taken_by),
    nameMask: record.receiver_name_mask,
    phoneMask: record.receiver_phone_mask,
    place: [record.province, record.city, record.district].filter(Boolean).join(' '),
    total: record.total_amount,
    paid: record.paid_amount - record.refunded_amount,
    currency: record.currency,
    buyerMessage: message,
    lines: lines
      .filter((line) => line.parent_line_id === null)
      .map((line) => ({
        title: line.title,
        sku: catalog.skusById.get(line.sku_id)?.code ?? '',
        quantity: line.qty_ordered,
        amount: line.amount,
      })),
    cancellable:
      ['entered', 'checked', 'preparing', 'prepared'].includes(record.stage) &&
      !lines.some((line) => Number(line.qty_shipped) > 0),
  };
}
