/** What is known of a customer's standing, for review: on file, qualified, blacklisted, terms and usual discount. (OS-3.1, OS-3.2) */
import type { FactCtx, FactSubject, FactValues } from '../policy/index.ts';
import { readStandings } from './standing.ts';

export const standingFactNames = [
  'customer.isKnown',
  'customer.isCompany',
  'customer.isBlacklisted',
  'customer.isQualified',
  'customer.qualifiedUntil',
  'customer.usualDiscount',
  'customer.creditLimit',
  'customer.mayBuyOnCredit',
  'customer.termsDays',
] as const;

export async function standingFacts(ctx: FactCtx, subjects: readonly FactSubject[]): Promise<FactValues[]> {
  const ids = [...new Set(subjects.flatMap((subject) => subject.customerId ?? []))];
  const standings = ids.length > 0 ? await readStandings(ctx.db, ids, ctx.now) : new Map<string, never>();
  return subjects.map(({ customerId }) => {
    const found = customerId === null ? undefined : standings.get(customerId);
    // Somebody who is not on file has no usual discount and no credit; what cannot be known stays unknown.
    if (!found) return { 'customer.isKnown': false, 'customer.usualDiscount': 0, 'customer.creditLimit': 0 };
    return {
      'customer.isKnown': true,
      'customer.isCompany': found.type === 'company',
      'customer.isBlacklisted': found.blacklisted,
      'customer.isQualified': found.qualified,
      'customer.qualifiedUntil': found.qualifiedUntil,
      'customer.usualDiscount': found.usualDiscount,
      'customer.creditLimit': found.creditLimit,
      'customer.mayBuyOnCredit': found.terms === 'credit',
      'customer.termsDays': found.termsDays,
    };
  });
}
