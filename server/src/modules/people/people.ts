/** The company's people and keys, as rights, tasks and timelines read them. Phones, mails and password hashes stay in the table. (CC-1, CC-7.2) */

export interface Person {
  id: string;
  account: string;
  name: string;
  initials: string;
  departmentIds: string[];
  roles: string[];
  /** null means all of them. */
  shopIds: string[] | null;
  warehouseIds: string[] | null;
  sessionIds: string[] | null;
  /** Who stands in while the person is away, in this order. */
  substituteIds: string[];
  awayFrom: Date | null;
  awayUntil: Date | null;
  active: boolean;
  /** A second factor is enrolled. */
  hasFactor: boolean;
  /** Somebody else set the password; an own one has to be chosen. */
  passwordOnce: boolean;
  rev: number;
}

export interface ApiKey {
  id: string;
  ownerId: string;
  name: string;
  prefix: string;
  tokenHash: Buffer;
  /** Patterns such as orders.* */
  allowed: string[];
  shopIds: string[] | null;
  expiresAt: Date | null;
}

export interface People {
  persons: Map<string, Person>;
  byAccount: Map<string, Person>;
  /** Keys that are not revoked, by the hex of their token's hash. */
  keys: Map<string, ApiKey>;
  /** Names of all keys, also revoked ones, for timelines. */
  keyNames: Map<string, string>;
}

export function isAway(person: Person, at: Date): boolean {
  return person.awayFrom !== null && person.awayFrom <= at && (person.awayUntil === null || at < person.awayUntil);
}

/** The person, or the first substitute who works here and is not away; undefined when nobody is left. */
export function onDuty(people: People, personId: string, at: Date): Person | undefined {
  const person = people.persons.get(personId);
  if (!person) return undefined;
  const candidates = [person, ...person.substituteIds.map((id) => people.persons.get(id))];
  return candidates.find((p) => p?.active && !isAway(p, at));
}

/** How a timeline names an actor: `staff:…`, `key:…`, `system:…`. */
export function actorName(people: People, ref: string): string {
  const [kind = '', id = ''] = ref.split(/:(.*)/s);
  if (kind === 'staff') return people.persons.get(id)?.name ?? id;
  if (kind === 'key') return people.keyNames.get(id) ?? id;
  return id;
}

/** The same, and null for the system, which each page calls in its reader's language. */
export function namedActor(people: People, ref: string): string | null {
  return ref.startsWith('system:') ? null : actorName(people, ref);
}
