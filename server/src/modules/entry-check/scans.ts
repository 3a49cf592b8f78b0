/**
 * Scans of faxes and mails: uploaded beside the form, attached to the order, looked at by who has the right, with each look in
 * the access log. The bytes lie in the encrypted file store; what never came to an order is destroyed after a week. (OS-2.1, OS-8.3)
 */
import {
  attachScan as attachEndpoint,
  keepScan as keepEndpoint,
  openScan as openEndpoint,
} from '../../../../contract/entry.ts';
import { logAccess } from '../../kernel/access-log.ts';
import { action, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { startChain } from '../../kernel/chains.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { every } from '../../kernel/timed-work.ts';
import { lockedOrders } from './locked-orders.ts';
import { readLines, readOrders, scopeOf, type Order } from '../orders/index.ts';
import { findScan, lockScans, viewOfScan, type Scan } from './scan-store.ts';

const person = (ctx: Ctx): string => ctx.actor.personId ?? ctx.actor.id;

export const keepScan = action(keepEndpoint, {
  clauses: ['OS-2.1'],
  internal: true,
  run: (ctx, input) => {
    const scan: Scan = {
      id: input.fileId,
      order_id: null,
      media_type: input.mediaType,
      bytes: input.bytes,
      uploaded_by: person(ctx),
      uploaded_at: ctx.now,
    };
    ctx.insert('entry_scans', { ...scan });
    ctx.record(startChain(ctx.writes, scan.id), { body: { mediaType: scan.media_type, bytes: scan.bytes } });
    return viewOfScan(scan);
  },
});

/** A scan goes to one order, brought by who uploaded it. */
export function takeScan(ctx: RowCtx, scan: Scan | undefined, orderId: string): Scan {
  if (!scan || scan.uploaded_by !== person(ctx) || (scan.order_id !== null && scan.order_id !== orderId))
    throw new Refusal('SCAN_TAKEN', { field: 'scanId' });
  if (scan.order_id === null) ctx.patch('entry_scans', scan.id, { order_id: orderId });
  scan.order_id = orderId;
  return scan;
}

export const attachScan = action(attachEndpoint, {
  clauses: ['OS-2.1'],
  load: async (ctx, inputs) => {
    const orders = await lockedOrders(
      ctx,
      inputs.map((i) => i.orderId),
    );
    const scans = await lockScans(
      ctx.db,
      inputs.map((i) => i.scanId),
    );
    return orders.map((order, n) =>
      order instanceof Refusal ? order : { order, scan: scans.get(inputs[n]?.scanId ?? '') },
    );
  },
  run: (ctx, input, { order, scan }: { order: Order; scan: Scan | undefined }) => {
    const taken = takeScan(ctx, scan, input.orderId);
    ctx.record(order.chain, { body: { scan: taken.id } });
    return viewOfScan(taken);
  },
});

export const openScan = action(openEndpoint, {
  clauses: ['OS-8.3', 'OS-2.1'],
  run: async (ctx, { scanId }) => {
    const scan = await reachScan(ctx, scanId);
    logAccess(ctx, {
      kind: scan.order_id ? 'order' : 'scan',
      id: scan.order_id ?? scan.id,
      fields: ['scan'],
      reason: null,
    });
    return { ...viewOfScan(scan), orderId: scan.order_id };
  },
});

/** Within the order's scope; one that is on no order yet is its uploader's alone. */
async function reachScan(ctx: Ctx, scanId: string): Promise<Scan> {
  const scan = await findScan(ctx.db, scanId);
  if (!scan) throw new Refusal('NOT_FOUND', { field: 'scanId' });
  if (scan.order_id === null) {
    if (scan.uploaded_by !== person(ctx)) throw new Refusal('NOT_FOUND', { field: 'scanId' });
    return scan;
  }
  const [order] = await readOrders(ctx.db, [scan.order_id]);
  ctx.mustReach(order && scopeOf(order, (await readLines(ctx.db, [order.id])).get(order.id) ?? []));
  return scan;
}

export const scanWork = [
  every(3600, 'entry.unused-scans', async ({ database, files }) => {
    const rows = await database.query<{ id: string }>(
      `delete from entry_scans where id in (
         select id from entry_scans where order_id is null and uploaded_at < now() - interval '7 days' order by uploaded_at limit 500)
       returning id`,
    );
    await files.destroy(
      database,
      rows.map((row) => row.id),
    );
  }),
];
