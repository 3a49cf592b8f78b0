/** Credit terms need a limit, and a limit is given by who may give it. (OS-3.1) */
import { scopeFor, type Actor } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';

interface Credit {
  creditLimit: number;
  terms: 'prepaid' | 'credit';
}

export function checkCredit(credit: Credit): void {
  if (credit.terms === 'credit' && credit.creditLimit === 0)
    throw new Refusal('TERMS_NEED_LIMIT', { field: 'creditLimit' });
}

export function mayGiveCredit(actor: Actor, credit: Credit): void {
  const gives = credit.terms === 'credit' || credit.creditLimit > 0;
  if (gives && !scopeFor(actor, 'customers.set-credit')) throw new Refusal('SCOPE_TOO_WIDE', { field: 'creditLimit' });
}
