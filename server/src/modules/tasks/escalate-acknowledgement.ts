/**
 * A department that has not said in time that it knows of a special order: its head is told, and whoever else the rule names. Once
 * for each acknowledgement, however many sweep. (OS-2.3)
 */
import { z } from 'zod';
import { endpoint as define, id } from '../../../../contract/kit.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { systemActor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { runMany } from '../../kernel/run-action.ts';
import { every } from '../../kernel/timed-work.ts';
import { companyCache } from '../company/index.ts';
import { audienceText, policyCache, ruleOfVersion } from '../policy/index.ts';
import { loadTasks, type LoadedTask } from './one-task.ts';

interface Loaded {
  locked: LoadedTask;
  tell: string[];
}

export const escalateAcknowledgement = action(
  define({
    name: 'tasks.escalate',
    route: 'POST /internal/tasks/:taskId/escalation',
    title: { zh: '逾期未知悉，上报', en: 'Tell that a department has not acknowledged' },
    input: z.strictObject({ taskId: id }),
    output: z.object({ taskId: id, told: z.boolean() }),
  }),
  {
    clauses: ['OS-2.3'],
    internal: true,
    load: async (ctx: Ctx, inputs): Promise<(Loaded | Refusal)[]> => {
      const policy = await ctx.cached(policyCache);
      const company = await ctx.cached(companyCache);
      return (await loadTasks(ctx, inputs)).map((locked) => {
        if (locked instanceof Refusal) return locked;
        const { departmentId, rule, clause } = locked.task;
        const department = company.departments.get(departmentId)?.code;
        const special = rule ? ruleOfVersion(policy, rule, clause) : undefined;
        const others = special?.kind === 'special' ? special.late.map(audienceText) : [];
        return { locked, tell: [...(department ? [`${department}.lead`] : []), ...others] };
      });
    },
    run: (ctx, { taskId }, { locked: { task, chain }, tell }: Loaded) => {
      const isOpen = task.state === 'open' || task.state === 'taken';
      if (!isOpen || !task.escalatesAt || task.escalatesAt > ctx.now) return { taskId, told: false };
      ctx.patch('tasks', taskId, { escalates_at: null });
      ctx.emit({
        name: 'notice.called',
        v: 1,
        data: {
          orderId: task.orderId,
          rule: task.rule,
          clause: task.clause,
          tell,
          occasion: `acknowledge:${taskId}`,
          level: 'over',
        },
      });
      ctx.record(chain, { clause: task.clause, body: { taskId, told: tell } });
      if (task.rule) noteExercised('rule', task.rule);
      return { taskId, told: true };
    },
  },
);

export async function escalateLate(kernel: Kernel, clock: Clock = kernel.clock): Promise<number> {
  const rows = await kernel.database.query<{ taskId: string }>(
    `select id as "taskId" from tasks where escalates_at <= $1 and escalates_at is not null and state in ('open', 'taken') order by escalates_at, id limit 500`,
    [clock.now()],
  );
  const results = await runMany(kernel, escalateAcknowledgement, rows, systemActor('acknowledgements'), { clock });
  return results.filter((one) => one.ok && (one.output as { told: boolean }).told).length;
}

export const taskWork = [
  every(30, 'tasks.escalate', async (kernel) => {
    await escalateLate(kernel);
  }),
];
