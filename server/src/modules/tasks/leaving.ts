/** Who leaves hands all tasks over to the colleague who is named, in the same transaction; each is recorded with its order. (CC-7.2) */
import { peopleCache, type Handover, type People } from '../people/index.ts';
import { recordStep } from './one-task.ts';
import { countTasksOf, lockTasksOf, type LockedTask } from './store.ts';

interface Work {
  tasks: LockedTask[];
  people: People;
}

export const taskHandover: Handover<Work> = {
  name: 'tasks',
  count: countTasksOf,
  load: async (ctx, from) => ({
    tasks: await lockTasksOf(ctx, from),
    people: (await ctx.kernel.caches.get(peopleCache)).value,
  }),
  hand: (ctx, { tasks, people }, _from, to) => {
    const colleague = people.persons.get(to);
    for (const locked of tasks) {
      const { task } = locked;
      const departmentId = colleague?.departmentIds.includes(task.departmentId)
        ? task.departmentId
        : (colleague?.departmentIds[0] ?? task.departmentId);
      ctx.patch('tasks', task.id, {
        person_id: to,
        department_id: departmentId,
        taken_at: ctx.now,
        hand_overs: task.handOvers + 1,
      });
      recordStep(ctx, locked, 'handed-over', {
        as: 'tasks.hand-over',
        to,
        clause: null,
        body: { reason: 'person.deactivated' },
      });
    }
    return tasks.length;
  },
};
