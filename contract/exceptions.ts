/**
 * Exceptions: what went wrong with an order, whose it is, by when, what was done and came of it, and what shall keep it from
 * coming back. Kinds come from the policy's causes. (PD-3.3, PD-3.4)
 */
import { z } from 'zod';
import {
  exceptionQueues,
  exceptionResults,
  exceptionSources,
  exceptionStates,
  improvementStates,
  recurrenceAxes,
} from './exception-words.ts';
import { bilingual, endpoint, id, instant, longText, page, reason } from './kit.ts';

const title = (zh: string, en: string) => ({ zh, en });
const exceptionId = z.strictObject({ exceptionId: id });
const day = z.iso.date();
const person = z.object({ id, name: z.string() }).nullable();

/** The same cause along one axis within the window of the rule; `times` counts this one. */
const recurrenceView = z.object({
  axis: z.enum(recurrenceAxes),
  name: z.string(),
  times: z.int(),
  days: z.int(),
  isOver: z.boolean(),
});

const exceptionRow = z.object({
  id,
  number: z.string(),
  kind: z.string(),
  title: bilingual,
  clause: z.string(),
  orderId: id,
  orderNumber: z.string(),
  shop: z.string(),
  department: bilingual,
  person,
  state: z.enum(exceptionStates),
  source: z.enum(exceptionSources),
  openedAt: instant,
  startedAt: instant.describe('when its clock started: at the latest opening'),
  dueAt: instant,
  resolvedAt: instant.nullable(),
  improvement: z.enum(improvementStates),
});
export type ExceptionRow = z.infer<typeof exceptionRow>;

const exceptionView = exceptionRow.extend({
  cause: z.string(),
  /** Null, here and of a note, is the system. */
  openedBy: z.string().nullable(),
  result: z.enum(exceptionResults).nullable(),
  resolution: z.string(),
  notes: z.array(z.object({ at: instant, by: z.string().nullable(), text: z.string() })),
  plan: z.object({ text: z.string(), person, dueOn: day, doneAt: instant.nullable() }).nullable(),
  recurrence: z.array(recurrenceView),
  /** What this reader may do now. */
  possible: z.array(z.string()),
  rev: z.int(),
});
export type ExceptionView = z.infer<typeof exceptionView>;

const ref = z.object({ id, number: z.string(), state: z.enum(exceptionStates) });

export const openException = endpoint({
  name: 'exceptions.open',
  route: 'POST /orders/:orderId/exceptions',
  title: title('开异常单', 'Open an exception'),
  input: z.strictObject({ orderId: id, kind: z.string().min(1).max(61), cause: reason }),
  output: ref,
});

export const takeException = endpoint({
  name: 'exceptions.take',
  route: 'POST /exceptions/:exceptionId/taking',
  title: title('接手异常单', 'Take an exception'),
  input: exceptionId,
  output: ref,
});

export const assignException = endpoint({
  name: 'exceptions.assign',
  route: 'PUT /exceptions/:exceptionId/person',
  title: title('转交异常单', 'Hand an exception over'),
  input: exceptionId.extend({ personId: id, reason }),
  output: ref,
});

export const noteException = endpoint({
  name: 'exceptions.note',
  route: 'POST /exceptions/:exceptionId/notes',
  title: title('记录处理经过', 'Note what was done'),
  input: exceptionId.extend({ text: longText.min(2).max(2000) }),
  output: ref,
});

export const resolveException = endpoint({
  name: 'exceptions.resolve',
  route: 'POST /exceptions/:exceptionId/resolution',
  title: title('登记处理结果', 'Record the result'),
  input: exceptionId.extend({ result: z.enum(exceptionResults), resolution: reason }),
  output: ref,
});

export const planImprovement = endpoint({
  name: 'exceptions.plan-improvement',
  route: 'PUT /exceptions/:exceptionId/improvement',
  title: title('定改进措施', 'Plan the improvement'),
  input: exceptionId.extend({ text: reason, personId: id, dueOn: day }),
  output: ref,
});

export const finishImprovement = endpoint({
  name: 'exceptions.finish-improvement',
  route: 'POST /exceptions/:exceptionId/improvement/completion',
  title: title('改进已完成', 'The improvement is done'),
  input: exceptionId.extend({ text: reason }),
  output: ref,
});

export const reopenException = endpoint({
  name: 'exceptions.reopen',
  route: 'POST /exceptions/:exceptionId/reopening',
  title: title('重新打开异常单', 'Reopen an exception'),
  input: exceptionId.extend({ reason }),
  output: ref,
});

const filters = {
  queue: z.enum(exceptionQueues).default('open'),
  kind: z.string().max(61).optional(),
  orderId: id.optional(),
};

export const listExceptions = endpoint({
  name: 'exceptions.list',
  route: 'GET /exceptions',
  title: title('异常单', 'Exceptions'),
  input: z.strictObject({
    ...filters,
    limit: z.coerce.number().int().min(1).max(200).default(60),
    cursor: z.string().max(400).optional(),
  }),
  output: page(exceptionRow),
});

export const countExceptions = endpoint({
  name: 'exceptions.counts',
  route: 'GET /exceptions/counts',
  title: title('异常单数目', 'Counts of exceptions'),
  input: z.strictObject({}),
  output: z.object({
    queues: z.record(z.enum(exceptionQueues), z.int()).describe('each exact up to ten thousand'),
    kinds: z.array(z.object({ kind: z.string(), title: bilingual, open: z.int() })),
  }),
});

export const getException = endpoint({
  name: 'exceptions.get',
  route: 'GET /exceptions/:exceptionId',
  title: title('一张异常单', 'One exception'),
  input: exceptionId,
  output: exceptionView,
});
