/** Sorts clauses by how far they are served, as `luyue policy coverage` counts: served only if a tagged test exercised a rule or action. */
export interface CoveredClause {
  id: string;
  title: string;
  served: boolean;
  assumed: boolean;
  rules: readonly string[];
  actions: readonly string[];
  metrics: readonly string[];
  pages: readonly string[];
}

export type Standing = 'served' | 'assumed' | 'unserved';

/** Not served outweighs assumed: an assumption about something that does not run is no news. */
export function standingOf(clause: Pick<CoveredClause, 'served' | 'assumed'>): Standing {
  if (!clause.served) return 'unserved';
  return clause.assumed ? 'assumed' : 'served';
}

export function shareOf(clauses: readonly CoveredClause[]): Record<Standing, number> {
  const counts: Record<Standing, number> = { served: 0, assumed: 0, unserved: 0 };
  for (const clause of clauses) counts[standingOf(clause)] += 1;
  return counts;
}

/** The order of the four policies; a policy of the company's own comes after. */
const policyOrder = ['OS', 'OT', 'CC', 'PD'];
const rank = (id: string) => (policyOrder.indexOf(id.slice(0, 2)) + policyOrder.length + 1) % (policyOrder.length + 1);

/** `OS-2.1` belongs to OS; the order of the numbers is the order of the text, so 2.10 follows 2.9. */
export function byPolicy(clauses: readonly CoveredClause[]): Map<string, CoveredClause[]> {
  const policies = new Map<string, CoveredClause[]>();
  for (const clause of [...clauses].sort(
    (a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id, 'en', { numeric: true }),
  )) {
    const policy = clause.id.split('-')[0] ?? '';
    policies.set(policy, [...(policies.get(policy) ?? []), clause]);
  }
  return policies;
}
