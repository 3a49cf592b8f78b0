/** What the actions on a task share: loading it behind its order, and recording a step on the order's chain. */
import type { Ctx, RecordedEntry, RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { peopleCache, type People } from '../people/index.ts';
import { isWithinReach } from './task.ts';
import { lockTasks, type LockedTask, type TaskRow } from './store.ts';

export interface LoadedTask extends LockedTask {
  people: People;
}

export async function loadTasks(ctx: Ctx, inputs: readonly { taskId: string }[]): Promise<(LoadedTask | Refusal)[]> {
  const locked = await lockTasks(
    ctx,
    inputs.map((input) => input.taskId),
  );
  // The names are for refusals and checks of this moment; who may act is asked of the actor's own rights.
  const { value: people } = await ctx.kernel.caches.get(peopleCache);
  return inputs.map(({ taskId }) => {
    const found = locked.get(taskId);
    if (!found || !isWithinReach(ctx.actor, ctx.action, found.task))
      return new Refusal('NOT_FOUND', { field: 'taskId' });
    return { ...found, people };
  });
}

type Step = 'taken' | 'released' | 'handed-over' | 'done';

export function recordStep(
  ctx: RowCtx,
  { task, chain }: LockedTask,
  step: Step,
  entry: RecordedEntry & { to?: string | null } = {},
): void {
  const { to, ...rest } = entry;
  ctx.emit({
    name: `task.${step}`,
    v: 1,
    data: {
      taskId: task.id,
      orderId: task.orderId,
      kind: task.kind,
      departmentId: task.departmentId,
      from: task.personId,
      ...(to === undefined ? {} : { to }),
    },
  });
  ctx.record(chain, { ...rest, body: { taskId: task.id, kind: task.kind, ...rest.body } });
}

export function refOf(task: TaskRow, changed: Partial<Pick<TaskRow, 'state' | 'personId'>> = {}) {
  const { id, state, personId } = { ...task, ...changed };
  return { id, state: state === 'voided' ? ('done' as const) : state, person: personId };
}
