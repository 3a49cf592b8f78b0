/** The queues of exceptions: which rows each holds within the reader's scope, and in what sequence they are read. (PD-3.3, PD-3.4) */
import type { z } from 'zod';
import type { ExceptionQueue } from '../../../../contract/exception-words.ts';
import type { listExceptions } from '../../../../contract/exceptions.ts';
import { scopeCondition } from '../../kernel/access.ts';
import type { Ctx } from '../../kernel/action.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import type { ExceptionRecord } from './exception.ts';
import { personOf } from './handle-exception.ts';

export type ListInput = z.infer<typeof listExceptions.input>;

export const columns = {
  shop: 'e.shop_id',
  warehouse: 'e.warehouse_id',
  department: 'e.department_id',
  owner: 'e.person_id',
};

/** What counts as recent. */
const recentMs = 30 * 86_400_000;

const isOpen = `e.state in ('open', 'taken')`;
const isOwed = `e.improvement in ('planned', 'reopened')`;

const where: Record<ExceptionQueue, string> = {
  open: isOpen,
  // Whose it is, is bound with the reader's own ids.
  mine: 'true',
  free: `${isOpen} and e.person_id is null`,
  overdue: isOpen,
  improvement: isOwed,
  settled: `e.state in ('resolved', 'closed')`,
  recent: 'true',
  recurred: 'e.recurred',
};

type Sequence = 'due' | 'opened' | 'id';

/** Work by its limit, the earliest first; what is settled or counted by its opening, the newest first. */
const sequences: Record<ExceptionQueue, Sequence> = {
  open: 'due',
  mine: 'due',
  free: 'due',
  overdue: 'due',
  improvement: 'id',
  settled: 'id',
  recent: 'opened',
  recurred: 'opened',
};

interface Order {
  by: string;
  after: (bind: (value: unknown) => string, cursor: string) => string;
  cursorOf: (last: ExceptionRecord) => string;
}

const orders: Record<Sequence, Order> = {
  due: {
    by: 'e.due_at, e.id',
    after: (bind, cursor) => {
      const [at, id] = readCursor(cursor, ['instant', 'id']);
      return `(e.due_at, e.id) > (${bind(at)}::timestamptz, ${bind(id)}::uuid)`;
    },
    cursorOf: (last) => writeCursor([last.due_at.toISOString(), last.id]),
  },
  opened: {
    by: 'e.opened_at desc, e.id desc',
    after: (bind, cursor) => {
      const [at, id] = readCursor(cursor, ['instant', 'id']);
      return `(e.opened_at, e.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`;
    },
    cursorOf: (last) => writeCursor([last.opened_at.toISOString(), last.id]),
  },
  id: {
    by: 'e.id desc',
    after: (bind, cursor) => `e.id < ${bind(readCursor(cursor, ['id'])[0])}::uuid`,
    cursorOf: (last) => writeCursor([last.id]),
  },
};

export const orderOf = ({ orderId, queue }: ListInput): Order => orders[orderId ? 'id' : sequences[queue]];

/** To handle, or to improve. */
function ofPerson(me: string): string {
  return `((${isOpen} and e.person_id = ${me}) or (${isOwed} and e.plan_person_id = ${me}))`;
}

export function narrowed(ctx: Ctx, queue: ExceptionQueue, params: unknown[]): string[] {
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const parts = [where[queue], scopeCondition(ctx.actor, ctx.action, columns, params)];
  if (queue === 'mine') parts.push(ofPerson(`${bind(personOf(ctx))}::uuid`));
  if (queue === 'free') parts.push(`e.department_id = any(${bind(departmentsOf(ctx))}::uuid[])`);
  if (queue === 'overdue') parts.push(`e.due_at < ${bind(ctx.now)}`);
  if (sequences[queue] === 'opened') parts.push(`e.opened_at >= ${bind(new Date(ctx.now.getTime() - recentMs))}`);
  return parts;
}

function departmentsOf({ actor }: Ctx): string[] {
  return actor.departmentIds ?? (actor.departmentId ? [actor.departmentId] : []);
}
