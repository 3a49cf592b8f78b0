/** What the channel pages read: connections with their health, the log of deliveries, what goes out. (OS-2.1, OS-4.3) */
import {
  getConnection as getEndpoint,
  getDelivery as deliveryEndpoint,
  listConnections as listEndpoint,
  listDeliveries as deliveriesEndpoint,
  listOutgoings as outgoingsEndpoint,
  listSkuMap as skusEndpoint,
  type ConnectionView,
  type DeliveryView,
  type OutgoingView,
} from '../../../../contract/channels.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { catalogCache } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { readOrderHeads } from '../orders/index.ts';
import { policyCache } from '../policy/index.ts';
import { openAddressRequests, skuAliasesCache } from '../platforms/index.ts';
import { hookPathOf } from './connect-shop.ts';
import { keyOf, openSecrets, reachConnection, type ConnectionRecord } from './connection.ts';
import type { DeliveryRecord } from './delivery.ts';
import { describeFault } from './faults.ts';
import type { OutgoingRecord } from './outgoing.ts';
import { isSilent } from './silence.ts';
import { parcelNamesOf } from './parcels.ts';

interface Health {
  id: string;
  last_delivery_at: Date | null;
  last_order_at: Date | null;
  waiting: number;
  stuck: number;
}

/** Every figure is one probe of an index that begins with the connection. */
async function healthOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Health>> {
  const rows = await ctx.db.query<Health & Record<string, unknown>>(
    `select c.id, d.received_at as last_delivery_at, o.received_at as last_order_at,
            (select count(*)::int from deliveries w where w.connection_id = c.id and w.state = 'waiting') as waiting,
            (select count(*)::int from outgoings g where g.connection_id = c.id and g.state = 'stuck') as stuck
       from unnest($1::uuid[]) as c(id)
       left join lateral (select received_at from deliveries where connection_id = c.id order by id desc limit 1) d on true
       left join lateral (select received_at from deliveries where connection_id = c.id and order_id is not null order by id desc limit 1) o on true`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function viewsOf(ctx: Ctx, records: readonly ConnectionRecord[]): Promise<ConnectionView[]> {
  const company = await ctx.cached(companyCache);
  const health = await healthOf(
    ctx,
    records.map((one) => one.id),
  );
  const addresses = await openAddressRequests(
    ctx.db,
    records.map((one) => one.shop_id),
  );
  const policy = await ctx.cached(policyCache);
  const views: ConnectionView[] = [];
  for (const record of records) {
    const shop = company.shops.get(record.shop_id);
    const known = health.get(record.id);
    const secrets = openSecrets(ctx.kernel, await keyOf(ctx.kernel, record), record);
    const since = (known?.last_delivery_at ?? record.created_at).getTime();
    views.push({
      id: record.id,
      rev: record.rev,
      kind: record.kind,
      state: record.state,
      shop: { id: record.shop_id, name: shop?.name ?? '', code: shop?.code ?? '' },
      hookPath: hookPathOf(record.id),
      settings: record.settings,
      key: secrets.key,
      hasApiToken: secrets.apiToken !== '' || record.kind === 'douyin',
      lastDeliveryAt: known?.last_delivery_at?.toISOString() ?? null,
      lastOrderAt: known?.last_order_at?.toISOString() ?? null,
      waiting: known?.waiting ?? 0,
      stuck: known?.stuck ?? 0,
      addressRequests: addresses.get(record.shop_id) ?? 0,
      pulledAt: record.pulled_at?.toISOString() ?? null,
      pullFault: record.pull_fault,
      stale: record.state === 'active' && isSilent(policy, record.kind, since, ctx.now),
    });
  }
  return views;
}

export const listConnections = query(listEndpoint, {
  clauses: ['OS-2.1'],
  run: async (ctx, { kind, trouble }) => {
    const params: unknown[] = [];
    const scope = scopeCondition(ctx.actor, ctx.action, { shop: 'shop_id' }, params);
    const rows = await ctx.db.query<{ id: string }>(
      `select id from connections where state <> 'closed' and ${kind ? `kind = $${params.push(kind)}` : 'true'} and ${scope} order by id`,
      params,
    );
    const records: ConnectionRecord[] = [];
    for (const { id } of rows) records.push(await reachConnection(ctx, id));
    const views = await viewsOf(ctx, records);
    return { items: trouble ? views.filter((one) => one.stale || one.waiting > 0 || one.stuck > 0) : views };
  },
});

export const getConnection = query(getEndpoint, {
  clauses: ['OS-2.1'],
  run: async (ctx, { connectionId }) => {
    const [view] = await viewsOf(ctx, [await reachConnection(ctx, connectionId)]);
    if (!view) throw new Error('a connection that was reached has a view');
    return view;
  },
});

type ListedDelivery = Omit<DeliveryRecord, 'body_enc' | 'connection_id' | 'settled_by'> & { has_body: boolean };

/** All that a list shows: a body may be as long as an order of ten thousand lines. */
const deliveryColumns = `id, external_id, topic, via, body_enc is not null as has_body, bytes, received_at, external_no, platform_at, state, outcome,
  faults, order_id, attempts, settled_at, reason`;

/** Of one connection ($1), what was asked for and lies behind the cursor; only what is asked for stands in the text, so that an index serves it. */
function pageConditions(
  asked: Record<string, string | undefined>,
  cursor: string | undefined,
  params: unknown[],
): string {
  const equal = Object.entries(asked).flatMap(([column, value]) => (value ? `${column} = $${params.push(value)}` : []));
  const behind = cursor ? [`id < $${params.push(readCursor(cursor, ['id'])[0])}::uuid`] : [];
  return ['connection_id = $1', ...equal, ...behind].join(' and ');
}

export const listDeliveries = query(deliveriesEndpoint, {
  clauses: ['OS-2.1', 'PD-3.2'],
  run: async (ctx, { connectionId, state, externalNo, limit, cursor }) => {
    await reachConnection(ctx, connectionId);
    const params: unknown[] = [connectionId];
    const conditions = pageConditions({ state, external_no: externalNo }, cursor, params);
    const rows = await ctx.db.query<ListedDelivery & Record<string, unknown>>(
      `select ${deliveryColumns} from deliveries where ${conditions} order by id desc limit ${limit + 1}`,
      params,
    );
    const page = rows.slice(0, limit);
    const heads = await headsOf(ctx, page);
    const last = page.at(-1);
    return {
      items: page.map((row) => deliveryView(row, heads)),
      ...(rows.length > limit && last ? { next: writeCursor([last.id]) } : {}),
    };
  },
});

/** A link names the delivery alone: which connection it came by is told with it. */
export const getDelivery = query(deliveryEndpoint, {
  clauses: ['OS-2.1', 'PD-3.2'],
  run: async (ctx, { deliveryId }) => {
    const [row] = await ctx.db.query<ListedDelivery & { connection_id: string } & Record<string, unknown>>(
      `select ${deliveryColumns}, connection_id from deliveries where id = $1`,
      [deliveryId],
    );
    if (!row) throw new Refusal('NOT_FOUND', { field: 'deliveryId' });
    await reachConnection(ctx, row.connection_id);
    return { ...deliveryView(row, await headsOf(ctx, [row])), connectionId: row.connection_id };
  },
});

type Heads = Map<string, { id: string; number: string; externalNo: string | null }>;

async function headsOf(ctx: Ctx, rows: readonly { order_id: string | null }[]): Promise<Heads> {
  const ids = rows.flatMap((row) => (row.order_id ? [row.order_id] : []));
  const heads = ids.length > 0 ? await readOrderHeads(ctx.db, ids) : [];
  return new Map(heads.map(({ id, number, externalNo }) => [id, { id, number, externalNo }]));
}

function deliveryView(row: ListedDelivery, heads: Heads): DeliveryView {
  const order = heads.get(row.order_id ?? '');
  return {
    id: row.id,
    externalId: row.external_id,
    topic: row.topic,
    via: row.via,
    state: row.state,
    outcome: row.outcome,
    externalNo: row.external_no,
    order: order ? { id: order.id, number: order.number } : null,
    receivedAt: row.received_at.toISOString(),
    platformAt: row.platform_at?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
    bytes: row.bytes,
    hasBody: row.has_body,
    attempts: row.attempts,
    faults: row.faults.map((fault) => ({
      code: fault.code,
      field: fault.field,
      ...describeFault(fault),
      sku: fault.code === 'SKU_UNKNOWN' ? String(fault.params.sku ?? '') : null,
      suggestion: fault.params.suggestion ? String(fault.params.suggestion) : null,
    })),
    reason: row.reason,
  };
}

export const listOutgoings = query(outgoingsEndpoint, {
  clauses: ['OS-4.3'],
  run: async (ctx, { connectionId, state, limit, cursor }) => {
    await reachConnection(ctx, connectionId);
    const params: unknown[] = [connectionId];
    const rows = await ctx.db.query<OutgoingRecord & Record<string, unknown>>(
      `select * from outgoings where ${pageConditions({ state }, cursor, params)} order by id desc limit ${limit + 1}`,
      params,
    );
    const page = rows.slice(0, limit);
    const heads = await headsOf(ctx, page);
    const parcels = await parcelNamesOf(ctx.db, page);
    const last = page.at(-1);
    return {
      items: page.map((row) => outgoingView(row, heads, parcels.get(row.shipment_id ?? ''))),
      ...(rows.length > limit && last ? { next: writeCursor([last.id]) } : {}),
    };
  },
});

function outgoingView(
  row: OutgoingRecord,
  heads: Heads,
  parcel: { carrier: string; waybill: string | null } | undefined,
): OutgoingView {
  const order = heads.get(row.order_id);
  const detail = row.fault_detail ?? '';
  const params = { detail, carrier: parcel?.carrier ?? detail };
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    order: { id: row.order_id, number: order?.number ?? '', externalNo: order?.externalNo ?? null },
    waybill: parcel?.waybill ?? null,
    carrier: parcel?.carrier ?? null,
    attempts: row.attempts,
    nextAt: row.state === 'waiting' ? row.next_at.toISOString() : null,
    sentAt: row.sent_at?.toISOString() ?? null,
    madeAt: row.made_at.toISOString(),
    fault: row.fault ? { code: row.fault, ...describeFault({ code: row.fault, field: '', params }), detail } : null,
  };
}

export const listSkuMap = query(skusEndpoint, {
  clauses: ['OS-2.2'],
  run: async (ctx, { connectionId }) => {
    const { shop_id: shopId } = await reachConnection(ctx, connectionId);
    const { skusById } = await ctx.cached(catalogCache);
    const aliases = (await ctx.cached(skuAliasesCache)).get(shopId) ?? new Map<string, string>();
    const items = [...aliases].flatMap(([code, skuId]) => {
      const sku = skusById.get(skuId);
      return sku ? [{ code, sku: sku.code, name: sku.name }] : [];
    });
    return { items: items.sort((one, other) => (one.code < other.code ? -1 : 1)) };
  },
});
