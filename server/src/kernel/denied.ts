/** A right that is missing: told by the title of what it is for. A known actor's denied attempt goes on that actor's own chain, so that probing shows. (OS-8.3, CC-7.2) */
import { actorRef, type Actor } from './access.ts';
import { lockChains } from './chains.ts';
import { stamped } from './clause-stamp.ts';
import { Transaction } from './database.ts';
import { append } from './journal.ts';
import type { Kernel } from './kernel.ts';
import { Refusal } from './refusal.ts';
import { compose, Writes } from './writes.ts';

/** `right` is the name of an action or query; `field` what asks for it, where leaving that away would help. */
export function rightMissing({ registry }: Kernel, right: string, field?: string): Refusal {
  const asked = registry.actions.get(right) ?? registry.queries.get(right);
  const { zh: titleZh, en: titleEn } = asked?.endpoint.title ?? { zh: right, en: right };
  return new Refusal('RIGHT_MISSING', { ...(field ? { field } : {}), params: { action: right, titleZh, titleEn } });
}

export async function recordDenied(kernel: Kernel, actor: Actor, action: string): Promise<void> {
  if (actor.kind !== 'staff' && actor.kind !== 'key') return;
  const transaction = new Transaction(kernel.database);
  try {
    const chain = (await lockChains(transaction, [actor.id])).get(actor.id);
    if (!chain) throw new Error('a chain that was just made is missing');
    const writes = new Writes();
    const now = kernel.clock.now();
    append(writes, chain, {
      action,
      actor: actorRef(actor),
      occurredAt: now,
      recordedAt: now,
      clause: stamped(kernel.caches, 'OS-8.3', now),
      keyId: null,
      body: { denied: true },
    });
    const { sql, params } = compose(writes, kernel.database.schema);
    await transaction.finish(sql, params);
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
