// Answers which rules are in force at a time, each with the clause version it comes from, out of all published versions.
// Of the versions already in effect the highest number rules, so a later decision also ends an earlier one's future.
import { clauseRef, parseClauseRef } from './clauses.ts';
import type { Clause, ClauseVersion, RuleOf } from './pack.ts';
import type { RuleKind } from './rule-kinds.ts';

/** All published clause versions; `version` grows with every publication. */
export interface PolicySnapshot {
  version: number;
  clauses: readonly ClauseVersion[];
}

export interface RuleInForce<K extends RuleKind = RuleKind> {
  rule: RuleOf<K>;
  clause: string;
  version: number;
  /** "OT-3.1@3", as the journal stores it. */
  ref: string;
}

/** What is in force between two moments at which a version takes effect. */
interface Era {
  from: number;
  to: number;
  clauses: ReadonlyMap<string, ClauseVersion>;
  rules: Map<RuleKind, readonly RuleInForce[]>;
}

// Every event of every order asks; the answer only changes when a version takes effect.
const eras = new WeakMap<PolicySnapshot, Era>();

export function clausesInForce(snapshot: PolicySnapshot, at: Date): ReadonlyMap<string, ClauseVersion> {
  return eraAt(snapshot, at.getTime()).clauses;
}

export function rulesOf<K extends RuleKind>(snapshot: PolicySnapshot, kind: K, at: Date): readonly RuleInForce<K>[] {
  const era = eraAt(snapshot, at.getTime());
  let rules = era.rules.get(kind);
  if (!rules) era.rules.set(kind, (rules = [...era.clauses.values()].flatMap((version) => ofKind(version, kind))));
  return rules as readonly RuleInForce<K>[];
}

export function deadlineRules(snapshot: PolicySnapshot, at: Date): readonly RuleInForce<'deadline'>[] {
  return rulesOf(snapshot, 'deadline', at);
}

export function timeoutRules(snapshot: PolicySnapshot, at: Date): readonly RuleInForce<'timeout'>[] {
  return rulesOf(snapshot, 'timeout', at);
}

export function ruleInForce(snapshot: PolicySnapshot, id: string, at: Date): RuleInForce | undefined {
  const version = clausesInForce(snapshot, at).get(id.slice(0, id.indexOf('/')));
  const rule = version?.body.rules.find((each) => each.id === id);
  return version && rule ? asInForce(version, rule) : undefined;
}

/** The words under which something was decided or a clock was started, whatever took effect since. */
export function clauseOfVersion(snapshot: PolicySnapshot, clause: string, version: number): Clause | undefined {
  return snapshot.clauses.find((each) => each.clause === clause && each.version === version)?.body;
}

/** A rule as it was in the version named by a reference such as OS-2.3@1. */
export function ruleOfVersion(snapshot: PolicySnapshot, id: string, ref: string): RuleOf<RuleKind> | undefined {
  const parsed = parseClauseRef(ref);
  return parsed && clauseOfVersion(snapshot, parsed.clause, parsed.version)?.rules.find((each) => each.id === id);
}

/** What a rule is called, in the version named by a reference such as OS-2.3@1. */
export function ruleTitle(snapshot: PolicySnapshot, id: string, ref: string): { zh: string; en: string } | undefined {
  const rule = ruleOfVersion(snapshot, id, ref);
  return rule && 'title' in rule ? rule.title : undefined;
}

function eraAt(snapshot: PolicySnapshot, at: number): Era {
  const last = eras.get(snapshot);
  if (last && at >= last.from && at < last.to) return last;
  const moments = snapshot.clauses.map((each) => each.effective.getTime());
  const from = Math.max(-Infinity, ...moments.filter((moment) => moment <= at));
  const to = Math.min(Infinity, ...moments.filter((moment) => moment > at));
  const clauses = new Map<string, ClauseVersion>();
  for (const each of snapshot.clauses) {
    const ruling = clauses.get(each.clause);
    if (each.effective.getTime() <= at && (!ruling || each.version > ruling.version)) clauses.set(each.clause, each);
  }
  const era: Era = { from, to, clauses, rules: new Map() };
  eras.set(snapshot, era);
  return era;
}

function ofKind(version: ClauseVersion, kind: RuleKind): RuleInForce[] {
  return version.body.rules.filter((rule) => rule.kind === kind).map((rule) => asInForce(version, rule));
}

function asInForce(version: ClauseVersion, rule: RuleOf<RuleKind>): RuleInForce {
  return { rule, clause: version.clause, version: version.version, ref: clauseRef(version.clause, version.version) };
}
