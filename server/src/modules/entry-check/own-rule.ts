/** Names the checker who answers for a rule that passes orders; who it was before stands in the journal. (CC-2.3) */
import { ownRule as endpoint } from '../../../../contract/entry-check.ts';
import { action } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { lockChains } from '../../kernel/chains.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { peopleCache } from '../people/index.ts';
import { policyCache } from '../policy/index.ts';
import { mustBeFit, passingRules } from './rule-pass.ts';

/** The owners of rules are one subject, so they have one chain in every database. */
const ruleOwnersChainId = '0190a000-0000-7000-8000-5e77196500c3';

export const ownRule = action(endpoint, {
  clauses: ['CC-2.3'],
  load: async (ctx, inputs) => {
    const chain = (await lockChains(ctx.db, [ruleOwnersChainId])).get(ruleOwnersChainId);
    if (!chain) throw new Error('the chain of the rules is missing');
    const policy = await ctx.cached(policyCache);
    const people = await ctx.cached(peopleCache);
    return inputs.map(() => ({ chain, policy, people }));
  },
  run: (ctx, { rule, personId, reason }, { chain, policy, people }) => {
    const found = passingRules(policy, ctx.now).find((one) => one.rule.id === rule);
    if (!found) throw new Refusal('RULE_PASSES_NOTHING', { field: 'rule' });
    mustBeFit(people.persons.get(personId), found, people, ctx.now);
    ctx.statement(
      `insert into rule_owners (rule, person_id, since, set_by) values ($1, $2, $3, $4)
       on conflict (rule) do update set person_id = excluded.person_id, since = excluded.since, set_by = excluded.set_by`,
      [rule, personId, ctx.now, actorRef(ctx.actor)],
    );
    ctx.emit({ name: 'rule.owned', v: 1, data: { rule, personId } });
    ctx.record(chain, { clause: found.ref, body: { rule, personId, reason } });
    return { rule, personId };
  },
});
