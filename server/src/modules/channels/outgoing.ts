/**
 * What goes out to platforms: a hand-over is a ship-back (发货回传), a remark of ours is told. A consumer of the journal asks for it
 * in the transaction that moves its cursor, a worker sends it with growing pauses; what cannot be sent is stuck and is seen.
 * What our own work for a platform changed is not told back to it. (OS-4.3, PD-3.4)
 */
import type { outgoingStates } from '../../../../contract/channels.ts';
import type { Consumer } from '../../kernel/consumers.ts';
import type { Queryable } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import { eventsOf, type ReadEntry } from '../../kernel/journal-reader.ts';
import { actorRef } from '../../kernel/access.ts';
import { channelActor } from './work-deliveries.ts';

export interface OutgoingRecord {
  id: string;
  connection_id: string;
  order_id: string;
  shipment_id: string | null;
  kind: 'ship' | 'remark';
  state: (typeof outgoingStates)[number];
  attempts: number;
  next_at: Date;
  fault: string | null;
  fault_detail: string | null;
  /** Since when a person has to look, until it is sent or given up. */
  stuck_at: Date | null;
  made_at: Date;
  sent_at: Date | null;
}

const wanted = { 'shipment.handed-over': 'ship', 'order.remarked': 'remark' } as const;

export const outgoingConsumer: Consumer = {
  name: 'channel-outgoings',
  events: { 'shipment.handed-over': 1, 'order.remarked': 1 },
  from: 'now',
  handle: (db, entries) => askFor(db, entries),
};

interface Asked {
  entryId: string;
  kind: 'ship' | 'remark';
  orderId: string;
  shopId: string;
  shipmentId: string | null;
  at: Date;
}

const names = new Set(Object.keys(wanted));

async function askFor(db: Queryable, entries: readonly ReadEntry[]): Promise<void> {
  const own = actorRef(channelActor);
  const asked = entries
    .filter((entry) => entry.actor !== own)
    .flatMap((entry) =>
      eventsOf(entry, names).map(({ name, data }): Asked => ({
        entryId: entry.id,
        kind: wanted[name as keyof typeof wanted],
        orderId: String(data.orderId),
        shopId: String(data.shopId),
        shipmentId: typeof data.shipmentId === 'string' ? data.shipmentId : null,
        at: entry.recordedAt,
      })),
    );
  if (asked.length === 0) return;
  const rows = await db.query<{ id: string; shop_id: string; created_at: Date; ship: boolean; remarks: boolean }>(
    `select id, shop_id, created_at, (settings->>'shipBack')::boolean as ship, (settings->>'remarksOut')::boolean as remarks
       from connections where state <> 'closed' and shop_id = any($1::uuid[])`,
    [[...new Set(asked.map((one) => one.shopId))]],
  );
  const byShop = new Map(rows.map((row) => [row.shop_id, row]));
  for (const one of asked) {
    const connection = byShop.get(one.shopId);
    // What happened before the shop was connected was told to its platform by other means.
    if (connection && connection.created_at <= one.at && (one.kind === 'ship' ? connection.ship : connection.remarks))
      await insert(db, connection.id, one);
  }
}

/** Only the newest remark is worth telling. An order that its platform does not know by a number is nothing to it. */
async function insert(db: Queryable, connectionId: string, one: Asked): Promise<void> {
  const before = one.kind === 'remark' ? await supersede(db, one.orderId) : null;
  await db.query(
    `insert into outgoings (id, connection_id, order_id, shipment_id, kind, state, made_at, entry_id, stuck_at)
     values ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8) on conflict (entry_id, kind) do nothing`,
    [newId(), connectionId, one.orderId, one.shipmentId, one.kind, one.at, one.entryId, before],
  );
}

/** The newer remark takes over what people were asked to look at. */
async function supersede(db: Queryable, orderId: string): Promise<Date | null> {
  const rows = await db.query<{ stuck_at: Date | null }>(
    `with old as (select id, stuck_at from outgoings where order_id = $1 and kind = 'remark' and state in ('waiting', 'stuck') for update)
     update outgoings o set state = 'superseded', stuck_at = null from old where o.id = old.id returning old.stuck_at`,
    [orderId],
  );
  return rows.find((row) => row.stuck_at !== null)?.stuck_at ?? null;
}
