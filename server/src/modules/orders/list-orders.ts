/**
 * Orders as work queues, by keyset. Without a filter one index gives the rows in the list's own sequence; a filter or a scope
 * becomes (shop, warehouse) pairs, each probed for its first rows, so the time does not grow with the number of orders and
 * nothing scans all of them. Open queues: earliest deadline first; all: newest first. (PD-3.3, OT-2.1)
 */
import type { z } from 'zod';
import { listOrders as endpoint } from '../../../../contract/orders.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition, scopeFor } from '../../kernel/access.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { companyCache } from '../company/index.ts';
import { toRows } from './order-rows.ts';
import { readOrders } from './store.ts';

type ListInput = z.infer<typeof endpoint.input>;
type Queue = ListInput['queue'];

const open = `o.stage not in ('closed', 'cancelled')`;

/** The rows of a queue as SQL over `o`; $now is bound by the caller. */
export const queueCondition: Record<Queue, string> = {
  entered: `${open} and o.stage = 'entered'`,
  unpaid: `o.stage = 'checked' and o.paid_at is null and o.payment_terms = 'prepaid'`,
  checked: `${open} and o.stage = 'checked'`,
  preparing: `${open} and o.stage = 'preparing'`,
  prepared: `${open} and o.stage = 'prepared'`,
  shipped: `${open} and o.stage = 'shipped'`,
  delivered: `${open} and o.stage = 'delivered'`,
  held: `o.is_held and ${open}`,
  refund: `o.has_refund and ${open}`,
  overdue: `${open} and o.next_due_at < $now`,
  all: 'true',
};

export const orderScope = {
  shop: 'o.shop_id',
  warehouse: 'o.warehouse_id',
  department: 'o.dept_id',
  session: 'o.session_id',
  owner: 'o.owner_id',
};

/** Stands for "no warehouse" in the indexes. */
const noWarehouse = '00000000-0000-0000-0000-000000000000';

export const listOrders = query(endpoint, {
  clauses: ['PD-3.3', 'OT-2.1'],
  run: async (ctx, input) => {
    const keys = await pageOfKeys(ctx, input);
    const shown = keys.slice(0, input.limit);
    const records = new Map(
      (
        await readOrders(
          ctx.db,
          shown.map((r) => r.id),
        )
      ).map((r) => [r.id, r]),
    );
    const items = await toRows(
      ctx,
      shown.flatMap((r) => records.get(r.id) ?? []),
    );
    const last = shown[shown.length - 1];
    return keys.length > input.limit && last ? { items, next: writeCursor([last.key, last.id]) } : { items };
  },
});

interface Key {
  id: string;
  key: string;
}

/** One more than the page, so that the end is known without counting. */
async function pageOfKeys(ctx: Ctx, input: ListInput): Promise<Key[]> {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const newest = input.queue === 'all';
  const column = newest ? 'o.entered_at' : 'o.next_due_at';
  const sequence = newest ? `${column} desc, o.id desc` : `${column}, o.id`;
  const limit = bind(input.limit + 1);
  const where = [queueCondition[input.queue].replace('$now', () => bind(ctx.now)), narrowScope(ctx, params)];
  if (input.cursor) {
    const [key, id] = readCursor(input.cursor, ['instant', 'id']);
    where.push(`(${column}, o.id) ${newest ? '<' : '>'} (${bind(key)}::timestamptz, ${bind(id)}::uuid)`);
  }
  const select = (more: string): string =>
    `select o.id, ${column} as key from orders o where ${[...where, more].join(' and ')} order by ${sequence} limit ${limit}`;
  const places = await placesOf(ctx, input);
  const rows = places === 'everywhere' ? select('true') : probed(select, places, bind);
  const again = sequence.replaceAll('o.entered_at', 'key').replaceAll('o.next_due_at', 'key').replaceAll('o.id', 'id');
  return ctx.db.query<Key & Record<string, unknown>>(
    `select id, key::text as key from (${rows}) x order by ${again} limit ${limit}`,
    params,
  );
}

interface Places {
  shopIds: string[];
  warehouseIds: string[];
}

/** Where the filter and the actor's scope let one look; everywhere needs no pairs. */
async function placesOf(ctx: Ctx, input: ListInput): Promise<Places | 'everywhere'> {
  const scope = scopeFor(ctx.actor, ctx.action);
  const shops = scope === 'all' ? null : ctx.actor.shopIds;
  const warehouses = scope === 'warehouse' ? ctx.actor.warehouseIds : null;
  if (!shops && !warehouses && !input.shopId && !input.warehouseId) return 'everywhere';
  const company = await ctx.cached(companyCache);
  const within = (chosen: string | undefined, allowed: string[] | null, all: Iterable<string>): string[] => {
    if (!chosen) return allowed ?? [...all];
    return allowed && !allowed.includes(chosen) ? [] : [chosen];
  };
  return {
    shopIds: within(input.shopId, shops, company.shops.keys()),
    warehouseIds: within(input.warehouseId, warehouses, [noWarehouse, ...company.warehouses.keys()]),
  };
}

/** The first rows of each pair. */
function probed(select: (more: string) => string, places: Places, bind: (value: unknown) => string): string {
  const pair = `o.shop_id = p.shop and coalesce(o.warehouse_id, '${noWarehouse}'::uuid) = p.warehouse`;
  return `select y.id, y.key from (select shop, warehouse from unnest(${bind(places.shopIds)}::uuid[]) shop, unnest(${bind(places.warehouseIds)}::uuid[]) warehouse) p
    cross join lateral (${select(pair)}) y`;
}

/** Scopes that are neither shops nor warehouses: a department's, a session's, one's own. */
function narrowScope(ctx: Ctx, params: unknown[]): string {
  const scope = scopeFor(ctx.actor, ctx.action);
  return scope === 'all' || scope === 'shop' || scope === 'warehouse'
    ? 'true'
    : scopeCondition(ctx.actor, ctx.action, orderScope, params);
}
