/** The steps of handling: take it, hand it over, note what was done, record the result, open it again. (PD-3.4, OS-1) */
import {
  assignException as assignEndpoint,
  noteException as noteEndpoint,
  reopenException as reopenEndpoint,
  resolveException as resolveEndpoint,
  takeException as takeEndpoint,
} from '../../../../contract/exceptions.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { peopleCache, type Person } from '../people/index.ts';
import { policyCache } from '../policy/index.ts';
import { clockFrom, nextState, stateAfterResult, type ExceptionRecord } from './exception.ts';
import { causeOf } from './cause-of.ts';
import { lockExceptions, type LoadedException } from './store.ts';

export const personOf = ({ actor }: Pick<RowCtx, 'actor'>): string | null =>
  actor.kind === 'system' ? null : (actor.personId ?? actor.id);

export function changeException(
  ctx: RowCtx,
  { record, prepared }: LoadedException,
  columns: Partial<ExceptionRecord>,
  event: string,
  data: Record<string, unknown> = {},
): { id: string; number: string; state: ExceptionRecord['state'] } {
  ctx.patch('exceptions', record.id, { ...columns, rev: record.rev + 1 });
  const { id, number, kind } = record;
  ctx.emit({
    name: event,
    v: 1,
    data: { exceptionId: id, number, kind, orderId: record.order_id, shopId: record.shop_id, ...data },
  });
  const { reason, ...rest } = data;
  ctx.record(prepared.order.chain, {
    clause: record.clause,
    body: { number, ...rest, ...(typeof reason === 'string' ? { reason } : {}) },
  });
  return { id, number, state: columns.state ?? record.state };
}

const byIds = (ctx: Parameters<typeof lockExceptions>[0], inputs: readonly { exceptionId: string }[]) =>
  lockExceptions(
    ctx,
    inputs.map((one) => one.exceptionId),
  );

export const takeException = action(takeEndpoint, {
  clauses: ['PD-3.4', 'OS-1'],
  load: byIds,
  run: async (ctx, _input, loaded: LoadedException) => {
    const { record } = loaded;
    if (record.state === 'taken') {
      const name = (await ctx.cached(peopleCache)).persons.get(record.person_id ?? '')?.name ?? '';
      throw new Refusal('EXCEPTION_TAKEN', { params: { name } });
    }
    const state = nextState(record, 'take');
    return changeException(ctx, loaded, { state, person_id: personOf(ctx) }, 'exception.taken');
  },
});

export const assignException = action(assignEndpoint, {
  clauses: ['PD-3.4', 'OS-1'],
  load: async (ctx, inputs): Promise<({ loaded: LoadedException; to: Person } | Refusal)[]> => {
    const people = await ctx.cached(peopleCache);
    const all = await byIds(ctx, inputs);
    return all.map((loaded, n) => {
      if (loaded instanceof Refusal) return loaded;
      const to = people.persons.get(inputs[n]?.personId ?? '');
      return to?.active ? { loaded, to } : new Refusal('PERSON_UNKNOWN', { field: 'personId' });
    });
  },
  run: (ctx, input, { loaded, to }) => {
    const state = nextState(loaded.record, 'assign');
    const { person_id: from } = loaded.record;
    const department = to.departmentIds.includes(loaded.record.department_id)
      ? {}
      : { department_id: to.departmentIds[0] ?? loaded.record.department_id };
    return changeException(ctx, loaded, { state, person_id: to.id, ...department }, 'exception.assigned', {
      from,
      to: to.id,
      reason: input.reason,
    });
  },
});

export const noteException = action(noteEndpoint, {
  clauses: ['PD-3.4'],
  load: byIds,
  run: (ctx, input, loaded: LoadedException) => {
    const state = nextState(loaded.record, 'note');
    const by = actorRef(ctx.actor);
    ctx.insert('exception_notes', {
      id: newId(),
      exception_id: loaded.record.id,
      at: ctx.now,
      by_actor: by,
      text: input.text,
    });
    return changeException(ctx, loaded, { state }, 'exception.noted');
  },
});

export const resolveException = action(resolveEndpoint, {
  clauses: ['PD-3.4'],
  load: byIds,
  run: (ctx, input, loaded: LoadedException) => {
    const { record } = loaded;
    nextState(record, 'resolve');
    const result = { state: stateAfterResult(record), resolved_at: ctx.now, next_fire_at: null };
    const columns = { ...result, person_id: record.person_id ?? personOf(ctx), result: input.result };
    return changeException(ctx, loaded, { ...columns, resolution: input.resolution }, 'exception.resolved', {
      result: input.result,
      late: ctx.now > record.due_at,
      reason: input.resolution,
    });
  },
});

/** Its clock starts anew, by the cause as it was; what the first handling took is in the order's history. */
export const reopenException = action(reopenEndpoint, {
  clauses: ['PD-3.4'],
  load: byIds,
  run: async (ctx, input, loaded: LoadedException) => {
    const { record } = loaded;
    const state = nextState(record, 'reopen');
    const rule = causeOf(await ctx.cached(policyCache), record);
    const clock = rule ? clockFrom(rule, ctx.now) : {};
    const columns = { state, resolved_at: null, result: null, resolution: '', person_id: null, ...clock };
    return changeException(ctx, loaded, columns, 'exception.reopened', { reason: input.reason });
  },
});
