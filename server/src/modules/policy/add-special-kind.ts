/**
 * Adds a kind of special order to the company's policy: the next version of the clause, with its rule added, judged and published as
 * any other version. Two who add at once get two versions, the second with both kinds. (OS-2.3, OT-6)
 */
import { addSpecialKind as endpoint } from '../../../../contract/special.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { loadPublished, type Published } from './publish-clauses.ts';
import { newestSpecialClause, publishRules, writtenKind } from './special-clause.ts';

export const addSpecialKind = action(endpoint, {
  clauses: ['OS-2.3', 'OT-6', 'PD-7'],
  load: async (ctx, inputs): Promise<Published[]> => {
    const loaded = await loadPublished(ctx);
    return inputs.map(() => loaded);
  },
  run: (ctx, { kind, ...fields }, loaded: Published) => {
    const clause = newestSpecialClause(loaded);
    if (clause.rules.some((rule) => rule.name === kind))
      throw new Refusal('SPECIAL_TAKEN', { field: 'kind', params: { kind } });
    const rule = { kind: 'special', name: kind, ...writtenKind(fields) };
    return { kind, clause: publishRules(ctx, loaded, clause, [...clause.rules, rule]) };
  },
});
