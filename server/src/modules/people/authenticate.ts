/**
 * Who asks: a session cookie or an API key becomes an actor with rights. Sessions are cached for a second at most; rights
 * come from the versioned cache, and every write checks its version, so that taken rights refuse at once. (OS-8.3, CC-7.2)
 */
import type { FastifyRequest } from 'fastify';
import { permissionsOf, type Actor, type Scope } from '../../kernel/access.ts';
import { permissionNames, type Kernel, type Registry } from '../../kernel/kernel.ts';
import { safeError } from '../../kernel/log.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { sha256 } from '../../kernel/secrets.ts';
import { settingsCache } from '../../kernel/settings.ts';
import type { ApiKey, People, Person } from './people.ts';
import { isRequired } from './second-factor/second-factor.ts';
import { findSignIn, peopleCache, type SignIn } from './store.ts';

export const sessionCookie = 'luyue_session';
export const keyPrefix = 'lyk_';

const cachedMs = 1000;
const cacheSize = 10_000;
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nobody in particular: sign-in, the first administrator, customers' pages. */
export const anonymous: Actor = {
  kind: 'customer',
  id: 'anonymous',
  name: '',
  roles: [],
  departmentId: null,
  shopIds: [],
  warehouseIds: [],
  allowed: [],
  accessVersion: 0,
  permissions: new Map(),
};

export async function authenticate(kernel: Kernel, request: FastifyRequest): Promise<Actor | undefined> {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const token = /^Bearer (lyk_[\w-]{20,100})$/i.exec(header)?.[1];
    return token ? keyActor(kernel, sha256(token)) : undefined;
  }
  if (!reading.has(request.method)) mustBeSameOrigin(request);
  const token = request.cookies[sessionCookie];
  return token ? sessionActor(kernel, sha256(token)) : undefined;
}

/** A browser names the page's origin with every write; another site's page must not act for who is signed in here. */
export function mustBeSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign = origin === undefined ? site === 'cross-site' : hostOf(origin) !== request.host;
  if (foreign) throw new Refusal('ORIGIN_FOREIGN', { field: 'Origin' });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

interface Remembered {
  at: number;
  signIn: SignIn;
}

const remembered = new WeakMap<Kernel, Map<string, Remembered>>();

function memoryOf(kernel: Kernel): Map<string, Remembered> {
  let memory = remembered.get(kernel);
  if (!memory) remembered.set(kernel, (memory = new Map()));
  return memory;
}

/** This process forgets a session at once when it ends here; other processes within a second. */
export function forgetSignIns(kernel: Kernel): void {
  remembered.delete(kernel);
}

async function sessionActor(kernel: Kernel, hash: Buffer, fresh = false): Promise<Actor | undefined> {
  const memory = memoryOf(kernel);
  const name = hash.toString('hex');
  const known = memory.get(name);
  let signIn = !fresh && known && Date.now() - known.at < cachedMs ? known.signIn : undefined;
  if (!signIn) {
    signIn = await findSignIn(kernel.database, hash);
    memory.delete(name);
    if (!signIn) return undefined;
    if (memory.size >= cacheSize) memory.clear();
    memory.set(name, { at: Date.now(), signIn });
  }
  const { staffId } = signIn;
  const { people, version } = await peopleWith(kernel, (known) => known.persons.has(staffId));
  const person = people.persons.get(staffId);
  if (!person?.active) return undefined;
  return {
    ...owing(personActor(kernel, person, version), await dueOf(kernel, signIn, person)),
    signInId: signIn.id,
    signInBy: signIn.method,
    again: () => sessionActor(kernel, hash, true),
  };
}

/** What a session still owes: the code of the person's second factor, or enrolling one where a role demands it. */
async function dueOf(kernel: Kernel, signIn: SignIn, person: Person): Promise<NonNullable<Actor['due']> | null> {
  if (signIn.factorDue) return 'code';
  if (person.passwordOnce && signIn.method === 'password') return 'password';
  if (person.hasFactor) return null;
  const settings = (await kernel.caches.get(settingsCache)).value;
  return isRequired(person.roles, settings['security.secondFactorRoles']) ? 'enrolment' : null;
}

