/**
 * Takes a kind of special order out of the clause's next version: offered no more, while orders that have it keep it with its words as
 * they last were. A kind of which the clause itself speaks stays. (OS-2.3, OT-6)
 */
import { retireSpecialKind as endpoint } from '../../../../contract/special.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { loadPublished, type Published } from './publish-clauses.ts';
import { isInWords, mustHaveSeen, newestSpecialClause, publishRules, ruleOfKind } from './special-clause.ts';

export const retireSpecialKind = action(endpoint, {
  clauses: ['OS-2.3', 'OT-6', 'PD-7'],
  load: async (ctx, inputs): Promise<Published[]> => {
    const loaded = await loadPublished(ctx);
    return inputs.map(() => loaded);
  },
  run: (ctx, { kind, version }, loaded: Published) => {
    const clause = newestSpecialClause(loaded);
    mustHaveSeen(clause, version);
    const rule = ruleOfKind(clause, kind);
    if (isInWords(clause, rule)) throw new Refusal('SPECIAL_IN_WORDS', { field: 'kind', params: { kind } });
    const rules = clause.rules.filter((one) => one !== rule);
    return { kind, clause: publishRules(ctx, loaded, clause, rules) };
  },
});
