/** Somebody takes a task: from then on it is in exactly one person's hands. (OS-1) */
import { takeTask as endpoint } from '../../../../contract/tasks.ts';
import { action } from '../../kernel/action.ts';
import { loadTasks, recordStep, refOf, type LoadedTask } from './one-task.ts';
import { decideTake, personOf } from './task.ts';

export const takeTask = action(endpoint, {
  clauses: ['OS-1'],
  load: loadTasks,
  run: (ctx, _input, loaded: LoadedTask) => {
    const { task, people } = loaded;
    if (!decideTake(task, ctx.actor, people)) return refOf(task);
    const personId = personOf(ctx.actor);
    ctx.patch('tasks', task.id, { state: 'taken', person_id: personId, taken_at: ctx.now });
    recordStep(ctx, loaded, 'taken', { to: personId });
    return refOf(task, { state: 'taken', personId });
  },
});
