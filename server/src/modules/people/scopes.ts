/** The rows that a person's scopes and departments name must exist. (CC-7.2) */
import type { Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache } from '../company/index.ts';

interface Scopes {
  departmentIds?: readonly string[] | undefined;
  shopIds?: readonly string[] | null | undefined;
  warehouseIds?: readonly string[] | null | undefined;
  sessionIds?: readonly string[] | null | undefined;
}

export async function mustNameScopes(ctx: Ctx, scopes: Scopes): Promise<void> {
  const company = await ctx.cached(companyCache);
  const known = {
    departmentIds: company.departments,
    shopIds: company.shops,
    warehouseIds: company.warehouses,
    sessionIds: company.sessions,
  };
  for (const [field, records] of Object.entries(known)) {
    const ids = scopes[field as keyof Scopes] ?? [];
    const at = ids.findIndex((id) => !records.has(id));
    if (at >= 0) throw new Refusal('NOT_FOUND', { field: `${field}.${at}` });
  }
}
