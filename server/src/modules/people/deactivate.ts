/**
 * Somebody leaves: sessions and keys end, and all open work goes to a named colleague, in one transaction. What other
 * modules hand over is in the list that wire.ts fills. (CC-7.2)
 */
import { deactivate as endpoint } from '../../../../contract/people.ts';
import { action, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { allHandovers } from './handover.ts';
import { loadPersons, rightsChanged, type LockedPerson } from './store.ts';

interface Leaving {
  locked: LockedPerson;
  successor: LockedPerson;
  /** In the order of the registered kinds. */
  work: unknown[];
}

export const deactivate = action(endpoint, {
  clauses: ['CC-7.2'],
  load: async (ctx, inputs) => {
    const results: (Leaving | Refusal)[] = [];
    for (const input of inputs) results.push(await prepare(ctx, input.staffId, input.handOverTo));
    return results;
  },
  run(ctx, input, { locked: { person, chain, otherAdmins }, successor, work }) {
    if (!person.active) throw new Refusal('PERSON_INACTIVE');
    if (!successor.person.active) throw new Refusal('PERSON_INACTIVE', { field: 'handOverTo' });
    if (person.roles.includes('admin') && otherAdmins === 0) throw new Refusal('LAST_ADMIN');
    ctx.patch('staff', person.id, { active: false, deactivated_at: ctx.now, rev: person.rev + 1 });
    endAccess(ctx, person.id);
    const pieces = allHandovers().map(
      (part, n) => [part.name, part.hand(ctx, work[n], person.id, successor.person.id)] as const,
    );
    const handedOver = Object.fromEntries(pieces);
    ctx.emit({ name: 'person.deactivated', v: 1, data: { personId: person.id, handOverTo: successor.person.id } });
    ctx.record(chain, { body: { reason: input.reason, handedOver, handOverTo: successor.person.id } });
    rightsChanged(ctx);
    return { id: person.id, rev: person.rev + 1, handedOver };
  },
});

/** The work is locked before the people, because orders come first in the lock order. */
async function prepare(ctx: Ctx, from: string, to: string): Promise<Leaving | Refusal> {
  if (from === to) return new Refusal('HANDOVER_TO_SELF', { field: 'handOverTo' });
  const work: unknown[] = [];
  for (const part of allHandovers()) work.push(await part.load(ctx, from));
  const [locked, successor] = await loadPersons(ctx, [from, to]);
  if (!locked || locked instanceof Refusal) return new Refusal('NOT_FOUND');
  if (!successor || successor instanceof Refusal) return new Refusal('NOT_FOUND', { field: 'handOverTo' });
  return { locked, successor, work };
}

function endAccess(ctx: RowCtx, personId: string): void {
  ctx.statement(`update sessions set ended_at = now() where staff_id = $1 and ended_at is null returning 1`, [
    personId,
  ]);
  ctx.statement(`update api_keys set revoked_at = now() where owner_id = $1 and revoked_at is null returning 1`, [
    personId,
  ]);
}
