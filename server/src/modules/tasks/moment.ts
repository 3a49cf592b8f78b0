/**
 * An order at one of its events, as its work sees it: what was decided under its lock, where work for it is opened, and how work
 * ends. (OS-1)
 */
import type { TaskKind } from '../../../../contract/tasks.ts';
import type { RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import type { Company } from '../company/index.ts';
import type { Calendar, Clock } from '../deadlines/index.ts';
import type { FactValues, PolicySnapshot } from '../policy/index.ts';
import { dropOpened, endTasks } from './store.ts';

/** An order at one of its events: what was decided under its lock. */
export interface OrderMoment {
  event: string;
  /** When it happened. */
  at: Date;
  orderId: string;
  shopId: string;
  warehouseId: string | null;
  facts: FactValues;
  /** Of a correction: the facts before it. */
  factsBefore?: FactValues | undefined;
  /** Of a correction: kinds of special order whose details it changed. */
  restated?: readonly string[] | undefined;
  calendars: readonly Calendar[];
  clocks: readonly Clock[];
  policy: PolicySnapshot;
  company: Company;
  /** Of a hold: which one, and whose it is. */
  hold?: { id: string; owner: string } | undefined;
  digestId?: string | undefined;
}

/** What was opened by this very flush was nobody's work yet and leaves no trace. */
export function endWork(
  ctx: RowCtx,
  moment: OrderMoment,
  state: 'done' | 'voided',
  kind: TaskKind | null,
  key: string | null,
): void {
  const { orderId } = moment;
  dropOpened(ctx, orderId, kind, key);
  // A new order cannot have left anything open before this flush.
  if (isBeingEntered(ctx, orderId)) return;
  const by = state === 'done' && ctx.actor.kind !== 'system' ? (ctx.actor.personId ?? null) : null;
  endTasks(ctx, { orderId, kind, key, state, at: ctx.now, by: actorRef(ctx.actor), personId: by });
}

export function isBeingEntered(ctx: RowCtx, orderId: string): boolean {
  return ctx.writes.inserts.get('orders')?.some((row) => row.id === orderId) ?? false;
}

export function placeOf(moment: OrderMoment, department: string) {
  const { orderId, shopId, warehouseId, company, at } = moment;
  const shop = company.shops.get(shopId);
  // A department that the company does not have would leave the work with nobody: then the shop's own answers for it.
  const departmentId = company.departmentsByCode.get(department)?.id ?? shop?.departmentId;
  if (!departmentId) throw new Error(`no department answers for ${department}`);
  return { id: newId(), orderId, shopId, warehouseId, departmentId, openedAt: at };
}
