/**
 * Who may do what, where. One literal matrix (role × action × scope) yields the check before an action, the SQL
 * condition of a list and docs/rights.md. Scopes are rows: shops, warehouses, departments, own. (OS-8.3, CC-7.2)
 */
import { Refusal } from './refusal.ts';

export type Scope = 'all' | 'shop' | 'warehouse' | 'department' | 'session' | 'own';

/** Role → action name or `area.*` → scope. */
export type RightsMatrix = Record<string, Record<string, Scope>>;

export interface Actor {
  kind: 'staff' | 'key' | 'system' | 'customer';
  id: string;
  /** Shown in timelines; a person of the company or the name of a key, never a customer's. */
  name: string;
  roles: string[];
  departmentId: string | null;
  /** All departments of the person, where there are several. */
  departmentIds?: string[];
  /** Rows that the person's scopes name; null means every row. */
  shopIds: string[] | null;
  warehouseIds: string[] | null;
  /** Live sessions of an agency streamer; a scope of sessions without any reaches nothing. */
  sessionIds?: string[] | null;
  /** For keys: the actions that the key was given; null means all that its roles allow. */
  allowed: string[] | null;
  /** The version of the access cache this was read at. */
  accessVersion: number;
  permissions: Map<string, Scope>;
  /** The person who answers for what is done: the owner of a key, else the actor. Four eyes compare persons, not keys. */
  personId?: string;
  /** The sign-in session that the request came with. */
  signInId?: string;
  signInBy?: 'password' | 'provider';
  /** What the session still owes: until then the permissions are those that serve to give it. */
  due?: 'code' | 'password' | 'enrolment' | null;
  /** Reads the actor again after rights moved on; undefined when nobody is signed in any longer. */
  again?: () => Promise<Actor | undefined>;
}

/** Refuses in words what only waits for the second factor; it is no attempt to go beyond one's rights. */
export function mustOweNothing(actor: Actor): void {
  if (actor.due) throw new Refusal('SECOND_FACTOR_DUE');
}

const width: Record<Scope, number> = { own: 0, session: 1, department: 2, warehouse: 3, shop: 4, all: 5 };

/** What the roles allow together: the widest scope per action wins. */
export function permissionsOf(
  matrix: RightsMatrix,
  roles: readonly string[],
  actions: readonly string[],
): Map<string, Scope> {
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
  sessionId?: string | null;
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
  if (scope === 'department') return departmentsOf(actor).includes(row.departmentId ?? '');
  if (scope === 'session') return (actor.sessionIds ?? []).includes(row.sessionId ?? '');
  return row.ownerId === (actor.personId ?? actor.id);
}

function departmentsOf(actor: Actor): string[] {
  return actor.departmentIds ?? (actor.departmentId ? [actor.departmentId] : []);
}

/** The columns (or, for warehouses, a condition over `$n::uuid[]`) by which a list is narrowed to the actor's scope. */
export interface ScopeColumns {
  shop?: string;
  warehouse?: string | ((array: string) => string);
  department?: string;
  session?: string;
  owner?: string;
}

/**
 * The same decision as `mayTouch` as an SQL condition; parameters are appended to `params`. A scope whose column a list
 * does not have reaches nothing.
 */
export function scopeCondition(actor: Actor, action: string, columns: ScopeColumns, params: unknown[]): string {
  const scope = scopeFor(actor, action);
  if (!scope) return 'false';
  if (scope === 'all') return 'true';
  const within = (column: string | ((array: string) => string) | undefined, ids: readonly string[]): string => {
    if (column === undefined) return 'false';
    const [only] = ids;
    // Of one place an index gives its rows in its own sequence, of several they are sorted.
    if (typeof column === 'string' && only !== undefined && ids.length === 1)
      return `${column} = $${params.push(only)}::uuid`;
    const array = `$${params.push(ids)}::uuid[]`;
    return typeof column === 'string' ? `${column} = any(${array})` : column(array);
  };
  const shops = actor.shopIds && columns.shop ? within(columns.shop, actor.shopIds) : 'true';
  if (scope === 'shop') return shops;
  const narrow = {
    warehouse: () => (actor.warehouseIds === null ? 'true' : within(columns.warehouse, actor.warehouseIds)),
    department: () => within(columns.department, departmentsOf(actor)),
    session: () => within(columns.session, actor.sessionIds ?? []),
    own: () => within(columns.owner, [actor.personId ?? actor.id]),
  }[scope]();
  return shops === 'true' ? narrow : `(${shops} and ${narrow})`;
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
