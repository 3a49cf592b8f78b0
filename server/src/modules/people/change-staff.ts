/** Changes a colleague's name, contact or departments. The journal names the fields, not the personal data in them. (CC-7.1) */
import { changeStaff as endpoint } from '../../../../contract/people.ts';
import { action } from '../../kernel/action.ts';
import { initialsOf } from '../../kernel/initials.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { mustMatch } from '../../kernel/revision.ts';
import { mustRankWith } from './administrators.ts';
import { contactColumns } from './new-person.ts';
import { mustNameScopes } from './scopes.ts';
import { loadPersons, rightsChanged } from './store.ts';

export const changeStaff = action(endpoint, {
  clauses: ['CC-7.1'],
  load: (ctx, inputs) =>
    loadPersons(
      ctx,
      inputs.map((i) => i.staffId),
    ),
  async run(ctx, { staffId: _, ...values }, { person, chain }) {
    mustMatch(ctx, person.rev);
    // A provider's verified mail can open a desk, so the mail is a way in.
    if (values.mail !== undefined) mustRankWith(ctx.actor, person);
    await mustNameScopes(ctx, values);
    const fields = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    if (fields.length === 0) return { id: person.id, rev: person.rev };
    const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [person.keyId])).get(person.keyId);
    if (!key) throw new Refusal('PERSON_INACTIVE');
    ctx.patch('staff', person.id, {
      ...contactColumns(ctx.kernel.secrets, key, values),
      ...(values.name === undefined ? {} : { name: values.name, initials: initialsOf(values.name) }),
      ...(values.departmentIds === undefined ? {} : { department_ids: values.departmentIds }),
      rev: person.rev + 1,
    });
    const departments = values.departmentIds && {
      departmentIds: { from: person.departmentIds, to: values.departmentIds },
    };
    ctx.record(chain, { body: { fields, ...(departments ? { changes: departments } : {}) } });
    rightsChanged(ctx);
    return { id: person.id, rev: person.rev + 1 };
  },
});
