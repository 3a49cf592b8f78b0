/**
 * Changes a kind of special order: the next version of its clause, with the rule as it was typed. What the form does not ask, such as
 * whom a lapse is told, stays; what the company states is assumed no more. (OS-2.3, OT-6)
 */
import { changeSpecialKind as endpoint } from '../../../../contract/special.ts';
import { action } from '../../kernel/action.ts';
import { loadPublished, type Published } from './publish-clauses.ts';
import { mustHaveSeen, newestSpecialClause, publishRules, ruleOfKind, writtenKind } from './special-clause.ts';

/** What the form states whole: left empty there, it is gone. */
const stated = ['called', 'details', 'priority', 'tell', 'acknowledge', 'basis', 'before', 'assumed', 'note'];

export const changeSpecialKind = action(endpoint, {
  clauses: ['OS-2.3', 'OT-6', 'PD-7'],
  load: async (ctx, inputs): Promise<Published[]> => {
    const loaded = await loadPublished(ctx);
    return inputs.map(() => loaded);
  },
  run: (ctx, { kind, version, ...fields }, loaded: Published) => {
    const clause = newestSpecialClause(loaded);
    mustHaveSeen(clause, version);
    const before = ruleOfKind(clause, kind);
    const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !stated.includes(name)));
    const rule = { ...kept, name: before.name, ...writtenKind(fields) };
    const rules = clause.rules.map((one) => (one === before ? rule : one));
    return { kind, clause: publishRules(ctx, loaded, clause, rules) };
  },
});
