/** Who may do what with a task, and what it becomes: pure decisions over one locked row. (OS-1, OT-4.2) */
import { orderEvents } from '../../../../contract/vocabulary.ts';
import { mayTouch, scopeFor, type Actor } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { isAway, type People, type Person } from '../people/index.ts';
import { taskRules } from './flow.ts';
import type { TaskRow } from './store.ts';

/** The person who acts: a key acts for its owner. */
export function personOf(actor: Actor): string {
  return actor.personId ?? actor.id;
}

/** Within reach are one's own tasks, and those of one's departments as far as one's shops and warehouses go. */
export function isWithinReach(actor: Actor, action: string, task: TaskRow): boolean {
  if (scopeFor(actor, action) === undefined) return false;
  if (scopeFor(actor, action) === 'all' || task.personId === personOf(actor)) return true;
  return (
    mayTouch(actor, action, { departmentId: task.departmentId, shopId: task.shopId ?? undefined }) &&
    seesWarehouse(actor.warehouseIds, task)
  );
}

function seesWarehouse(warehouseIds: readonly string[] | null, task: TaskRow): boolean {
  return warehouseIds === null || task.warehouseId === null || warehouseIds.includes(task.warehouseId);
}

function mustBeOpen(task: TaskRow): void {
  if (task.state === 'done' || task.state === 'voided') throw new Refusal('TASK_ENDED');
}

/** Answers whether anything changes: what is mine already stays mine. */
export function decideTake(task: TaskRow, actor: Actor, people: People): boolean {
  mustBeOpen(task);
  if (task.personId === personOf(actor)) return false;
  if (task.personId)
    throw new Refusal('TASK_TAKEN', { params: { name: people.persons.get(task.personId)?.name ?? '' } });
  if (!people.persons.has(personOf(actor))) throw new Refusal('TASK_NOT_YOURS');
  return true;
}

export function decideRelease(task: TaskRow, actor: Actor): void {
  mustBeOpen(task);
  if (task.personId !== personOf(actor)) throw new Refusal('TASK_NOT_YOURS');
}

/**
 * A task goes from whoever holds it to a colleague; one that nobody holds may be given by anybody who could take it. A head
 * of department may also move what a colleague holds. The task follows the colleague's department, so that exactly one
 * department answers for it.
 */
export function decideHandOver(
  task: TaskRow,
  actor: Actor,
  to: Person | undefined,
  now: Date,
): { departmentId: string } {
  mustBeOpen(task);
  const isHolder = task.personId === null || task.personId === personOf(actor);
  const leads = actor.roles.includes('manager') || scopeFor(actor, 'tasks.hand-over') === 'all';
  if (!isHolder && !leads) throw new Refusal('TASK_NOT_YOURS');
  const departmentId = to && (to.departmentIds.includes(task.departmentId) ? task.departmentId : to.departmentIds[0]);
  if (!to?.active || !departmentId) throw new Refusal('PERSON_UNKNOWN', { field: 'personId' });
  if (isAway(to, now)) throw new Refusal('TASK_PERSON_AWAY', { field: 'personId', params: { name: to.name } });
  const seesShop = to.shopIds === null || task.shopId === null || to.shopIds.includes(task.shopId);
  if (!seesShop || !seesWarehouse(to.warehouseIds, task))
    throw new Refusal('TASK_OUT_OF_THEIR_REACH', { field: 'personId', params: { name: to.name } });
  return { departmentId };
}

/** Only what no event ends is reported done; the rest would be somebody's word against the journal. */
export function decideDone(task: TaskRow, actor: Actor): void {
  mustBeOpen(task);
  const event = taskRules[task.kind].endsOn;
  if (event)
    throw new Refusal('TASK_ENDS_BY_EVENT', {
      params: { event: orderEvents[event].zh, eventEn: orderEvents[event].en },
    });
  if (task.personId !== null && task.personId !== personOf(actor)) throw new Refusal('TASK_NOT_YOURS');
}
