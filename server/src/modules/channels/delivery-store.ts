/** SQL over deliveries: what is due, what became of a batch, what a newer message settles, what a taken order wakes. */
import type { Queryable } from '../../kernel/database.ts';
import { readConnections, type ConnectionRecord } from './connection.ts';
import type { DeliveryRecord, Result } from './delivery.ts';

export interface DueOfConnection {
  connection: ConnectionRecord;
  records: DeliveryRecord[];
}

/** The oldest that are due, by connection; those of a paused connection stay where they are. */
export async function dueDeliveries(db: Queryable, limit: number): Promise<DueOfConnection[]> {
  const rows = await db.query<DeliveryRecord & Record<string, unknown>>(
    `select d.* from deliveries d join connections c on c.id = d.connection_id
      where d.state = 'stored' and d.next_at <= now() and c.state = 'active' order by d.next_at, d.id limit $1`,
    [limit],
  );
  const byConnection = new Map<string, DeliveryRecord[]>();
  for (const row of rows) byConnection.set(row.connection_id, [...(byConnection.get(row.connection_id) ?? []), row]);
  const connections = await readConnections(db, [...byConnection.keys()]);
  return [...connections].map(([id, connection]) => ({ connection, records: byConnection.get(id) ?? [] }));
}

/** What became of them: a log beside the orders' own journal, so no action; one statement for the batch. */
export async function finishDeliveries(db: Queryable, results: readonly Result[], now: Date): Promise<void> {
  if (results.length === 0) return;
  await db.query(
    `update deliveries d set state = u.state, outcome = u.outcome, external_no = coalesce(u.external_no, d.external_no),
            platform_at = u.at, order_id = coalesce(u.order_id, d.order_id), faults = u.faults, attempts = u.attempts,
            next_at = now() + make_interval(secs => coalesce(u.again_in, 0)),
            settled_at = case when u.state in ('taken', 'superseded') then $11::timestamptz end
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[], $7::jsonb[], $8::int[], $9::int[])
            as u(id, state, outcome, external_no, at, order_id, faults, attempts, again_in)
      where d.id = u.id and d.state = any($10::text[])`,
    [
      results.map((one) => one.id),
      results.map((one) => one.state),
      results.map((one) => one.outcome),
      results.map((one) => one.externalNo),
      results.map((one) => one.at),
      results.map((one) => one.orderId),
      results.map((one) => JSON.stringify(one.faults)),
      results.map((one) => one.attempts),
      results.map((one) => one.againIn),
      ['stored'],
      now,
    ],
  );
}

/** What waited of an order is settled by a newer message that went in. */
export async function superseded(db: Queryable, connectionId: string, results: readonly Result[]): Promise<void> {
  const taken = results.filter((one) => one.state === 'taken' && one.orderId !== null && one.externalNo !== null);
  if (taken.length === 0) return;
  await db.query(
    `update deliveries d set state = 'superseded', settled_at = now(), order_id = u.order_id
       from unnest($2::text[], $3::timestamptz[], $4::uuid[]) as u(external_no, at, order_id)
      where d.connection_id = $1 and d.external_no = u.external_no and d.state = 'waiting' and d.platform_at <= u.at`,
    [connectionId, taken.map((one) => one.externalNo), taken.map((one) => one.at), taken.map((one) => one.orderId)],
  );
}

/** A message about an order that had not come yet is worked as soon as the order is there. */
export async function wakeForOrders(
  db: Queryable,
  connectionId: string,
  externalNos: readonly string[],
): Promise<void> {
  if (externalNos.length === 0) return;
  await db.query(
    `update deliveries set state = 'stored', next_at = now() where connection_id = $1 and external_no = any($2::text[])
        and (state = 'stored' and next_at > now() or state = 'waiting' and faults @> '[{"code": "ORDER_NOT_HERE"}]')`,
    [connectionId, externalNos],
  );
}

const keepDays = 30;

/** Bodies hold what buyers wrote: those that were worked are forgotten after their time. */
export async function forgetBodies(db: Queryable): Promise<void> {
  await db.query(
    `update deliveries set body_enc = null where id in (
       select id from deliveries where body_enc is not null and state in ('taken', 'superseded', 'dropped')
          and settled_at < now() - make_interval(days => $1) limit 5000)`,
    [keepDays],
  );
}

/** Until when applications for a refund of these orders were taken back. */
export async function takenBack(
  db: Queryable,
  connectionId: string,
  externalNos: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await db.query<{ no: string; at: Date }>(
    `select external_no as no, max(platform_at) as at from deliveries
      where connection_id = $1 and external_no = any($2::text[]) and outcome = 'released' and platform_at is not null group by 1`,
    [connectionId, externalNos],
  );
  return new Map(rows.map((row) => [row.no, row.at]));
}
