/** The colleague who looks after a customer works here. */
import type { Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { peopleCache } from '../people/index.ts';

export async function mustBeColleague(ctx: Ctx, id: string | null | undefined): Promise<void> {
  if (id === null || id === undefined) return;
  const people = await ctx.cached(peopleCache);
  if (!people.persons.get(id)?.active) throw new Refusal('NOT_FOUND', { field: 'ownerId' });
}
