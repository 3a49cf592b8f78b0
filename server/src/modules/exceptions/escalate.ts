/** The clock of an exception: at the shares that its cause names the department, then its head, is told; each once. (PD-3.4) */
import { z } from 'zod';
import { done, endpoint, id } from '../../../../contract/kit.ts';
import { action } from '../../kernel/action.ts';
import { systemActor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { runMany } from '../../kernel/run-action.ts';
import { audienceText } from '../policy/index.ts';
import { causeOf } from './cause-of.ts';
import { rungOf } from './exception.ts';
import { lockExceptions, type LoadedException } from './store.ts';

export const escalateException = action(
  endpoint({
    name: 'exceptions.escalate',
    route: 'POST /internal/exceptions/:exceptionId/escalation',
    title: { zh: '异常单到档提醒', en: 'An exception is due' },
    input: z.strictObject({ exceptionId: id }),
    output: done,
  }),
  {
    clauses: ['PD-3.4'],
    internal: true,
    load: (ctx, inputs) =>
      lockExceptions(
        ctx,
        inputs.map((one) => one.exceptionId),
      ),
    run: (ctx, _input, { record, prepared }: LoadedException) => {
      const rule = causeOf(prepared.policy, record);
      if (record.next_fire_at === null || record.next_fire_at > ctx.now) throw new Refusal('TIMEOUT_NOT_DUE');
      const next = record.next_rung + 1;
      ctx.patch('exceptions', record.id, {
        next_rung: next,
        next_fire_at: rule ? rungOf(rule, record.started_at, next) : null,
        rev: record.rev + 1,
      });
      const step = rule?.escalate[record.next_rung];
      if (step)
        ctx.emit({
          name: 'notice.called',
          v: 1,
          data: {
            orderId: record.order_id,
            rule: record.rule,
            clause: record.clause,
            tell: [audienceText(step.to)],
            occasion: `exception:${record.id}:${record.started_at.getTime()}:${record.next_rung}`,
          },
        });
      ctx.record(prepared.order.chain, { clause: record.clause, body: { number: record.number } });
      return { ok: true as const };
    },
  },
);

const perSweep = 500;

export async function escalateDue(kernel: Kernel, clock: Clock = kernel.clock): Promise<number> {
  const rows = await kernel.database.query<{ id: string }>(
    `select id from exceptions where next_fire_at <= $1 order by next_fire_at limit $2`,
    [clock.now(), perSweep],
  );
  if (rows.length === 0) return 0;
  const inputs = rows.map(({ id: exceptionId }) => ({ exceptionId }));
  const results = await runMany(kernel, escalateException, inputs, systemActor('exceptions'), { clock });
  return results.filter((one) => one.ok).length;
}
