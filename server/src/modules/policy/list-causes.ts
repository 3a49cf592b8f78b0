/** The causes that the policy in force names: of holds, of exceptions, of overdue orders; what a form offers comes from here. (PD-3.4) */
import { listCauses as endpoint } from '../../../../contract/policy.ts';
import { query } from '../../kernel/action.ts';
import { rulesOf } from './rule-lookup.ts';
import { policyCache } from './store.ts';

export const listCauses = query(endpoint, {
  clauses: ['PD-3.4'],
  run: async (ctx, input) => {
    const policy = await ctx.cached(policyCache);
    const found = rulesOf(policy, 'cause', ctx.now).filter(({ rule }) => rule.of === input.of);
    return {
      items: found.map(({ rule, ref }) => ({
        name: rule.name,
        title: rule.title,
        department: rule.department,
        blocks: rule.blocks,
        clause: ref,
      })),
    };
  },
});
