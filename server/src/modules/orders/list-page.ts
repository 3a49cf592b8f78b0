/**
 * The keys of one page of a list of orders. Without a filter one index gives them in the list's own sequence; a place or a scope
 * becomes (shop, warehouse) pairs, each probed for its first rows; an owner, a session, a message or a flag is read along its own
 * index. What the index does not know is looked for in a window of orders, so the time does not grow with their number. (PD-3.3, ADR 0007)
 */
import type { OrderFilter } from '../../../../contract/orders.ts';
import type { Ctx } from '../../kernel/action.ts';
import { scopeCondition, scopeFor } from '../../kernel/access.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache } from '../company/index.ts';
import { cutPage, type Key, type KeyPage, type WindowKey } from './cut-page.ts';
import { orderScope, type Bind } from './filter-part.ts';
import {
  dueWithin,
  narrowed,
  noWarehouse,
  openStage,
  placeConditions,
  queueEverywhere,
  queueRows,
  type Narrowed,
} from './list-filter.ts';

export interface PageAsked extends OrderFilter {
  limit: number;
  cursor?: string | undefined;
}

/** So many orders are looked through at most for one page; reading ends with the last one that the page needs. */
const widest = 500;

/** An open queue is read in two parts: what goes first by policy, then the rest; a cursor begins with the part that it lies in. */
type Part = 'first' | 'rest' | 'whole';
const letterOf: Record<Part, string> = { first: 'f', rest: 'r', whole: '' };

export async function pageOfKeys(ctx: Ctx, asked: PageAsked): Promise<{ keys: Key[]; next: string | undefined }> {
  if (asked.queue === 'all') return toldWith('whole', await pageOfPart(ctx, asked, 'whole'));
  const { cursor = letterOf.first, ...rest } = asked;
  const isFirst = cursor.startsWith(letterOf.first);
  if (!isFirst && !cursor.startsWith(letterOf.rest)) throw new Refusal('CURSOR_INVALID', { field: 'cursor' });
  const from = cursor.slice(1) || undefined;
  const first = isFirst ? await pageOfPart(ctx, { ...rest, cursor: from }, 'first') : { keys: [], next: undefined };
  if (first.next) return toldWith('first', first);
  const left = asked.limit - first.keys.length;
  if (left === 0) return { keys: first.keys, next: letterOf.rest };
  const then = await pageOfPart(ctx, { ...rest, limit: left, cursor: isFirst ? undefined : from }, 'rest');
  return toldWith('rest', { keys: [...first.keys, ...then.keys], next: then.next });
}

function toldWith(part: Part, { keys, next }: KeyPage): { keys: Key[]; next: string | undefined } {
  return { keys, next: next && `${letterOf[part]}${writeCursor([next.key, next.id])}` };
}

/** What goes first is few and has an index of its own: then everything else is looked for along it. */
function drivenBy(ctx: Ctx, asked: PageAsked, bind: Bind, part: Part): Narrowed {
  const found = narrowed(ctx, asked, bind);
  if (part !== 'first') return found;
  return { driver: 'o.goes_first', others: [...found.others, ...(found.driver ? [found.driver] : [])] };
}

async function pageOfPart(ctx: Ctx, asked: PageAsked, part: Part): Promise<KeyPage> {
  const places = await placesOf(ctx, asked);
  const { driver, others } = drivenBy(ctx, asked, () => '', part);
  const indexKnows = !driver || (asked.queue === 'all' && places === 'everywhere');
  return indexKnows && others.length === 0 ? exactPage(ctx, asked, places, part) : windowPage(ctx, asked, places, part);
}

/** Which of these orders belong to the list: for rows that something happened to. */
export async function keysAmong(ctx: Ctx, filter: OrderFilter, ids: readonly string[]): Promise<Key[]> {
  const reading = readingOf(ctx, { ...filter, limit: ids.length }, []);
  const { driver, others } = narrowed(ctx, filter, reading.bind);
  const where = [
    ...reading.where,
    queueRows(ctx, filter.queue, reading.bind),
    ...(driver ? [driver] : []),
    ...others,
    ...placeConditions(filter, reading.bind),
    scopeCondition(ctx.actor, ctx.action, orderScope, reading.params),
    `o.id = any(${reading.bind(ids)}::uuid[])`,
  ];
  return ctx.db.query<Key & Record<string, unknown>>(
    `select o.id, ${reading.column}::text as key from orders o where ${where.join(' and ')} order by ${filter.queue === 'all' ? '' : 'o.goes_first desc, '}${reading.sequence}`,
    reading.params,
  );
}

/** What every reading of a list binds: its deadline, its sequence, and where the page before ended. */
function readingOf(ctx: Ctx, asked: PageAsked, params: unknown[], part: Part = 'whole') {
  const bind: Bind = (value) => `$${params.push(value)}`;
  const newest = asked.queue === 'all';
  const column = newest ? 'o.entered_at' : 'o.next_due_at';
  const where = [
    dueWithin(ctx, asked, bind),
    narrowScope(ctx, params),
    ...(part === 'rest' ? ['not o.goes_first'] : []),
  ];
  if (asked.cursor) {
    const [key, id] = readCursor(asked.cursor, ['instant', 'id']);
    where.push(`(${column}, o.id) ${newest ? '<' : '>'} (${bind(key)}::timestamptz, ${bind(id)}::uuid)`);
  }
  const sequence = newest ? `${column} desc, o.id desc` : `${column}, o.id`;
  const again = newest ? 'x.key desc, x.id desc' : 'x.key, x.id';
  return { params, bind, newest, column, where, sequence, again };
}

