/** Urges those who are to decide, as often and as fast as policy lets; escalates a step whose time runs out. (OS-3.1) */
import { z } from 'zod';
import { endpoint as define, id } from '../../../../contract/kit.ts';
import { urgeStep as endpoint } from '../../../../contract/review.ts';
import { action } from '../../kernel/action.ts';
import { systemActor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { runMany } from '../../kernel/run-action.ts';
import { every } from '../../kernel/timed-work.ts';
import { callUpon, waitsUpon } from './call-upon.ts';
import { loadSteps, mustBeOpen, recordStep, type LoadedStep } from './one-step.ts';
import { rungDue } from './round.ts';
import { changeStep, keepDecision } from './store.ts';

export const urgeStep = action(endpoint, {
  clauses: ['OS-3.1'],
  load: loadSteps,
  run: (ctx, _input, loaded: LoadedStep) => {
    const { step, decisions, judgement } = loaded;
    mustBeOpen(step);
    const rule = judgement.found?.rule.rule;
    const most = rule?.urges ?? 3;
    const spacing = rule?.urgeEvery.ms ?? 1_800_000;
    const urged = decisions.filter((one) => one.kind === 'urge' && one.step_id === step.id);
    const last = urged.at(-1)?.at.getTime() ?? 0;
    if (urged.length >= most || ctx.now.getTime() - last < spacing)
      throw new Refusal('REVIEW_URGED_ENOUGH', { params: { most, minutes: Math.round(spacing / 60_000) } });
    keepDecision(ctx, { orderId: step.order_id, stepId: step.id, kind: 'urge' });
    callUpon(ctx, loaded, waitsUpon(loaded), `urge:${step.id}:${urged.length + 1}`);
    return recordStep(ctx, loaded);
  },
});

export const escalateStep = action(
  define({
    name: 'review.escalate',
    route: 'POST /internal/reviews/:stepId/escalation',
    title: { zh: '评审升级', en: 'Escalate a review step' },
    input: z.strictObject({ stepId: id }),
    output: z.object({ stepId: id, to: z.string().nullable() }),
  }),
  {
    clauses: ['OS-3.1'],
    internal: true,
    load: loadSteps,
    run: (ctx, { stepId }, loaded: LoadedStep) => {
      const { step } = loaded;
      const rung = step.ladder[step.escalated];
      const isDue = step.next_escalation_at !== null && step.next_escalation_at <= ctx.now;
      if (step.state !== 'open' || !rung || !isDue) return { stepId, to: null };
      const escalated = step.escalated + 1;
      const asked = step.asked.includes(rung.to) ? step.asked : [...step.asked, rung.to];
      changeStep(ctx, step, {
        escalated,
        asked,
        next_escalation_at: rungDue({ ladder: step.ladder, escalated }),
      });
      keepDecision(ctx, { orderId: step.order_id, stepId, kind: 'escalate', details: { to: rung.to } });
      callUpon(ctx, loaded, [rung.to], `escalate:${stepId}:${step.escalated}`);
      recordStep(ctx, loaded, { to: rung.to });
      return { stepId, to: rung.to };
    },
  },
);

export async function escalateDue(kernel: Kernel, clock: Clock = kernel.clock): Promise<number> {
  const rows = await kernel.database.query<{ stepId: string }>(
    `select id as "stepId" from review_steps where state = 'open' and next_escalation_at <= $1 order by next_escalation_at, id limit 500`,
    [clock.now()],
  );
  const results = await runMany(kernel, escalateStep, rows, systemActor('review'), { clock });
  return results.filter((one) => one.ok && (one.output as { to: string | null }).to !== null).length;
}

export const escalationWork = every(30, 'review.escalate', async (kernel) => {
  await escalateDue(kernel);
});
