import { describe, expect, test } from 'vitest';
import type { JournalEvent } from '../../kernel/journal.ts';
import type { Company } from '../company/index.ts';
import type { OrderSubject } from '../deadlines/index.ts';
import type { People, Person } from '../people/index.ts';
import { audiencesOf, resolveAudience, type Place } from './audience.ts';
import { merged, noticesOf, type Known } from './notice.ts';

const at = new Date('2026-11-10T02:00:00Z');
const departments = new Map(
  ['warehouse', 'logistics'].map((code) => [`d-${code}`, { id: `d-${code}`, code, name: code, active: true, rev: 1 }]),
);
const company = {
  departments,
  departmentsByCode: new Map([...departments.values()].map((d) => [d.code, d])),
} as unknown as Company;

function person(id: string, more: Partial<Person> = {}): Person {
  return {
    id,
    account: id,
    name: id,
    initials: '',
    departmentIds: [],
    roles: [],
    shopIds: null,
    warehouseIds: null,
    sessionIds: null,
    substituteIds: [],
    awayFrom: null,
    awayUntil: null,
    active: true,
    hasFactor: false,
    passwordOnce: false,
    rev: 1,
    ...more,
  };
}

const peopleOf = (...list: Person[]) => ({ persons: new Map(list.map((p) => [p.id, p])) }) as unknown as People;
const place = (people: People, more: Partial<Place> = {}): Place => ({
  company,
  people,
  ownerId: null,
  department: 'warehouse',
  at,
  ...more,
});

describe('who is told', () => {
  const head = person('head', { departmentIds: ['d-warehouse'], roles: ['manager'] });

  test('is the head of a department, or the department where it has none [OT-3.1]', () => {
    expect(resolveAudience('warehouse.lead', place(peopleOf(head)))).toBe('warehouse.lead');
    expect(resolveAudience('logistics.lead', place(peopleOf(head)))).toBe('logistics');
  });

  test('is the owner of the order, a substitute while the owner is away, else the department [OT-3.1]', () => {
    const owner = person('o', { substituteIds: ['s'] });
    const away = { ...owner, awayFrom: new Date('2026-11-01T00:00:00Z') };
    expect(resolveAudience('owner', place(peopleOf(owner), { ownerId: 'o' }))).toBe('person:o');
    expect(resolveAudience('owner', place(peopleOf(away, person('s')), { ownerId: 'o' }))).toBe('person:s');
    expect(resolveAudience('owner', place(peopleOf(away), { ownerId: 'o' }))).toBe('warehouse');
    expect(resolveAudience('owner', place(peopleOf(owner)))).toBe('warehouse');
  });

  test('is a role, or the department where nobody has it', () => {
    expect(resolveAudience('role.manager', place(peopleOf(head)))).toBe('role.manager');
    expect(resolveAudience('role.supervisor', place(peopleOf(head)))).toBe('warehouse');
  });

  test('is a person under department, headship, role and name', () => {
    expect(audiencesOf(head, company)).toEqual(['warehouse', 'warehouse.lead', 'role.manager', 'person:head']);
  });
});

describe('a notice', () => {
  const subject = { shopId: 'shop', warehouseId: 'store', ownerId: null } as unknown as OrderSubject;
  const known = (tell: string[]): Known => ({
    subject,
    place: { company, people: peopleOf(), department: 'warehouse' },
    tell,
    at,
  });
  const fired = (data: Record<string, unknown>): JournalEvent => ({
    name: 'clock.fired',
    v: 1,
    data: {
      orderId: 'o',
      clockId: 'c',
      rule: 'OT-3.1/ship-normal',
      clauseVersion: 1,
      level: 'soon',
      rung: 1,
      dueAt: '2026-11-12T02:00:00Z',
      ...data,
    },
  });

  test('of a firing is one per audience, with clause, level and limit [OT-3.1]', () => {
    const made = noticesOf(fired({}), known(['warehouse', 'warehouse.lead', 'logistics']));
    expect(made.map((one) => one.audience)).toEqual(['warehouse', 'logistics']);
    expect(made[0]).toMatchObject({
      source: 'clock:c:1',
      kind: 'rung',
      orderId: 'o',
      clause: 'OT-3.1@1',
      level: 'soon',
      shopId: 'shop',
      warehouseId: 'store',
      count: 1,
    });
  });

  test('of old orders that came in one import is one digest per audience that counts, at its gravest level [OT-3.1]', () => {
    const events = [
      fired({ digestId: 'i' }),
      fired({ digestId: 'i', orderId: 'p', clockId: 'd', level: 'over' }),
      fired({ orderId: 'q', clockId: 'e' }),
    ];
    const made = merged(events.flatMap((event) => noticesOf(event, known(['warehouse']))));
    expect(made.map((one) => [one.source, one.count, one.level, one.orderId])).toEqual([
      ['digest:i', 2, 'over', null],
      ['clock:e:1', 1, 'soon', 'q'],
    ]);
  });
});
