/**
 * What a platform last said of an order's remark and receiver, kept as keyed hashes: by them our own words that come back are
 * told from news, and a buyer's new address from the one that we know. (OS-8.3, PD-3.4)
 */
import type { Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { OrderDraft } from './draft.ts';
import { readOrderHeads } from '../orders/index.ts';
import { reportOf } from './order-input.ts';

export interface Said {
  platformId: string | null;
  remark: Buffer;
  receiver: Buffer;
}

export function saidOf(ctx: Pick<Ctx, 'kernel'>, draft: OrderDraft): Said {
  const { sellerRemark, sellerFlag } = reportOf(draft);
  return {
    platformId: draft.platformId ?? null,
    remark: remarkSaid(ctx.kernel, sellerRemark ?? '', sellerFlag),
    receiver: receiverSaid(ctx.kernel, draft),
  };
}

function remarkSaid(kernel: Pick<Kernel, 'secrets'>, remark: string, flag: string): Buffer {
  return kernel.secrets.token('platform-remark', JSON.stringify([remark, flag]));
}

/** A ciphertext may be another one each time and still be the same address: it says nothing. */
function receiverSaid(kernel: Pick<Kernel, 'secrets'>, { receiver }: OrderDraft): Buffer {
  const { name, phone, province, city, district, street, detail } = receiver;
  const parts = [name, phone, province, city, district, street, detail].map((one) =>
    one?.kind === 'clear' ? one.text : null,
  );
  return kernel.secrets.token('platform-receiver', JSON.stringify(parts));
}

export interface Seen {
  orderId: string;
  at: Date;
  said: Said;
}

/** Notes that the platform said this, where nothing of the order changed by it; older words change nothing. */
export async function noteSaid(db: Queryable, seen: readonly Seen[]): Promise<void> {
  if (seen.length === 0) return;
  await db.query(
    `update order_sources s set platform_at = u.at, told_remark = u.remark, told_receiver = u.receiver,
            platform_id = coalesce(u.platform_id, s.platform_id)
       from unnest($1::uuid[], $2::timestamptz[], $3::bytea[], $4::bytea[], $5::text[]) as u(id, at, remark, receiver, platform_id)
      where s.id = u.id and (s.platform_at is null or s.platform_at <= u.at)`,
    [
      seen.map((one) => one.orderId),
      seen.map((one) => one.at),
      seen.map((one) => one.said.remark),
      seen.map((one) => one.said.receiver),
      seen.map((one) => one.said.platformId),
    ],
  );
}

/** The platform has our remark now: when it comes back, it is no news. */
export async function noteRemarkTold(kernel: Kernel, orderId: string, remark: string, flag: string): Promise<void> {
  await kernel.database.query(`update order_sources set told_remark = $2 where id = $1`, [
    orderId,
    remarkSaid(kernel, remark, flag),
  ]);
}

/** The order of this shop that the platform knows by this id of its own. */
export async function findByPlatformId(db: Queryable, shopId: string, platformId: string): Promise<string | undefined> {
  const sources = await db.query<{ id: string }>(`select id from order_sources where platform_id = $1`, [platformId]);
  const found = await readOrderHeads(
    db,
    sources.map((row) => row.id),
  );
  return found.find((one) => one.shopId === shopId)?.id;
}

export async function platformIdOf(db: Queryable, orderId: string): Promise<string | null> {
  const [row] = await db.query<{ platform_id: string | null }>(`select platform_id from order_sources where id = $1`, [
    orderId,
  ]);
  return row?.platform_id ?? null;
}
