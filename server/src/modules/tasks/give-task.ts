/** Work that is one named person's from the beginning: a sample of what passed under a rule that this person answers for. (CC-2.3, OS-1) */
import type { TaskKind } from '../../../../contract/tasks.ts';
import type { RowCtx } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';

export interface GivenTask {
  orderId: string;
  kind: TaskKind;
  departmentId: string;
  shopId: string;
  warehouseId: string | null;
  personId: string;
  clause: string;
  rule: string;
  dueAt: Date;
}

const giveSql = `insert into tasks (id, order_id, kind, department_id, shop_id, warehouse_id, person_id, clause, rule, due_at, opened_at, taken_at, state)
  select id, order_id, kind, department_id, shop_id, warehouse_id, person_id, clause, rule, due_at, at, at, 'taken'
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::timestamptz[], $11::timestamptz[])
      as g(id, order_id, kind, department_id, shop_id, warehouse_id, person_id, clause, rule, due_at, at)
  on conflict (order_id, kind, key) where state in ('open', 'taken') do nothing`;

export function giveTask(ctx: RowCtx, task: GivenTask): void {
  const { orderId, kind, departmentId, shopId, warehouseId, personId, clause, rule, dueAt } = task;
  ctx.writes.gather(giveSql, [
    newId(),
    orderId,
    kind,
    departmentId,
    shopId,
    warehouseId,
    personId,
    clause,
    rule,
    dueAt,
    ctx.now,
  ]);
}
