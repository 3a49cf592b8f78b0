/** If-Match: an edit names the revision that was seen, and is refused when the row has moved on since. */
import type { Ctx } from './action.ts';
import { Refusal } from './refusal.ts';

export function mustMatch(ctx: Pick<Ctx, 'ifMatch' | 'actor'>, rev: number): void {
  // Bulk runs by the system itself lock the row first and have seen nothing else.
  if (ctx.ifMatch === undefined && ctx.actor.kind === 'system') return;
  if (ctx.ifMatch === undefined) throw new Refusal('IF_MATCH_REQUIRED', { field: 'If-Match' });
  if (ctx.ifMatch !== rev) throw new Refusal('IF_MATCH_FAILED', { field: 'If-Match', params: { rev } });
}
