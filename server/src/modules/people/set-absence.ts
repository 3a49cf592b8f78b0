/** Records when a colleague is away and who stands in; reviews and tasks then go to the substitute. (OS-1) */
import { setAbsence as endpoint } from '../../../../contract/people.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { loadPersons, peopleCache, rightsChanged } from './store.ts';

export const setAbsence = action(endpoint, {
  clauses: ['OS-1'],
  load: (ctx, inputs) =>
    loadPersons(
      ctx,
      inputs.map((i) => i.staffId),
    ),
  async run(ctx, input, { person, chain }) {
    ctx.mustReach({ departmentId: person.departmentIds[0] ?? null, ownerId: person.id });
    const people = await ctx.cached(peopleCache);
    const unknown = input.substituteIds.findIndex((id) => !people.persons.get(id)?.active || id === person.id);
    if (unknown >= 0) throw new Refusal('NOT_FOUND', { field: `substituteIds.${unknown}` });
    const from = input.from === null ? null : new Date(input.from);
    const until = input.until === null ? null : new Date(input.until);
    if (until && (!from || until <= from)) throw new Refusal('ABSENCE_PERIOD_INVALID', { field: 'until' });
    ctx.patch('staff', person.id, {
      away_from: from,
      away_until: until,
      substitute_ids: input.substituteIds,
      rev: person.rev + 1,
    });
    ctx.record(chain, {
      body: { changes: { from: input.from, until: input.until, substituteIds: input.substituteIds } },
    });
    rightsChanged(ctx);
    return { id: person.id, rev: person.rev + 1 };
  },
});
