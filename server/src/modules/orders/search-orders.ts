/**
 * Finds orders by number, external number or their last digits, phone or its tail, name, product and waybill; personal
 * words are looked up by keyed hash. A POST, so that nothing personal stands in an address. (CC-2.4, PD-3.3)
 */
import { searchOrders as endpoint } from '../../../../contract/orders.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { tokensToFind } from '../../kernel/search-tokens.ts';
import { catalogCache, findSkus } from '../catalog/index.ts';
import { orderScope } from './filter-part.ts';
import { toRows } from './order-rows.ts';
import { readOrders } from './store.ts';

/** A search elsewhere that leads to orders (waybills): registered in wire.ts. */
type Source = { name: string; find(ctx: Ctx, text: string, limit: number): Promise<string[]> };

const sources: Source[] = [];

export function orderSearchSource(source: Source): void {
  if (!sources.some((s) => s.name === source.name)) sources.push(source);
}

export const searchOrders = query(endpoint, {
  clauses: ['CC-2.4', 'PD-3.3'],
  run: async (ctx, { text, limit }) => {
    const matched = new Map<string, string>();
    for (const [how, ids] of await candidates(ctx, text, limit))
      for (const id of ids) if (!matched.has(id)) matched.set(id, how);
    const visible = await reachable(ctx, [...matched.keys()].slice(0, limit * 4));
    const records = new Map((await readOrders(ctx.db, visible.slice(0, limit))).map((r) => [r.id, r]));
    const rows = await toRows(
      ctx,
      visible.slice(0, limit).flatMap((id) => records.get(id) ?? []),
    );
    return { items: rows.map((row) => ({ ...row, matched: matched.get(row.id) ?? '' })) };
  },
});

type Found = [how: string, ids: string[]];

async function candidates(ctx: Ctx, text: string, limit: number): Promise<Found[]> {
  const [numbers, persons, products, others] = await Promise.all([
    byNumber(ctx, text, limit),
    byPerson(ctx, text, limit),
    byProduct(ctx, text, limit),
    Promise.all(sources.map(async (s): Promise<Found> => [s.name, await s.find(ctx, text, limit)])),
  ]);
  return [['number', numbers], ['person', persons], ...others, ['product', products]];
}

async function idsOf(ctx: Ctx, sql: string, params: unknown[]): Promise<string[]> {
  return (await ctx.db.query<{ id: string }>(sql, params)).map((r) => r.id);
}

async function byNumber(ctx: Ctx, text: string, limit: number): Promise<string[]> {
  const plain = text.toUpperCase().replace(/\s/g, '');
  if (!/^[A-Z0-9-]{4,80}$/.test(plain)) return [];
  const tail = plain.slice(-6);
  const sql =
    plain.length >= 6
      ? `select id from orders where right(external_no, 6) = $1 and upper(external_no) like '%' || $2
         union all select id from orders where right(number, 6) = $1 and number like '%' || $2 limit $3`
      : `select id from orders where right(number, 6) = lpad($1, 6, '0') and $2 <> '' limit $3`;
  return idsOf(ctx, sql, [tail, plain, limit]);
}

async function byPerson(ctx: Ctx, text: string, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (const all of tokensToFind(ctx.kernel.secrets, text)) {
    if (all.length === 0) continue;
    const tokens = all.map((t) => t.token);
    found.push(
      ...(await idsOf(
        ctx,
        `select order_id as id from order_tokens where token = any($1::bytea[]) group by order_id having count(*) = $2 order by order_id desc limit $3`,
        [tokens, new Set(tokens.map((t) => t.toString('hex'))).size, limit],
      )),
    );
  }
  return found;
}

async function byProduct(ctx: Ctx, text: string, limit: number): Promise<string[]> {
  if (/^[\d\s-]+$/.test(text)) return [];
  const skus = findSkus(await ctx.cached(catalogCache), text).slice(0, 10);
  if (skus.length === 0) return [];
  return idsOf(
    ctx,
    `select distinct l.order_id as id from unnest($1::uuid[]) s(sku), lateral (
       select order_id, id from order_lines where sku_id = s.sku order by id desc limit $2) l order by 1 desc limit $2`,
    [skus.map((s) => s.id), limit],
  );
}

/** Keeps the sequence, drops what the actor's scope does not hold. */
async function reachable(ctx: Ctx, ids: string[]): Promise<string[]> {
  const params: unknown[] = [ids];
  const scope = scopeCondition(ctx.actor, ctx.action, orderScope, params);
  const rows = await idsOf(ctx, `select o.id from orders o where o.id = any($1::uuid[]) and ${scope}`, params);
  const within = new Set(rows);
  return ids.filter((id) => within.has(id));
}
