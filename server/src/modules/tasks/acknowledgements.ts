/** Which departments have said that they know of a special order, as its page and its gate ask. (OS-2.3) */
import type { Queryable } from '../../kernel/database.ts';

export interface Acknowledgement {
  taskId: string;
  orderId: string;
  rule: string;
  clause: string;
  departmentId: string;
  personId: string | null;
  state: 'open' | 'taken' | 'done';
  openedAt: Date;
  dueAt: Date;
  endedAt: Date | null;
  calendarId: string | null;
  calendarVersion: number | null;
}

/** The newest of each rule and department; what nobody needs to acknowledge any more is left out. */
export function readAcknowledgements(db: Queryable, orderIds: readonly string[]): Promise<Acknowledgement[]> {
  return db.query<Acknowledgement & Record<string, unknown>>(
    `select distinct on (order_id, key) id as "taskId", order_id as "orderId", rule, clause, department_id as "departmentId", person_id as "personId", state,
       opened_at as "openedAt", due_at as "dueAt", ended_at as "endedAt", calendar_id as "calendarId", calendar_version as "calendarVersion"
       from tasks where order_id = any($1::uuid[]) and kind = 'acknowledge' and state <> 'voided' and rule is not null
      order by order_id, key, opened_at desc, id desc`,
    [orderIds],
  );
}
