/**
 * Adds a kind of special order to the company's policy: the next version of the clause, with its rule added, judged and published as
 * any other version. Two who add at once get two versions, the second with both kinds. (OS-2.3, OT-6)
 */
import { addSpecialKind as endpoint } from '../../../../contract/special.ts';
import type { InputOf } from '../../../../contract/kit.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { newestOf } from './judge-publication.ts';
import { loadPublished, publish, type Published } from './publish-clauses.ts';

const clause = 'OS-2.3';

type Input = InputOf<typeof endpoint>;

export const addSpecialKind = action(endpoint, {
  clauses: ['OS-2.3', 'OT-6', 'PD-7'],
  load: async (ctx, inputs): Promise<Published[]> => {
    const loaded = await loadPublished(ctx);
    return inputs.map(() => loaded);
  },
  run: (ctx, input, loaded: Published) => {
    const newest = newestOf(loaded.published).find((one) => one.clause === clause);
    const body = newest?.body as { rules?: { name: string }[] } | undefined;
    if (!newest || !body) throw new Refusal('NOT_FOUND');
    const rules = body.rules ?? [];
    if (rules.some((rule) => rule.name === input.kind))
      throw new Refusal('SPECIAL_TAKEN', { field: 'kind', params: { kind: input.kind } });
    const next = {
      ...body,
      rules: [...rules, ruleOf(input)],
      version: newest.version + 1,
      effective: ctx.now.toISOString(),
    };
    const [made] = publish(ctx, [next], loaded);
    return { kind: input.kind, clause: made ?? `${clause}@${newest.version}` };
  },
});

/** As a pack writes it. */
function ruleOf({ kind, acknowledgeHours, ...rest }: Input): Record<string, unknown> {
  return {
    kind: 'special',
    name: kind,
    ...rest,
    ...(acknowledgeHours === undefined ? {} : { acknowledge: `${acknowledgeHours}h` }),
  };
}
