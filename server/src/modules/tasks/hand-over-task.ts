/** A task goes to a colleague, with a reason; every hand-over is counted, so that passing the buck shows. (OT-4.2, OS-1) */
import { handOverTask as endpoint } from '../../../../contract/tasks.ts';
import { action } from '../../kernel/action.ts';
import { loadTasks, recordStep, refOf, type LoadedTask } from './one-task.ts';
import { decideHandOver } from './task.ts';

export const handOverTask = action(endpoint, {
  clauses: ['OT-4.2', 'OS-1'],
  load: loadTasks,
  run: (ctx, { personId, reason }, loaded: LoadedTask) => {
    const { task, people } = loaded;
    const { departmentId } = decideHandOver(task, ctx.actor, people.persons.get(personId), ctx.now);
    if (task.personId === personId) return refOf(task);
    ctx.patch('tasks', task.id, {
      state: 'taken',
      person_id: personId,
      department_id: departmentId,
      taken_at: ctx.now,
      // Giving out what nobody held passes nothing on.
      hand_overs: task.handOvers + (task.personId === null ? 0 : 1),
    });
    recordStep(ctx, loaded, 'handed-over', { to: personId, body: { reason } });
    return refOf(task, { state: 'taken', personId });
  },
});
