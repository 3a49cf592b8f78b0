/** The company confirms a rule that its policy's text does not give; from then on it is not listed as assumed. (OT-6, PD-7) */
import { confirmRule as endpoint } from '../../../../contract/policy.ts';
import { action } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { lockChains } from '../../kernel/chains.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { clauseRef } from './clauses.ts';
import { confirmationOf } from './confirmed.ts';
import { policyChain } from './publish-clauses.ts';
import { ruleInForce, type PolicySnapshot } from './rule-lookup.ts';
import { confirmations, policyCache, type Confirmation } from './store.ts';

interface Loaded {
  chain: Chain;
  snapshot: PolicySnapshot;
  confirmed: Confirmation[];
}

export const confirmRule = action(endpoint, {
  clauses: ['OT-6', 'PD-7'],
  load: async (ctx, inputs): Promise<Loaded[]> => {
    const chain = (await lockChains(ctx.db, [policyChain])).get(policyChain) as Chain;
    const loaded = { chain, snapshot: await ctx.cached(policyCache), confirmed: await confirmations(ctx.db) };
    return inputs.map(() => loaded);
  },
  run: (ctx, { rule: id, version }, { chain, snapshot, confirmed }) => {
    const found = ruleInForce(snapshot, id, ctx.now);
    if (!found) throw new Refusal('RULE_UNKNOWN', { field: 'rule', params: { rule: id } });
    // What was read is no longer in force: the reader has not seen the rule that would be confirmed.
    if (found.version !== version) throw new Refusal('CHANGED_MEANWHILE', { field: 'version', clause: found.ref });
    if (found.rule.assumed === undefined)
      throw new Refusal('RULE_NOT_ASSUMED', { field: 'rule', params: { rule: id } });
    if (confirmationOf(snapshot, confirmed, found.rule)) return { rule: id, version };
    ctx.insert('rule_confirmations', { rule: id, version, confirmed_at: ctx.now, confirmed_by: actorRef(ctx.actor) });
    ctx.emit({ name: 'policy.confirmed', v: 1, data: { rule: id, version } });
    ctx.record(chain, { clause: clauseRef(found.clause, version), body: { rule: id } });
    return { rule: id, version };
  },
});
