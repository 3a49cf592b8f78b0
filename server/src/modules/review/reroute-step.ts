/**
 * Decides anew who reviews a step that nobody of the rule's own can decide any more: people are deactivated, lose a role or go
 * on leave after it was opened. Then the policy names who does, as it would have at the opening. (OS-3.1)
 */
import { z } from 'zod';
import { endpoint, id } from '../../../../contract/kit.ts';
import { systemActor } from '../../kernel/access.ts';
import { action } from '../../kernel/action.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { runMany } from '../../kernel/run-action.ts';
import { every } from '../../kernel/timed-work.ts';
import { companyCache } from '../company/index.ts';
import { readOrdersForReview } from '../orders/index.ts';
import { peopleCache } from '../people/index.ts';
import { policyCache, rulesOf } from '../policy/index.ts';
import { excludedFrom, loadSteps, recordStep, type LoadedStep } from './one-step.ts';
import { isManned, personOfRef, reviewersHere, whoInstead, type Crew } from './reviewers.ts';
import type { StepRow } from './round.ts';
import { changeStep, keepDecision } from './store.ts';

const output = z.object({ stepId: id, to: z.string().nullable() });

export const rerouteStep = action(
  endpoint({
    name: 'review.reroute',
    route: 'POST /internal/reviews/:stepId/reviewer',
    title: { zh: '评审换人', en: 'Find another reviewer of a step' },
    input: z.strictObject({ stepId: id }),
    output,
  }),
  {
    clauses: ['OS-3.1'],
    internal: true,
    load: loadSteps,
    run: (ctx, { stepId }, loaded: LoadedStep) => {
      const { step, crew, judgement } = loaded;
      const rule = judgement.found?.rule.rule;
      if (step.state !== 'open' || !rule) return { stepId, to: null };
      // Whoever it was given to by name is gone: it is its department's again.
      const open = { ...step, persons: [] };
      const excluded = excludedFrom(loaded);
      if (isManned(crew, step, excluded)) return { stepId, to: null };
      const to = whoInstead(crew, open, rule, excluded) ?? step.department;
      if (step.persons.length === 0 && step.asked.includes(to)) return { stepId, to: null };
      changeStep(ctx, step, { persons: [], asked: to === step.department ? step.asked : [...step.asked, to] });
      keepDecision(ctx, { orderId: step.order_id, stepId, kind: 'reroute', details: { to } });
      recordStep(ctx, loaded, { to });
      return { stepId, to };
    },
  },
);

type Asked = Pick<StepRow, 'department' | 'role'>;
type Candidate = Pick<StepRow, 'id' | 'order_id' | 'department' | 'role' | 'asked' | 'persons'> & {
  submitted_by: string;
};

/** Whoever entered and whoever submitted are left out: where more than these two are here, somebody is left. */
const enough = 2;

/** Those nobody can decide, among the open steps of thinly manned departments and those that were given to somebody by name. */
async function unmannedSteps(kernel: Kernel, crew: Crew, thin: readonly Asked[]): Promise<Candidate[]> {
  const rows = await kernel.database.query<Candidate & Record<string, unknown>>(
    `select s.id, s.order_id, s.department, s.role, s.asked, s.persons, r.submitted_by
       from review_steps s join review_rounds r on r.id = s.round_id
      where s.state = 'open' and s.origin = 'rule'
        and (s.persons <> '{}' or (s.department, s.role) in (select * from unnest($1::text[], $2::text[])))
      order by (not s.goes_first), s.due_at, s.id limit 2000`,
    [thin.map((one) => one.department), thin.map((one) => one.role)],
  );
  const few = rows.filter((one) => reviewersHere(crew, one, [personOfRef(one.submitted_by)]).length < enough);
  const orders = await readOrdersForReview(
    kernel.database,
    few.map((one) => one.order_id),
  );
  return few.filter((one) => {
    const enteredBy = orders.get(one.order_id)?.record.entered_by ?? null;
    return !isManned(crew, one, [enteredBy, personOfRef(one.submitted_by)]);
  });
}

export async function findReviewers(kernel: Kernel, clock: Clock = kernel.clock): Promise<number> {
  const now = clock.now();
  const [people, company, policy] = [
    (await kernel.caches.get(peopleCache)).value,
    (await kernel.caches.get(companyCache)).value,
    (await kernel.caches.get(policyCache)).value,
  ];
  const crew = { people, company, now };
  const asked = rulesOf(policy, 'review', now).flatMap(({ rule }) => rule.steps);
  const thin = asked.filter((step) => reviewersHere(crew, { ...step, asked: [], persons: [] }).length <= enough);
  const left = await unmannedSteps(kernel, crew, thin);
  const inputs = left.map((step) => ({ stepId: step.id }));
  const results = await runMany(kernel, rerouteStep, inputs, systemActor('review'), { clock });
  return results.filter((one) => one.ok && one.output.to !== null).length;
}

export const reviewerWork = every(60, 'review.reviewers', async (kernel) => {
  await findReviewers(kernel);
});
