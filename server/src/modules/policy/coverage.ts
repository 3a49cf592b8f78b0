// Tells for every clause what serves it, and whether that was proved: a clause counts as served only when a test tagged
// with it exercised one of its rules or actions, and that rule or action still exists.
import { compareClauses } from './clauses.ts';
import type { Clause } from './pack.ts';

export interface Wiring {
  actions: readonly { name: string; clauses: readonly string[] }[];
  metrics: readonly { name: string; clauses: readonly string[] }[];
  pages: readonly { path: string; clauses: readonly string[] }[];
}

/** What the tests wrote: per clause "rule:OT-3.1/prepare-normal" and "action:orders.cancel". */
export type Served = Readonly<Record<string, readonly string[]>>;

export interface CoverageRow {
  id: string;
  served: boolean;
  assumed: boolean;
  rules: string[];
  actions: string[];
  metrics: string[];
  pages: string[];
}

export function coverage(clauses: readonly Clause[], wiring: Wiring, served: Served): CoverageRow[] {
  return [...clauses].sort((a, b) => compareClauses(a.id, b.id)).map((clause) => rowOf(clause, wiring, served));
}

function rowOf(clause: Clause, wiring: Wiring, served: Served): CoverageRow {
  const rules = clause.rules.map((rule) => rule.id);
  const actions = serving(wiring.actions, clause.id).map((action) => action.name);
  const exists = new Set([...rules.map((id) => `rule:${id}`), ...actions.map((name) => `action:${name}`)]);
  const exercised = Object.hasOwn(served, clause.id) ? (served[clause.id] ?? []) : [];
  const ownMetrics = clause.rules.flatMap((rule) => (rule.kind === 'metric' ? [rule.formula] : []));
  return {
    id: clause.id,
    served: exercised.some((each) => exists.has(each)),
    assumed: clause.rules.some((rule) => rule.assumed !== undefined),
    rules,
    actions,
    metrics: [...new Set([...ownMetrics, ...serving(wiring.metrics, clause.id).map((metric) => metric.name)])],
    pages: serving(wiring.pages, clause.id).map((page) => page.path),
  };
}

function serving<T extends { clauses: readonly string[] }>(parts: readonly T[], clause: string): T[] {
  return parts.filter((part) => part.clauses.includes(clause));
}
