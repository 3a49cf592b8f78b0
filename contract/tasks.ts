/** The inbox of work: what is to be done, by which department and person, until when, under which clause. (OS-1, OT-4.2) */
import { z } from 'zod';
import { bilingual, endpoint, id, nothing, page, reason } from './kit.ts';

export const taskKinds = {
  check: { zh: '审核订单', en: 'Check the entry' },
  prepare: { zh: '开始备货', en: 'Begin preparation' },
  pack: { zh: '打包并验货', en: 'Pack and check-scan' },
  'hand-over': { zh: '出库交接', en: 'Hand over to the carrier' },
  hold: { zh: '处理挂起', en: 'Deal with the hold' },
  sample: { zh: '抽查规则通过的订单', en: 'Look at what a rule passed' },
  'ship-back': { zh: '处理卡住的发货回传', en: 'Mend a stuck ship-back' },
  reroute: { zh: '向承运商申请转寄', en: 'Ask the carrier to re-route' },
  acknowledge: { zh: '知悉特殊订单', en: 'Acknowledge a special order' },
} as const;
export type TaskKind = keyof typeof taskKinds;

const instantText = z.string();

export const taskView = z.object({
  id,
  kind: z.enum(Object.keys(taskKinds) as [TaskKind, ...TaskKind[]]),
  title: bilingual,
  subject: z.object({ type: z.literal('order'), id, number: z.string(), held: z.boolean() }),
  department: z.string().describe('the code of the department that answers for it'),
  departmentId: id,
  person: z.object({ id, name: z.string() }).nullable(),
  clause: z.string(),
  rule: z.string().nullable(),
  clockId: id.nullable().describe('the clock by which it is due; GET /clocks/:clockId explains it'),
  startedAt: instantText,
  dueAt: instantText.nullable(),
  state: z.enum(['open', 'taken', 'done']),
  doneAt: instantText.nullable(),
  endsOn: z.string().nullable().describe('the order’s event that ends it; null where a person reports it done'),
  handOvers: z.int(),
});
export type TaskView = z.infer<typeof taskView>;

const taskRef = z.object({ id, state: z.enum(['open', 'taken', 'done']), person: id.nullable() });

export const listInbox = endpoint({
  name: 'tasks.inbox',
  route: 'GET /tasks',
  title: { zh: '查看待办', en: 'See the inbox of work' },
  input: z.strictObject({
    tab: z.enum(['mine', 'department', 'done']).default('mine'),
    departmentId: id.optional().describe('one of several departments; only for the tab department'),
    kind: z.enum(Object.keys(taskKinds) as [TaskKind, ...TaskKind[]]).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: page(taskView),
});

export const countTasks = endpoint({
  name: 'tasks.counts',
  route: 'GET /tasks/counts',
  title: { zh: '待办计数', en: 'Count the inbox of work' },
  input: nothing,
  output: z.object({
    mine: z.int(),
    department: z.int(),
    late: z.int().describe('of both, those whose time has passed'),
  }),
});

export const takeTask = endpoint({
  name: 'tasks.take',
  route: 'POST /tasks/:taskId/take',
  title: { zh: '领取待办', en: 'Take a task' },
  input: z.strictObject({ taskId: id }),
  output: taskRef,
});

export const releaseTask = endpoint({
  name: 'tasks.release',
  route: 'POST /tasks/:taskId/release',
  title: { zh: '放回待办', en: 'Put a task back' },
  input: z.strictObject({ taskId: id, reason }),
  output: taskRef,
});

export const handOverTask = endpoint({
  name: 'tasks.hand-over',
  route: 'POST /tasks/:taskId/hand-over',
  title: { zh: '转交待办', en: 'Hand a task over' },
  input: z.strictObject({ taskId: id, personId: id, reason }),
  output: taskRef,
});

export const finishTask = endpoint({
  name: 'tasks.done',
  route: 'POST /tasks/:taskId/done',
  title: { zh: '完成待办', en: 'Report a task done' },
  input: z.strictObject({ taskId: id }),
  output: taskRef,
});
