/**
 * An order whose kind asks details that nobody gave waits for them: held under a cause of the policy where the whole company sees
 * it, and let go by the correction that gives them. Nothing is lost that came from outside. (OS-2.3, OS-2.2)
 */
import type { RowCtx } from '../../kernel/action.ts';
import type { Prepared } from './apply.ts';
import { holdCause, placeHold } from './hold-order.ts';
import { liftHold } from './release-hold.ts';
import type { Special } from './special.ts';

const cause = 'details-missing';

export function holdForDetails(ctx: RowCtx, prepared: Prepared, { missing }: Special): void {
  if (missing.length === 0) return;
  placeHold(ctx, prepared, {
    kind: cause,
    lineId: null,
    ownerDepartment: holdCause(prepared.policy, cause, ctx.now)?.department ?? 'sales',
    reason: missing.map((one) => one.params['titleZh']).join('、'),
    blocks: ['check', 'prepare', 'pack', 'hand-over'],
  });
}

/** What was missing was given. */
export function releaseForDetails(ctx: RowCtx, prepared: Prepared, reason: string): void {
  for (const hold of prepared.order.holds.filter((one) => one.kind === cause)) liftHold(ctx, prepared, hold.id, reason);
}
