/**
 * What shall keep a cause from coming back: planned with a person and a date, done, and opened again by itself when the cause
 * comes back all the same. (PD-3.4)
 */
import { z } from 'zod';
import {
  finishImprovement as finishEndpoint,
  planImprovement as planEndpoint,
} from '../../../../contract/exceptions.ts';
import { done, endpoint, id } from '../../../../contract/kit.ts';
import { action } from '../../kernel/action.ts';
import { companyZoneOffsetMs } from '../../kernel/numbers.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { peopleCache } from '../people/index.ts';
import { nextState } from './exception.ts';
import { changeException } from './handle-exception.ts';
import { lockExceptions, type LoadedException } from './store.ts';

export const planImprovement = action(planEndpoint, {
  clauses: ['PD-3.4'],
  load: async (ctx, inputs) => {
    const people = await ctx.cached(peopleCache);
    const all = await lockExceptions(
      ctx,
      inputs.map((one) => one.exceptionId),
    );
    return all.map((loaded, n) =>
      loaded instanceof Refusal || people.persons.get(inputs[n]?.personId ?? '')?.active
        ? loaded
        : new Refusal('PERSON_UNKNOWN', { field: 'personId' }),
    );
  },
  run: (ctx, input, loaded: LoadedException) => {
    const today = new Date(ctx.now.getTime() + companyZoneOffsetMs).toISOString().slice(0, 10);
    if (input.dueOn < today) throw new Refusal('IMPROVEMENT_DATE_PAST', { field: 'dueOn' });
    nextState(loaded.record, 'plan');
    const columns = { plan: input.text, plan_person_id: input.personId, plan_due_on: input.dueOn, plan_done_at: null };
    return changeException(ctx, loaded, { ...columns, improvement: 'planned' }, 'exception.improvement-planned', {
      to: input.personId,
      dueOn: input.dueOn,
    });
  },
});

export const finishImprovement = action(finishEndpoint, {
  clauses: ['PD-3.4'],
  load: (ctx, inputs) =>
    lockExceptions(
      ctx,
      inputs.map((one) => one.exceptionId),
    ),
  run: (ctx, input, loaded: LoadedException) => {
    const state = nextState(loaded.record, 'finish');
    const columns = { state, improvement: 'done' as const, plan_done_at: ctx.now };
    return changeException(ctx, loaded, columns, 'exception.improvement-done', { reason: input.text });
  },
});

/** By the worker, when the same cause came back: the person who made the improvement is to look at it again. */
export const recallImprovement = action(
  endpoint({
    name: 'exceptions.recall-improvement',
    route: 'POST /internal/exceptions/:exceptionId/improvement/recall',
    title: { zh: '同因再发，重开改进', en: 'The cause came back: reopen the improvement' },
    input: z.strictObject({ exceptionId: id, because: id }),
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
    run: (ctx, input, loaded: LoadedException) => {
      if (loaded.record.improvement !== 'done') throw new Refusal('IMPROVEMENT_MISSING');
      const columns = { improvement: 'reopened' as const, plan_done_at: null, state: 'resolved' as const };
      changeException(ctx, loaded, columns, 'exception.improvement-recalled', { because: input.because });
      return { ok: true as const };
    },
  },
);