/** Every row that the index gives belongs to the list: one more than the page shows whether there is a next one. */
async function exactPage(ctx: Ctx, asked: PageAsked, places: Places | 'everywhere', part: Part): Promise<KeyPage> {
  const { params, bind, column, where, sequence, again } = readingOf(ctx, asked, [], part);
  const limit = bind(asked.limit + 1);
  const { driver } = narrowed(ctx, asked, bind);
  const queue = places === 'everywhere' ? queueEverywhere : queueRows;
  const within = [...where, queue(ctx, asked.queue, bind), ...(driver ? [driver] : [])];
  const select = (more: string): string =>
    `select o.id, ${column} as key from orders o where ${[...within, more].join(' and ')} order by ${sequence} limit ${limit}`;
  const found = await ctx.db.query<Key & Record<string, unknown>>(
    `select id, key::text as key from (${probed(select, places, bind, 'y.id, y.key')}) x order by ${again} limit ${limit}`,
    params,
  );
  const keys = found.slice(0, asked.limit);
  return { keys, next: found.length > asked.limit ? keys[keys.length - 1] : undefined };
}

/**
 * Reads the index until a page is full or so many orders were looked at, and answers those that fit; where the window ended first, its
 * last order too. The sequence is the index's own, so that the outer limit ends the reading.
 */
async function windowPage(ctx: Ctx, asked: PageAsked, places: Places | 'everywhere', part: Part): Promise<KeyPage> {
  const { params, bind, newest, column, where, sequence, again } = readingOf(ctx, asked, [], part);
  const { driver, others } = drivenBy(ctx, asked, bind, part);
  const probes = driver ? 'everywhere' : places;
  const pairs = probes === 'everywhere' ? 1 : probes.shopIds.length * probes.warehouseIds.length;
  const window = bind(Math.max(asked.limit + 1, Math.floor(widest / Math.max(1, pairs))));
  const queue = (probes === 'everywhere' ? queueEverywhere : queueRows)(ctx, asked.queue, bind);
  const indexed = driver ? [...where, driver, ...(newest ? [] : [openStage])] : [...where, queue];
  const looked = driver ? [queue, ...others, ...withinPlaces(places, bind)] : others;
  const select = (more: string): string =>
    `select x.id, x.key, x.fits, x.nth = ${window} as "isLast" from (
      select o.id, ${column} as key, (${looked.join(' and ')}) as fits, row_number() over (order by ${sequence}) as nth
        from orders o where ${[...indexed, more].join(' and ')} order by ${sequence} limit ${window}) x
      where x.fits or x.nth = ${window} order by ${again} limit ${bind(asked.limit + 1)}`;
  const found = await ctx.db.query<WindowKey & Record<string, unknown>>(
    `select id, key::text as key, fits, "isLast" from (${probed(select, probes, bind, 'y.*')}) x`,
    params,
  );
  return cutPage(found, { limit: asked.limit, newest });
}

interface Places {
  shopIds: string[];
  warehouseIds: string[];
}

/** Where the filter and the actor's scope let one look; everywhere needs no pairs. */
async function placesOf(ctx: Ctx, { shopId, warehouseId }: OrderFilter): Promise<Places | 'everywhere'> {
  const scope = scopeFor(ctx.actor, ctx.action);
  const shops = scope === 'all' ? null : ctx.actor.shopIds;
  const warehouses = scope === 'warehouse' ? ctx.actor.warehouseIds : null;
  if (!shops && !warehouses && !shopId && !warehouseId) return 'everywhere';
  const company = await ctx.cached(companyCache);
  const within = (chosen: string | undefined, allowed: string[] | null, all: Iterable<string>): string[] => {
    if (!chosen) return allowed ?? [...all];
    return allowed && !allowed.includes(chosen) ? [] : [chosen];
  };
  return {
    shopIds: within(shopId, shops, company.shops.keys()),
    warehouseIds: within(warehouseId, warehouses, [noWarehouse, ...company.warehouses.keys()]),
  };
}

function withinPlaces(places: Places | 'everywhere', bind: Bind): string[] {
  if (places === 'everywhere') return [];
  return [
    `o.shop_id = any(${bind(places.shopIds)}::uuid[])`,
    `coalesce(o.warehouse_id, '${noWarehouse}'::uuid) = any(${bind(places.warehouseIds)}::uuid[])`,
  ];
}

/** The first rows of each pair of shop and warehouse; everywhere is one reading without pairs. */
function probed(select: (more: string) => string, places: Places | 'everywhere', bind: Bind, columns: string): string {
  if (places === 'everywhere') return select('true');
  const pair = `o.shop_id = p.shop and coalesce(o.warehouse_id, '${noWarehouse}'::uuid) = p.warehouse`;
  return `select ${columns} from (select shop, warehouse
      from unnest(${bind(places.shopIds)}::uuid[]) shop, unnest(${bind(places.warehouseIds)}::uuid[]) warehouse) p
    cross join lateral (${select(pair)}) y`;
}

/** Scopes that are neither shops nor warehouses: a department's, a session's, one's own. */
function narrowScope(ctx: Ctx, params: unknown[]): string {
  const scope = scopeFor(ctx.actor, ctx.action);
  return scope === 'all' || scope === 'shop' || scope === 'warehouse'
    ? 'true'
    : scopeCondition(ctx.actor, ctx.action, orderScope, params);
}
