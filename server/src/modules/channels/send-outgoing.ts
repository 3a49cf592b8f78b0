/**
 * Sends what is due to the platforms. A fault that time may mend is tried again after growing pauses; one that only a person can
 * mend, or that outlasted them, is stuck: it stands on the channel's page and on the order's journal. (OS-4.3, PD-3.4)
 */
import type { Kernel } from '../../kernel/kernel.ts';
import { runAction } from '../../kernel/run-action.ts';
import { remarkOf, readOrderHeads } from '../orders/index.ts';
import { noteRemarkTold, platformIdOf } from '../platforms/index.ts';
import { CallFailed } from './call.ts';
import { readConnections, type ConnectionRecord } from './connection.ts';
import { pauseAfter } from './delivery.ts';
import type { Parcel } from './kind.ts';
import { kinds } from './kinds.ts';
import type { OutgoingRecord } from './outgoing.ts';
import { parcelOf } from './parcels.ts';
import { noteStuck } from './stuck.ts';
import { usePlatform } from './use-platform.ts';
import { channelActor } from './work-deliveries.ts';

const atOnce = 20;

export async function sendOutgoings(kernel: Kernel, signal?: AbortSignal): Promise<number> {
  let sent = 0;
  while (!signal?.aborted) {
    const due = await kernel.database.query<OutgoingRecord & Record<string, unknown>>(
      `select o.* from outgoings o join connections c on c.id = o.connection_id
        where o.state = 'waiting' and o.next_at <= now() and c.state = 'active' order by o.next_at, o.id limit $1`,
      [atOnce],
    );
    if (due.length === 0) return sent;
    const connections = await readConnections(
      kernel.database,
      due.map((one) => one.connection_id),
    );
    await Promise.all(due.map((one) => sendOne(kernel, connections.get(one.connection_id), one)));
    sent += due.length;
  }
  return sent;
}

async function sendOne(
  kernel: Kernel,
  connection: ConnectionRecord | undefined,
  outgoing: OutgoingRecord,
): Promise<void> {
  try {
    if (!connection) throw new CallFailed('API_REFUSED', 'connection', true);
    if (outgoing.kind === 'ship') await ship(kernel, connection, outgoing);
    else await remark(kernel, connection, outgoing);
    await kernel.database.query(
      `update outgoings set state = 'sent', sent_at = $2, attempts = attempts + 1, fault = null, fault_detail = null
        where id = $1 and state = 'waiting'`,
      [outgoing.id, kernel.clock.now()],
    );
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    await failed(kernel, outgoing, error);
  }
}

async function failed(kernel: Kernel, outgoing: OutgoingRecord, error: CallFailed): Promise<void> {
  const againIn = error.isFinal ? undefined : pauseAfter(outgoing.attempts + 1);
  const rows = await kernel.database.query(
    `update outgoings set state = $2, attempts = attempts + 1, fault = $3, fault_detail = $4,
            stuck_at = case when $2 = 'stuck' then coalesce(stuck_at, $6) else stuck_at end, next_at = now() + make_interval(secs => $5) where id = $1 and state = 'waiting' returning 1`,
    [
      outgoing.id,
      againIn === undefined ? 'stuck' : 'waiting',
      error.code,
      error.detail,
      againIn ?? 0,
      kernel.clock.now(),
    ],
  );
  if (againIn !== undefined || rows.length === 0) return;
  await runAction(
    kernel,
    noteStuck,
    { orderId: outgoing.order_id, kind: outgoing.kind, code: error.code },
    channelActor,
  );
}

async function ship(kernel: Kernel, connection: ConnectionRecord, outgoing: OutgoingRecord): Promise<void> {
  const found = await parcelOf(kernel, outgoing);
  if (!found) throw new CallFailed('NOTHING_TO_SHIP', '', true);
  const carrierCode = connection.settings.carriers[found.carrier] ?? '';
  if (kinds[connection.kind].needsCarrierCode && carrierCode === '')
    throw new CallFailed('CARRIER_NOT_MAPPED', found.carrier, true);
  const parcel: Parcel = { ...found, carrierCode, platformId: await platformIdOf(kernel.database, outgoing.order_id) };
  await usePlatform(kernel, connection, async (line, kind) => kind.ship?.(line, parcel));
}

/** The remark as it is now, not as it was when the change was made. */
async function remark(kernel: Kernel, connection: ConnectionRecord, outgoing: OutgoingRecord): Promise<void> {
  const orderId = outgoing.order_id;
  const now = await remarkOf(kernel, orderId);
  const [order] = await readOrderHeads(kernel.database, [orderId]);
  if (!now || !order?.externalNo) throw new CallFailed('NOTHING_TO_SHIP', '', true);
  const { externalNo } = order;
  const platformId = await platformIdOf(kernel.database, orderId);
  await usePlatform(kernel, connection, async (line, kind) =>
    kind.remark?.(line, { requestId: outgoing.id, externalNo, platformId, remark: now.remark, flag: now.flag }),
  );
  await noteRemarkTold(kernel, orderId, now.remark, now.flag);
}
