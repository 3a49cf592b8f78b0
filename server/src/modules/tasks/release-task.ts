/** Who holds a task puts it back for the department, and says why. (OS-1, OT-4.2) */
import { releaseTask as endpoint } from '../../../../contract/tasks.ts';
import { action } from '../../kernel/action.ts';
import { loadTasks, recordStep, refOf, type LoadedTask } from './one-task.ts';
import { decideRelease } from './task.ts';

export const releaseTask = action(endpoint, {
  clauses: ['OT-4.2', 'OS-1'],
  load: loadTasks,
  run: (ctx, { reason }, loaded: LoadedTask) => {
    const { task } = loaded;
    decideRelease(task, ctx.actor);
    ctx.patch('tasks', task.id, { state: 'open', person_id: null, taken_at: null });
    recordStep(ctx, loaded, 'released', { to: null, body: { reason } });
    return refOf(task, { state: 'open', personId: null });
  },
});
