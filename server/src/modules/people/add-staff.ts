/** Adds a colleague. Giving roles is a right of its own; without it, the new colleague starts with none. (CC-1, CC-7.2) */
import { addStaff as endpoint } from '../../../../contract/people.ts';
import { scopeFor } from '../../kernel/access.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { mustRankWith } from './administrators.ts';
import { insertPerson } from './new-person.ts';
import { hashPassword } from './password.ts';
import { mustNameScopes } from './scopes.ts';

export const addStaff = action(endpoint, {
  clauses: ['CC-1', 'CC-7.2'],
  secretAnswer: true,
  // Hashes are made side by side, because each takes a noticeable moment.
  load: (_ctx, inputs) => Promise.all(inputs.map(passwordHashOf)),
  async run(ctx, { password: _, once, ...input }, { passwordHash }) {
    if (input.roles.length > 0 && !scopeFor(ctx.actor, 'people.change-roles'))
      throw new Refusal('SCOPE_TOO_WIDE', { field: 'roles' });
    mustRankWith(ctx.actor, input);
    await mustNameScopes(ctx, input);
    return insertPerson(ctx, { ...input, passwordHash, passwordOnce: once });
  },
});

async function passwordHashOf(input: {
  account: string;
  name: string;
  password?: string | undefined;
}): Promise<{ passwordHash: string | null } | Refusal> {
  if (input.password === undefined) return { passwordHash: null };
  try {
    return { passwordHash: await hashPassword(input.password, input) };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
