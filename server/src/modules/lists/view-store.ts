/** SQL over the saved views: reading what a person may see, and locking what somebody changes. */
import type { Ctx } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';

export interface ViewRecord {
  id: string;
  list: string;
  name: string;
  owner_id: string;
  filter: Record<string, string>;
  roles: string[];
  default_of: string[];
}

const columns = `v.id, v.list, v.name, v.owner_id, v.filter, v.roles,
  array(select d.role from default_views d where d.view_id = v.id order by d.role) as default_of`;

/** One's own views and those that one's roles share, the own ones first. */
export function readViews(
  db: Queryable,
  list: string,
  ownerId: string,
  roles: readonly string[],
): Promise<ViewRecord[]> {
  return db.query<ViewRecord & Record<string, unknown>>(
    `select ${columns} from saved_views v where v.list = $1 and (v.owner_id = $2 or v.roles && $3::text[])
      order by v.owner_id <> $2, v.saved_at, v.id limit 100`,
    [list, ownerId, roles],
  );
}

export interface LockedView {
  view: ViewRecord;
  chain: Chain;
}

/** Locks the chains of these views, then reads them; what the actor does not own is not found. */
export async function lockViews(ctx: Ctx, ids: readonly string[]): Promise<(LockedView | Refusal)[]> {
  const known = await ctx.db.query<{ id: string }>(`select id from saved_views where id = any($1::uuid[])`, [ids]);
  const chains = await lockChains(
    ctx.db,
    known.map((one) => one.id),
  );
  const views = await ctx.db.query<ViewRecord & Record<string, unknown>>(
    `select ${columns} from saved_views v where v.id = any($1::uuid[])`,
    [ids],
  );
  const byId = new Map(views.map((view) => [view.id, view]));
  return ids.map((id) => {
    const view = byId.get(id);
    const chain = chains.get(id);
    return view && chain ? { view, chain } : new Refusal('NOT_FOUND', { field: 'viewId' });
  });
}
