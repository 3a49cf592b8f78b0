/** Clauses as pages show them: words, rules as sentences and as written, versions, and what is still assumed. (OT-6, PD-6.3) */
import type { ClauseView, RuleView } from '../../../../contract/policy.ts';
import { compareClauses } from './clauses.ts';
import { confirmationOf } from './confirmed.ts';
import { conditionWords } from './condition-words.ts';
import type { Clause, ClauseVersion, Rule, Words } from './pack.ts';
import { clausesInForce, type PolicySnapshot } from './rule-lookup.ts';
import { ruleSentence } from './rule-sentence.ts';
import { wordsOf } from './rule-words.ts';
import type { Confirmation, PublishedBody } from './store.ts';

export interface ClauseSources {
  snapshot: PolicySnapshot;
  published: readonly PublishedBody[];
  confirmed: readonly Confirmation[];
  now: Date;
  /** What people call an action. */
  titleOf: (action: string) => Words | undefined;
}

/** One view per clause, in the reader's order: the version in force, or the first to come where none is yet. */
export function clauseViews(sources: ClauseSources): ClauseView[] {
  const ids = [...new Set(sources.snapshot.clauses.map((one) => one.clause))].sort(compareClauses);
  return ids.flatMap((id) => clauseView(sources, id) ?? []);
}

export function clauseView(sources: ClauseSources, id: string, version?: number): ClauseView | undefined {
  const versions = sources.snapshot.clauses.filter((one) => one.clause === id);
  const current = clausesInForce(sources.snapshot, sources.now).get(id);
  const shown = version === undefined ? (current ?? versions[0]) : versions.find((one) => one.version === version);
  if (!shown) return undefined;
  const rules = ruleViews(sources, shown.body);
  return {
    id,
    version: shown.version,
    effective: shown.effective.toISOString(),
    title: shown.body.title,
    text: shown.body.text,
    current: shown === current,
    assumed: rules.some((rule) => rule.assumed !== null && rule.confirmed === null),
    versions: versions.map((one) => versionView(sources, one, current)),
    rules,
  };
}

function versionView(
  sources: ClauseSources,
  one: ClauseVersion,
  current: ClauseVersion | undefined,
): ClauseView['versions'][number] {
  const row = publishedRow(sources, one.clause, one.version);
  return {
    version: one.version,
    effective: one.effective.toISOString(),
    publishedAt: (row?.publishedAt ?? one.effective).toISOString(),
    publishedBy: row?.publishedBy ?? '',
    current: one === current,
  };
}

function ruleViews(sources: ClauseSources, clause: Clause): RuleView[] {
  const body = publishedRow(sources, clause.id, clause.version)?.body as
    { rules?: Record<string, unknown>[] } | undefined;
  return clause.rules.map((rule, n) => ({
    id: rule.id,
    kind: rule.kind,
    name: rule.name,
    sentence: ruleSentence(rule),
    assumed: rule.assumed ?? null,
    note: rule.note ?? null,
    confirmed: confirmedView(sources, rule),
    parameters: parametersOf(body?.rules?.[n] ?? {}),
    words: parameterWords(rule, sources.titleOf),
  }));
}

function confirmedView(sources: ClauseSources, rule: Rule): RuleView['confirmed'] {
  const found = confirmationOf(sources.snapshot, sources.confirmed, rule);
  return found ? { at: found.confirmedAt.toISOString(), by: found.confirmedBy } : null;
}

const shownElsewhere = new Set(['kind', 'name', 'assumed', 'note', 'title']);

function parametersOf(written: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(written).filter(([key]) => !shownElsewhere.has(key)));
}

/** Conditions and the action among its own parameters; a review's steps have conditions of theirs. */
function parameterWords(rule: Rule, titleOf: ClauseSources['titleOf']): RuleView['words'] {
  const own = wordsOf(rule).filter(({ of, path }) => of === 'condition' && path.length === 1);
  const conditions = own.map(({ path, word }) => [String(path[0]), conditionWords(word)] as const);
  const action = 'action' in rule ? titleOf(rule.action) : undefined;
  return { ...Object.fromEntries(conditions), ...(action ? { action } : {}) };
}

function publishedRow(sources: ClauseSources, clause: string, version: number): PublishedBody | undefined {
  return sources.published.find((one) => one.clause === clause && one.version === version);
}
