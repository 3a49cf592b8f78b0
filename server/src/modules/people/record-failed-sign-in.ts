/**
 * A failed sign-in goes on the person's own chain, so that guessing shows. Accounts that nobody has share one chain: the
 * same work is done for them, and the answer's time tells nothing. (OS-8.3)
 */
import { actorRef } from '../../kernel/access.ts';
import type { Ctx } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import { Transaction } from '../../kernel/database.ts';
import { append } from '../../kernel/journal.ts';
import { compose, Writes } from '../../kernel/writes.ts';

const nobodysChain = '0190a000-0000-7000-8000-5e77196500a2';

export async function recordFailedSignIn(ctx: Ctx, personId: string | undefined): Promise<void> {
  const { database } = ctx.kernel;
  const transaction = new Transaction(database);
  const id = personId ?? nobodysChain;
  try {
    const chain = (await lockChains(transaction, [id])).get(id);
    if (!chain) return;
    const writes = new Writes();
    append(writes, chain, {
      action: 'people.sign-in',
      actor: actorRef(ctx.actor),
      occurredAt: ctx.now,
      recordedAt: ctx.now,
      clause: 'OS-8.3',
      keyId: null,
      body: { failed: true },
    });
    const { sql, params } = compose(writes, database.schema);
    await transaction.finish(sql, params);
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
