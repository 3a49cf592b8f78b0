/**
 * Orders that wait for their check: entered, not held back from it, and not entered by the reader; the earliest limit first. It
 * walks the stage's own index and counts no further than a bound, so a backlog of imports costs no more than a page. (CC-2.3)
 */
import type { Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';

const counted = 1000;
const stage = `o.stage = 'entered' and o.stage not in ('closed', 'cancelled')`;
/** A hold that stops the check takes an order out of the queue. */
const isHeld = `exists (select 1 from holds h where h.order_id = o.id and h.released_at is null and h.line_id is null and 'check' = any(h.blocks))`;
const isColleagues = `o.entered_by is distinct from $1::uuid and (not o.is_held or not ${isHeld})`;

export interface WaitingForCheck {
  id: string;
  number: string;
  shop_id: string;
  channel: string;
  total_amount: number;
  currency: string;
  next_due_at: Date | number;
  entered_by: string | null;
}

/** What goes first by policy, then the rest; each part along its own index. */
export async function waitingForCheck(
  ctx: Ctx,
  page: { after: string | undefined; limit: number },
): Promise<WaitingForCheck[]> {
  const [last] = page.after
    ? await ctx.db.query<{ goes_first: boolean }>(`select goes_first from orders where id = $1::uuid`, [page.after])
    : [];
  const first =
    last?.goes_first === false ? [] : await partOfQueue(ctx, 'o.goes_first', page.limit, last && page.after);
  const left = page.limit - first.length;
  if (left === 0) return first;
  const from = last?.goes_first === false ? page.after : undefined;
  return [...first, ...(await partOfQueue(ctx, 'not o.goes_first', left, from))];
}

function partOfQueue(ctx: Ctx, part: string, limit: number, after: string | undefined): Promise<WaitingForCheck[]> {
  const params: unknown[] = [ctx.actor.personId ?? ctx.actor.id];
  const scope = scopeCondition(ctx.actor, ctx.action, { shop: 'o.shop_id' }, params);
  const from = after
    ? `and (o.next_due_at, o.id) > (select next_due_at, id from orders where id = $${params.push(after)}::uuid)`
    : '';
  return ctx.db.query<WaitingForCheck & Record<string, unknown>>(
    `select o.id, o.number, o.shop_id, o.channel, o.total_amount, o.currency, o.next_due_at, o.entered_by
       from orders o where ${stage} and ${part} and ${scope} and ${isColleagues} ${from} order by o.next_due_at, o.id limit ${limit}`,
    params,
  );
}

/** Exact up to the bound. */
export async function countChecks(ctx: Ctx): Promise<{ waiting: number; own: number }> {
  const params: unknown[] = [ctx.actor.personId ?? ctx.actor.id];
  const scope = scopeCondition(ctx.actor, ctx.action, { shop: 'o.shop_id' }, params);
  const bounded = (condition: string): string =>
    `(select count(*)::int from (select 1 from orders o where ${stage} and ${scope} and ${condition} limit ${counted}) n)`;
  const [row] = await ctx.db.query<{ waiting: number; own: number }>(
    `select ${bounded(isColleagues)} as waiting, ${bounded('o.entered_by = $1::uuid')} as own`,
    params,
  );
  return { waiting: row?.waiting ?? 0, own: row?.own ?? 0 };
}
