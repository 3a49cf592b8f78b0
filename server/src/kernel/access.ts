/**
 * Who may do what, where. One literal matrix (role × action × scope) yields the check before an action, the SQL
 * condition of a list and docs/rights.md. Scopes are rows: shops, warehouses, departments, own. (OS-8.3, CC-7.2)
 */
export type Scope = 'all' | 'shop' | 'warehouse' | 'department' | 'own';

/** Role → action name or `area.*` → scope. */
export type RightsMatrix = Record<string, Record<string, Scope>>;

export interface Actor {
  kind: 'staff' | 'key' | 'system' | 'customer';
  id: string;
  /** Shown in timelines; a person of the company or the name of a key, never a customer's. */
  name: string;
  roles: string[];
  departmentId: string | null;
  /** Rows that the person's scopes name; null means every row. */
  shopIds: string[] | null;
  warehouseIds: string[] | null;
  /** For keys: the actions that the key was given; null means all that its roles allow. */
  allowed: string[] | null;
  /** The version of the access cache this was read at. */
  accessVersion: number;
  permissions: Map<string, Scope>;
}

const width: Record<Scope, number> = { own: 0, department: 1, warehouse: 2, shop: 3, all: 4 };

/** What the roles allow together: the widest scope per action wins. */
export function permissionsOf(matrix: RightsMatrix, roles: readonly string[], actions: readonly string[]): Map<string, Scope> {
  const result = new Map<string, Scope>();
  for (const role of roles) {
    for (const [pattern, scope] of Object.entries(matrix[role] ?? {})) {
      for (const action of actions.filter((a) => matches(pattern, a))) {
        const present = result.get(action);
        if (!present || width[scope] > width[present]) result.set(action, scope);
      }
    }
  }
  return result;
}

export function matches(pattern: string, action: string): boolean {
  return pattern === '*' || pattern === action || (pattern.endsWith('.*') && action.startsWith(pattern.slice(0, -1)));
}

export function scopeFor(actor: Actor, action: string): Scope | undefined {
  if (actor.kind === 'system') return 'all';
  if (actor.allowed && !actor.allowed.some((pattern) => matches(pattern, action))) return undefined;
  return actor.permissions.get(action);
}

/** The columns of a row by which scopes are decided. */
export interface ScopedRow {
  shopId?: string | null;
  warehouseIds?: readonly string[] | null;
  departmentId?: string | null;
  ownerId?: string | null;
}

/** May the actor touch this row through this action? Every scope that the actor is bound to must agree. */
export function mayTouch(actor: Actor, action: string, row: ScopedRow): boolean {
  const scope = scopeFor(actor, action);
  if (!scope) return false;
  if (scope === 'all') return true;
  if (actor.shopIds && row.shopId !== undefined && !actor.shopIds.includes(row.shopId ?? '')) return false;
  if (scope === 'shop') return true;
  if (scope === 'warehouse') {
    const own = actor.warehouseIds;
    return own === null || (row.warehouseIds ?? []).some((w) => own.includes(w));
  }
  if (scope === 'department') return row.departmentId === actor.departmentId;
  return row.ownerId === actor.id;
}

export const systemActor = (name: string): Actor => ({
  kind: 'system',
  id: name,
  name,
  roles: [],
  departmentId: null,
  shopIds: null,
  warehouseIds: null,
  allowed: null,
  accessVersion: 0,
  permissions: new Map(),
});

/** How the journal names an actor. */
export function actorRef(actor: Actor): string {
  return `${actor.kind}:${actor.id}`;
}
