/** Signed links: a random token in the address, its hash in the table. They live in real time, as sign-in sessions do. (OS-8.3) */
import { randomBytes } from 'node:crypto';
import type { RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import type { Queryable } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import { sha256 } from '../../kernel/secrets.ts';

/** Longer than an order takes, refund included; a customer who comes later has the order number. */
const days = 60;

export function newLink(ctx: RowCtx, orderId: string): { id: string; path: string; expiresAt: string } {
  const token = randomBytes(24).toString('base64url');
  const id = newId();
  const expiresAt = new Date(Date.now() + days * 86_400_000);
  const created_by = actorRef(ctx.actor);
  ctx.insert('portal_links', { id, token_hash: sha256(token), order_id: orderId, created_by, expires_at: expiresAt });
  return { id, path: `/track/${token}`, expiresAt: expiresAt.toISOString() };
}

export async function orderOfLink(db: Queryable, token: string): Promise<string | undefined> {
  const [row] = await db.query<{ order_id: string }>(
    `select order_id from portal_links where token_hash = $1 and revoked_at is null and expires_at > now()`,
    [sha256(token)],
  );
  return row?.order_id;
}

export async function countLinks(db: Queryable, orderIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ order_id: string; n: number }>(
    `select order_id, count(*)::int as n from portal_links where order_id = any($1::uuid[]) and revoked_at is null group by order_id`,
    [orderIds],
  );
  return new Map(rows.map((row) => [row.order_id, row.n]));
}

export function endLinks(ctx: RowCtx, orderId: string, expected: number): void {
  ctx.statement(
    `update portal_links set revoked_at = now() where order_id = $1 and revoked_at is null returning 1`,
    [orderId],
    expected,
  );
}
