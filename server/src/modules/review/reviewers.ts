/**
 * Who may decide a step: those of its department and role, or the persons it was given to; a colleague on leave is stood in for;
 * never whoever entered or submitted the order. Where nobody is left, the administrators keep it from standing still. (OS-3.1)
 */
import type { Company } from '../company/index.ts';
import { onDuty, type People, type Person } from '../people/index.ts';
import { audienceText, parseAudience, type RuleOf } from '../policy/index.ts';
import type { StepRow } from './round.ts';

export interface Crew {
  people: People;
  company: Company;
  now: Date;
}

type Asked = Pick<StepRow, 'department' | 'role' | 'asked' | 'persons'>;

function ofAudience({ people, company }: Crew, text: string): Person[] {
  const audience = parseAudience(text);
  if (!audience || audience.kind === 'owner') return [];
  const persons = [...people.persons.values()];
  if (audience.kind === 'role') return persons.filter((person) => person.roles.includes(audience.role));
  const departmentId = company.departmentsByCode.get(audience.department)?.id ?? '';
  return persons.filter(
    (person) => person.departmentIds.includes(departmentId) && (!audience.lead || person.roles.includes('manager')),
  );
}

function named(crew: Crew, step: Asked): Person[] {
  if (step.persons.length > 0) return step.persons.flatMap((id) => crew.people.persons.get(id) ?? []);
  const departmentId = crew.company.departmentsByCode.get(step.department)?.id ?? '';
  const own = [...crew.people.persons.values()].filter(
    (person) => person.departmentIds.includes(departmentId) && person.roles.includes(step.role),
  );
  return [...own, ...step.asked.flatMap((text) => ofAudience(crew, text))];
}

/** Those who are here now and may decide, in the order in which they are asked. */
export function reviewersOf(crew: Crew, step: Asked, excluded: readonly (string | null)[]): Person[] {
  const here = present(crew, named(crew, step), excluded);
  if (here.length > 0) return here;
  return present(crew, ofAudience(crew, 'role.admin'), excluded);
}

/** The same without the last resort: those whom the policy or a colleague asks. */
export function reviewersHere(crew: Crew, step: Asked, excluded: readonly (string | null)[] = []): Person[] {
  return present(crew, named(crew, step), excluded);
}

export function isManned(crew: Crew, step: Asked, excluded: readonly (string | null)[]): boolean {
  return reviewersHere(crew, step, excluded).length > 0;
}

/** Nobody of the rule's own is here, or only the one who entered or submitted the order: whom the policy names then. */
export function whoInstead(
  crew: Crew,
  step: Asked,
  { self, nobody }: Pick<RuleOf<'review'>, 'self' | 'nobody'>,
  excluded: readonly (string | null)[],
): string | undefined {
  if (isManned(crew, step, excluded)) return undefined;
  const lead = `${step.department}.lead`;
  const toLead = self === 'lead' && isManned(crew, step, []) && isManned(crew, { ...step, asked: [lead] }, excluded);
  return toLead ? lead : audienceText(nobody);
}

function present({ people, now }: Crew, persons: readonly Person[], excluded: readonly (string | null)[]): Person[] {
  const here = new Map<string, Person>();
  for (const person of persons) {
    const standing = person.active ? onDuty(people, person.id, now) : undefined;
    if (standing && !excluded.includes(standing.id)) here.set(standing.id, standing);
  }
  return [...here.values()];
}

/** For whom this person stands in, because they are away. */
export function standsInFor({ people, now }: Crew, personId: string): Person[] {
  return [...people.persons.values()].filter(
    (person) =>
      person.active &&
      person.id !== personId &&
      person.substituteIds.includes(personId) &&
      onDuty(people, person.id, now)?.id === personId,
  );
}

/** The person behind `staff:…`; null for keys' owners that are not known and for the system. */
export function personOfRef(ref: string): string | null {
  return ref.startsWith('staff:') ? ref.slice('staff:'.length) : null;
}
