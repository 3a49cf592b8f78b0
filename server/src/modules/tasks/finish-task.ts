/** Somebody reports a task done that no event of the order ends: a department confirms that it knows of a special order. (OS-2.3) */
import { finishTask as endpoint } from '../../../../contract/tasks.ts';
import { action } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { loadTasks, recordStep, refOf, type LoadedTask } from './one-task.ts';
import { decideDone, personOf } from './task.ts';

export const finishTask = action(endpoint, {
  clauses: ['OS-2.3', 'OS-1'],
  load: loadTasks,
  run: (ctx, _input, loaded: LoadedTask) => {
    const { task, people } = loaded;
    decideDone(task, ctx.actor);
    const personId = people.persons.has(personOf(ctx.actor)) ? personOf(ctx.actor) : task.personId;
    ctx.patch('tasks', task.id, {
      state: 'done',
      person_id: personId,
      ended_at: ctx.now,
      ended_by: actorRef(ctx.actor),
    });
    if (task.rule) noteExercised('rule', task.rule);
    recordStep(ctx, loaded, 'done', { clause: task.clause });
    return refOf(task, { state: 'done', personId });
  },
});
