/** The matrix as people read it on a page, and what a colleague would leave behind: for those who give rights and take them. (CC-7.2) */
import * as endpoints from '../../../../contract/rights.ts';
import { roles, type RoleId } from '../../../../contract/vocabulary.ts';
import { permissionsOf } from '../../kernel/access.ts';
import { query } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { allHandovers } from './handover.ts';
import { peopleCache } from './store.ts';

export const rightsMatrix = query(endpoints.rightsMatrix, {
  clauses: ['CC-7.2', 'OS-8.3'],
  run(ctx) {
    const { actions, queries, rights } = ctx.kernel.registry;
    const definitions = [...[...actions.values()].filter((one) => !one.internal), ...queries.values()];
    const names = definitions.map((one) => one.name);
    const byRole = (Object.keys(roles) as RoleId[]).map(
      (role) => [role, permissionsOf(rights, [role], names)] as const,
    );
    const rows = definitions.map(({ name, kind, open, endpoint }) => ({
      name,
      title: endpoint.title,
      kind,
      open: open ?? false,
      scopes: Object.fromEntries(
        byRole.flatMap(([role, permissions]) => {
          const scope = permissions.get(name);
          return scope === undefined || open ? [] : [[role, scope]];
        }),
      ),
    }));
    return Promise.resolve({ rows: rows.sort((a, b) => (a.name < b.name ? -1 : 1)) });
  },
});

export const previewHandover = query(endpoints.previewHandover, {
  clauses: ['CC-7.2'],
  async run(ctx, { staffId }) {
    if (!(await ctx.cached(peopleCache)).persons.has(staffId)) throw new Refusal('NOT_FOUND');
    const counts = await Promise.all(
      allHandovers().map(async (part) => [part.name, await part.count(ctx.db, staffId)] as const),
    );
    return { work: Object.fromEntries(counts) };
  },
});
