/** How far the first set-up of an empty company has come: read from what there is, so that it is true however it was done. (OS-1) */
import { firstSteps as endpoint } from '../../../../contract/home.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { query } from '../../kernel/action.ts';
import { catalogCache } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { hasOrders } from '../orders/index.ts';
import { peopleCache } from '../people/index.ts';

type Step = OutputOf<typeof endpoint>['steps'][number];

export const firstStepsQuery = query(endpoint, {
  clauses: ['OS-1'],
  run: async (ctx) => {
    const [company, people, catalog] = [
      await ctx.cached(companyCache),
      await ctx.cached(peopleCache),
      await ctx.cached(catalogCache),
    ];
    const staff = [...people.persons.values()].filter((person) => person.active).length;
    const ordered = await hasOrders(ctx.db);
    const steps: Step[] = [
      { name: 'company', done: company.legalEntities.size > 0, count: company.departments.size },
      { name: 'shops', done: company.shops.size > 0, count: company.shops.size },
      { name: 'warehouses', done: company.warehouses.size > 0, count: company.warehouses.size },
      // The first administrator alone can check nobody's entries.
      { name: 'staff', done: staff > 1, count: staff },
      { name: 'products', done: catalog.skusById.size > 0, count: catalog.skusById.size },
      { name: 'order', done: ordered, count: ordered ? 1 : 0 },
    ];
    return { steps };
  },
});