const whileDue = {
  code: ['people.me', 'people.sign-out', 'people.prove-factor'],
  password: ['people.me', 'people.sign-out', 'people.set-password'],
  enrolment: ['people.me', 'people.sign-out', 'people.begin-factor', 'people.confirm-factor', 'people.own-sign-in'],
};

function owing(actor: Actor, due: NonNullable<Actor['due']> | null): Actor {
  if (due === null) return { ...actor, due };
  return {
    ...actor,
    due,
    permissions: new Map([...actor.permissions].filter(([name]) => whileDue[due].includes(name))),
  };
}

/** The cached people; read again when somebody is missing, who may have been added within this second. */
async function peopleWith(
  kernel: Kernel,
  has: (people: People) => boolean,
): Promise<{ people: People; version: number }> {
  let { value: people, version } = await kernel.caches.get(peopleCache);
  if (!has(people)) {
    await kernel.caches.refresh();
    ({ value: people, version } = await kernel.caches.get(peopleCache));
  }
  return { people, version };
}

/** The actor that a person is now, for work that runs in the person's name; undefined when the person has left. */
export async function actorOf(kernel: Kernel, personId: string): Promise<Actor | undefined> {
  const { people, version } = await peopleWith(kernel, (known) => known.persons.has(personId));
  const person = people.persons.get(personId);
  return person?.active ? personActor(kernel, person, version) : undefined;
}

export function personActor(kernel: Kernel, person: Person, accessVersion: number): Actor {
  return {
    kind: 'staff',
    id: person.id,
    personId: person.id,
    name: person.name,
    roles: person.roles,
    departmentId: person.departmentIds[0] ?? null,
    departmentIds: person.departmentIds,
    shopIds: person.shopIds,
    warehouseIds: person.warehouseIds,
    sessionIds: person.sessionIds,
    allowed: null,
    accessVersion,
    permissions: permissionsFor(kernel.registry, person.roles),
    again: () => actorOf(kernel, person.id),
  };
}

const usesNoted = new WeakMap<Kernel, Map<string, number>>();
const noteUseMs = 60_000;

/** When a key was last used, to the minute; the request does not wait for it. */
function noteUse(kernel: Kernel, keyId: string): void {
  let noted = usesNoted.get(kernel);
  if (!noted) usesNoted.set(kernel, (noted = new Map()));
  if (Date.now() - (noted.get(keyId) ?? 0) < noteUseMs) return;
  noted.set(keyId, Date.now());
  kernel.database
    .query(`update api_keys set last_used_at = now() where id = $1`, [keyId])
    .catch((error: unknown) => kernel.log.warn({ error: safeError(error) }, 'the use of a key was not noted'));
}

async function keyActor(kernel: Kernel, hash: Buffer): Promise<Actor | undefined> {
  const { people, version } = await peopleWith(kernel, (known) => known.keys.has(hash.toString('hex')));
  const key = people.keys.get(hash.toString('hex'));
  const owner = key && people.persons.get(key.ownerId);
  if (!key || !owner?.active || (key.expiresAt && key.expiresAt.getTime() <= Date.now())) return undefined;
  noteUse(kernel, key.id);
  return { ...bounded(personActor(kernel, owner, version), key), again: () => keyActor(kernel, hash) };
}

/** A key can do what its owner can, and of that only what it was given. */
function bounded(owner: Actor, key: ApiKey): Actor {
  const actor: Actor = { ...owner, kind: 'key', id: key.id, name: key.name, allowed: key.allowed };
  if (key.shopIds === null) return actor;
  const own = owner.shopIds;
  const toShops = (scope: Scope): Scope => (scope === 'all' ? 'shop' : scope);
  return {
    ...actor,
    shopIds: own === null ? key.shopIds : key.shopIds.filter((id) => own.includes(id)),
    permissions: new Map([...owner.permissions].map(([action, scope]) => [action, toShops(scope)])),
  };
}

const permissions = new WeakMap<Registry, Map<string, Map<string, Scope>>>();

function permissionsFor(registry: Registry, roles: readonly string[]): Map<string, Scope> {
  let byRoles = permissions.get(registry);
  if (!byRoles) permissions.set(registry, (byRoles = new Map()));
  const name = [...roles].sort().join();
  let found = byRoles.get(name);
  if (!found) byRoles.set(name, (found = permissionsOf(registry.rights, roles, permissionNames(registry))));
  return found;
}
