/**
 * Only an administrator gives or takes that role, or sets an administrator's way in. Whoever keeps the access of others could
 * otherwise open an administrator's desk, and with it everything. (OS-8.3, CC-7.2)
 */
import type { Actor } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';

export const isAdministrator = (person: { roles: readonly string[] }): boolean => person.roles.includes('admin');

/** Refuses where one of those concerned, as they are or as they shall be, is an administrator and the actor is none. */
export function mustRankWith(actor: Actor, ...concerned: readonly { roles: readonly string[] }[]): void {
  if (actor.kind === 'system' || isAdministrator(actor)) return;
  if (concerned.some(isAdministrator)) throw new Refusal('ADMINISTRATOR_ONLY');
}
