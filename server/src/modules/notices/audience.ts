/**
 * Whom a rung or a rule names, as a notice keeps it, and which of these a person is. Nobody is told in silence: where a head,
 * a role or an owner is missing, the responsible department is told instead. (OT-3.1, OS-2.3)
 */
import type { Company } from '../company/index.ts';
import { onDuty, type People, type Person } from '../people/index.ts';

export interface Place {
  company: Company;
  people: People;
  ownerId: string | null;
  /** The department that answers for what the notice is about. */
  department: string;
  at: Date;
}

function personAudience(personId: string): string {
  return `person:${personId}`;
}

/** `told` is as a pack writes it: warehouse, warehouse.lead, role.supervisor, owner. */
export function resolveAudience(told: string, place: Place): string {
  const { company, people, department } = place;
  const active = [...people.persons.values()].filter((person) => person.active);
  if (told === 'owner') {
    const owner = place.ownerId ? onDuty(people, place.ownerId, place.at) : undefined;
    return owner ? personAudience(owner.id) : department;
  }
  if (told.startsWith('role.'))
    return active.some((p) => p.roles.includes(told.slice('role.'.length))) ? told : department;
  if (!told.endsWith('.lead')) return told;
  const code = told.slice(0, -'.lead'.length);
  return active.some((p) => leads(p, company, code)) ? told : code;
}

function leads(person: Person, company: Company, code: string): boolean {
  const id = company.departmentsByCode.get(code)?.id;
  return id !== undefined && person.roles.includes('manager') && person.departmentIds.includes(id);
}

/** Everything that a person is told under. */
export function audiencesOf(person: Pick<Person, 'id' | 'roles' | 'departmentIds'>, company: Company): string[] {
  const codes = person.departmentIds.flatMap((id) => company.departments.get(id)?.code ?? []);
  const heads = person.roles.includes('manager') ? codes.map((code) => `${code}.lead`) : [];
  return [...codes, ...heads, ...person.roles.map((role) => `role.${role}`), personAudience(person.id)];
}
