import { describe, expect, test } from 'vitest';
import { taskKinds, type TaskKind } from '../../../../contract/tasks.ts';
import { orderEvents } from '../../../../contract/vocabulary.ts';
import type { Actor } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { People, Person } from '../people/index.ts';
import { flow, kindOfStage, limitsOf, taskRules } from './flow.ts';
import type { TaskRow } from './store.ts';
import { decideDone, decideHandOver, decideRelease, decideTake } from './task.ts';

const kinds = Object.keys(taskKinds) as TaskKind[];

describe('the table of work', () => {
  test('speaks of documented events only', () => {
    expect(Object.keys(flow).filter((event) => !(event in orderEvents))).toEqual([]);
  });

  test.each(kinds.filter((kind) => taskRules[kind].endsOn))('ends %s by the event that it waits for [OS-1]', (kind) => {
    expect(flow[taskRules[kind].endsOn ?? '']?.ends).toContain(kind);
  });

  test.each(kinds)('leaves no %s behind when the order is cancelled or closed [OS-6.3] [OS-1]', () => {
    expect(flow['order.cancelled']?.voids).toBe('all');
    expect(flow['order.closed']?.voids).toBe('all');
  });

  test('opens nothing twice along the way: what an event opens, the next stage ends', () => {
    for (const [stage, kind] of Object.entries(kindOfStage)) {
      expect(limitsOf(kind as TaskKind)[0], stage).toBe(taskRules[kind as TaskKind].endsOn);
    }
  });
});

describe('a task', () => {
  const now = new Date('2026-11-10T02:00:00Z');
  const person = (id: string, more: Partial<Person> = {}): Person =>
    ({
      id,
      name: id,
      departmentIds: ['d'],
      shopIds: null,
      warehouseIds: null,
      substituteIds: [],
      awayFrom: null,
      awayUntil: null,
      active: true,
      ...more,
    }) as Person;
  const people = { persons: new Map(['me', 'you'].map((id) => [id, person(id)])) } as unknown as People;
  const actor = (id: string, roles: string[] = []): Actor =>
    ({
      kind: 'staff',
      id,
      personId: id,
      roles,
      allowed: null,
      permissions: new Map([['tasks.hand-over', 'department']]),
    }) as unknown as Actor;
  const task = (more: Partial<TaskRow> = {}): TaskRow =>
    ({
      id: 't',
      kind: 'acknowledge',
      departmentId: 'd',
      personId: null,
      shopId: 'shop',
      warehouseId: 'store',
      state: 'open',
      handOvers: 0,
      ...more,
    }) as TaskRow;
  const codeOf = (run: () => unknown): string => {
    try {
      return JSON.stringify(run()) ?? 'done';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };

  test.each(['done', 'voided'] as const)('that is %s takes no further step', (state) => {
    const ended = task({ state });
    const steps = [
      () => decideTake(ended, actor('me'), people),
      () => decideRelease(ended, actor('me')),
      () => decideDone(ended, actor('me')),
      () => decideHandOver(ended, actor('me'), person('you'), now),
    ];
    expect(steps.map(codeOf)).toEqual(['TASK_ENDED', 'TASK_ENDED', 'TASK_ENDED', 'TASK_ENDED']);
  });

  test('is taken by one; taken again by the same it stays as it is [OS-1]', () => {
    expect(codeOf(() => decideTake(task(), actor('me'), people))).toBe('true');
    expect(codeOf(() => decideTake(task({ state: 'taken', personId: 'me' }), actor('me'), people))).toBe('false');
    expect(codeOf(() => decideTake(task({ state: 'taken', personId: 'you' }), actor('me'), people))).toBe('TASK_TAKEN');
  });

  test('is handed on by who holds it or by a head, to a colleague who is here and looks after its place [OT-4.2]', () => {
    const held = task({ state: 'taken', personId: 'you' });
    const hand = (by: Actor, to: Person | undefined, one = held) => codeOf(() => decideHandOver(one, by, to, now));
    expect(hand(actor('me'), person('me'))).toBe('TASK_NOT_YOURS');
    expect(hand(actor('me', ['manager']), person('me'))).toBe('{"departmentId":"d"}');
    expect(hand(actor('you'), person('me', { departmentIds: ['e'] }))).toBe('{"departmentId":"e"}');
    expect(hand(actor('you'), undefined)).toBe('PERSON_UNKNOWN');
    expect(hand(actor('you'), person('me', { active: false }))).toBe('PERSON_UNKNOWN');
    expect(hand(actor('you'), person('me', { departmentIds: [] }))).toBe('PERSON_UNKNOWN');
    expect(hand(actor('you'), person('me', { awayFrom: new Date(0) }))).toBe('TASK_PERSON_AWAY');
    expect(hand(actor('you'), person('me', { shopIds: ['another'] }))).toBe('TASK_OUT_OF_THEIR_REACH');
    expect(hand(actor('you'), person('me', { warehouseIds: ['another'] }))).toBe('TASK_OUT_OF_THEIR_REACH');
  });

  test.each(kinds)('of the kind %s is reported done only where no event ends it', (kind) => {
    const expected = taskRules[kind].endsOn ? 'TASK_ENDS_BY_EVENT' : 'done';
    expect(codeOf(() => decideDone(task({ kind }), actor('me')))).toBe(expected);
  });
});
