/** Looking at personal data is written here, beside the chains, so that looking does not lengthen an order's history. (OS-8.3) */
import type { RowCtx } from './action.ts';
import { actorRef } from './access.ts';
import { newId } from './ids.ts';

export interface Access {
  kind: string;
  id: string;
  fields: string[];
  reason: string | null;
}

export function logAccess(ctx: RowCtx, access: Access): void {
  ctx.insert('access_log', {
    id: newId(),
    actor: actorRef(ctx.actor),
    action: ctx.action,
    subject_kind: access.kind,
    subject_id: access.id,
    fields: access.fields,
    reason: access.reason,
  });
}
