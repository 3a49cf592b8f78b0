/** The chain of the person who acts, for actions on one's own account. */
import type { Ctx } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';

export async function loadOwnChain(ctx: Ctx, inputs: readonly unknown[]): Promise<(Chain | Refusal)[]> {
  const id = ctx.actor.personId;
  const chain = id === undefined ? undefined : (await lockChains(ctx.db, [id])).get(id);
  return inputs.map(() => chain ?? new Refusal('SIGN_IN_REQUIRED'));
}
