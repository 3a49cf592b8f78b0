/**
 * Pulls what changed at platforms that can be asked, as a net under their messages: by update time, page by page, each order
 * stored like a message that came, so that it is taken in by the same way and twice does nothing. The cursor moves once all of a
 * window is stored; a platform that limits the rate is asked again later. (OS-2.1, OT-3.1)
 */
import type { Kernel } from '../../kernel/kernel.ts';
import { CallFailed } from './call.ts';
import { readConnections, type ConnectionRecord } from './connection.ts';
import { kinds } from './kinds.ts';
import { storeDeliveries } from './receive.ts';
import { usePlatform } from './use-platform.ts';

/** Clocks differ, and an order may be seen a little after it changed. */
const overlapMs = 5 * 60_000;
const firstLookMs = 24 * 3_600_000;
const mostPages = 1000;

export async function pullAll(kernel: Kernel, signal?: AbortSignal): Promise<void> {
  const due = await kernel.database.query<{ id: string }>(
    `select id from connections where state = 'active' and (settings->>'pull')::boolean order by pulled_at nulls first`,
  );
  const connections = await readConnections(
    kernel.database,
    due.map((row) => row.id),
  );
  for (const connection of connections.values()) if (!signal?.aborted) await pullOrders(kernel, connection);
}

/** Answers how many orders were new; a failure is kept on the connection and shown. */
export async function pullOrders(kernel: Kernel, connection: ConnectionRecord): Promise<number> {
  if (!kinds[connection.kind].pull) return 0;
  const to = new Date();
  const from = new Date((connection.pulled_to ?? new Date(to.getTime() - firstLookMs)).getTime() - overlapMs);
  try {
    const stored = await pullWindow(kernel, connection, from, to);
    await kernel.database.query(
      `update connections set pulled_to = $2, pulled_at = now(), pull_fault = null where id = $1`,
      [connection.id, to],
    );
    return stored;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    await kernel.database.query(`update connections set pull_fault = $2 where id = $1`, [connection.id, error.code]);
    return 0;
  }
}

async function pullWindow(kernel: Kernel, connection: ConnectionRecord, from: Date, to: Date): Promise<number> {
  let stored = 0;
  let [start, page] = [from, 0];
  for (let n = 0; n < mostPages; n++) {
    const { messages, hasMore, lastAt } = await usePlatform(kernel, connection, async (line, kind) => {
      if (!kind.pull) return { messages: [], hasMore: false, lastAt: null };
      return kind.pull(line, start, to, page);
    });
    stored += await storeDeliveries(kernel, connection, messages, 'pull', kernel.clock.now());
    if (!hasMore) break;
    // What changes meanwhile leaves its place and would shift the pages after it.
    const goesOn = lastAt !== null && lastAt.getTime() > start.getTime();
    [start, page] = goesOn ? [lastAt, 0] : [start, page + 1];
  }
  return stored;
}
