/** The company as the console shows it; records out of use are marked, not hidden, because old orders name them. (OS-1) */
import { getCompany as getEndpoint } from '../../../../contract/company.ts';
import { query } from '../../kernel/action.ts';
import { settingsCache } from '../../kernel/settings.ts';
import { companyCache } from './store.ts';

export const getCompany = query(getEndpoint, {
  clauses: ['OS-1'],
  async run(ctx) {
    const company = await ctx.cached(companyCache);
    const settings = await ctx.cached(settingsCache);
    const sessions = [...company.sessions.values()].map((s) => ({
      ...s,
      startsAt: s.startsAt.toISOString(),
      endsAt: s.endsAt.toISOString(),
    }));
    return {
      name: settings['company.name'],
      legalEntities: [...company.legalEntities.values()],
      departments: [...company.departments.values()],
      shops: [...company.shops.values()],
      warehouses: [...company.warehouses.values()],
      rooms: [...company.rooms.values()],
      sessions,
    };
  },
});
