/** Changes what a colleague may do where. Takes effect on every process at once for writes. The last administrator stays one. (OS-8.3, CC-7.2) */
import { changeRoles as endpoint } from '../../../../contract/people.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { mustMatch } from '../../kernel/revision.ts';
import { isAdministrator, mustRankWith } from './administrators.ts';
import { mustNameScopes } from './scopes.ts';
import { loadPersons, rightsChanged } from './store.ts';

export const changeRoles = action(endpoint, {
  clauses: ['OS-8.3', 'CC-7.2'],
  load: (ctx, inputs) =>
    loadPersons(
      ctx,
      inputs.map((i) => i.staffId),
    ),
  async run(ctx, { staffId: _, ...rights }, { person, chain, otherAdmins }) {
    mustMatch(ctx, person.rev);
    mustRankWith(ctx.actor, person, rights);
    if (isAdministrator(person) && !isAdministrator(rights) && otherAdmins === 0)
      throw new Refusal('LAST_ADMIN', { field: 'roles' });
    await mustNameScopes(ctx, rights);
    const { roles, shopIds, warehouseIds, sessionIds } = rights;
    ctx.patch('staff', person.id, {
      roles,
      shop_ids: shopIds,
      warehouse_ids: warehouseIds,
      session_ids: sessionIds,
      rev: person.rev + 1,
    });
    const before = {
      roles: person.roles,
      shopIds: person.shopIds,
      warehouseIds: person.warehouseIds,
      sessionIds: person.sessionIds,
    };
    ctx.emit({ name: 'person.rights-changed', v: 1, data: { personId: person.id } });
    ctx.record(chain, { body: { changes: { from: before, to: rights } } });
    rightsChanged(ctx);
    return { id: person.id, rev: person.rev + 1 };
  },
});
