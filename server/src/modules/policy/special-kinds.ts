/**
 * The kinds of special order: those that may be set now, and every kind that any published version ever named, so that an older
 * order still reads as it was entered. (OS-2.3)
 */
import { listSpecialKinds as endpoint, type SpecialKindView } from '../../../../contract/special.ts';
import { query } from '../../kernel/action.ts';
import { audienceText, audienceWords } from './audience.ts';
import { clauseRef } from './clauses.ts';
import { rulesOf, type PolicySnapshot, type RuleInForce } from './rule-lookup.ts';
import { policyCache } from './store.ts';

/** Where the company's own kinds stand. */
export const specialClause = 'OS-2.3';

export type SpecialRule = RuleInForce<'special'>;

/** What an order of this kind carries. */
export function kindOf(rule: SpecialRule['rule']): string {
  return rule.flag ?? rule.name;
}

/** All that people and files call it: `定制`, `定制订单`, `custom`, `Custom-made order`, and what its rule lists. */
export function namesOfKind({ rule }: Pick<SpecialRule, 'rule'>): string[] {
  const names = [rule.name, rule.title.zh, rule.title.en, ...rule.called];
  return [...new Set(names.flatMap((name) => [name, name.replace(/订单$/u, '')]))];
}

const inForce = new WeakMap<readonly SpecialRule[], ReadonlyMap<string, SpecialRule>>();

/** The kinds that may be set at this time. */
export function specialKindsAt(policy: PolicySnapshot, at: Date): ReadonlyMap<string, SpecialRule> {
  const rules = rulesOf(policy, 'special', at);
  let found = inForce.get(rules);
  if (!found) inForce.set(rules, (found = new Map(rules.map((one) => [kindOf(one.rule), one]))));
  return found;
}

const everNamed = new WeakMap<PolicySnapshot, ReadonlyMap<string, SpecialRule>>();

/** Every kind in the newest version that names it. */
function namedKinds(policy: PolicySnapshot): ReadonlyMap<string, SpecialRule> {
  let found = everNamed.get(policy);
  if (!found) {
    const rules = [...policy.clauses]
      .sort((a, b) => a.version - b.version)
      .flatMap(({ clause, version, body }) =>
        body.rules.flatMap((rule) =>
          rule.kind === 'special' ? [{ rule, clause, version, ref: clauseRef(clause, version) }] : [],
        ),
      );
    everNamed.set(policy, (found = new Map(rules.map((one) => [kindOf(one.rule), one]))));
  }
  return found;
}

/** The kind as it is in force, else as it last was. */
export function specialKind(policy: PolicySnapshot, kind: string, at: Date): SpecialRule | undefined {
  return specialKindsAt(policy, at).get(kind) ?? namedKinds(policy).get(kind);
}

export const listSpecialKinds = query(endpoint, {
  clauses: ['OS-2.3'],
  run: async (ctx) => {
    const policy = await ctx.cached(policyCache);
    const offered = specialKindsAt(policy, ctx.now);
    const all = new Map([...offered, ...[...namedKinds(policy)].filter(([kind]) => !offered.has(kind))]);
    const newest = [...policy.clauses]
      .sort((a, b) => b.version - a.version)
      .find((one) => one.clause === specialClause);
    return {
      items: [...all].map(([kind, found]) => ({
        ...viewOf(kind, found, offered.has(kind)),
        version: newest?.version ?? found.version,
        fixed: newest?.body.speaksOf.includes(found.rule.name) ?? false,
      })),
    };
  },
});

function viewOf(
  kind: string,
  { rule, ref }: SpecialRule,
  offered: boolean,
): Omit<SpecialKindView, 'version' | 'fixed'> {
  return {
    kind,
    title: rule.title,
    rule: rule.id,
    clause: ref,
    offered,
    priority: rule.priority,
    details: rule.details.map((detail) => ({ ...detail, choices: detail.choices ?? [] })),
    tell: rule.tell.map(audienceWords),
    tells: rule.tell.map(audienceText),
    called: rule.called,
    acknowledgeHours: rule.acknowledge ? rule.acknowledge.ms / 3_600_000 : null,
    basis: rule.basis,
    before: rule.before ?? null,
  };
}
