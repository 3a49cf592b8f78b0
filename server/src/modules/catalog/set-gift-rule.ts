/** Sets or changes a rule that gives something with an order: by shop, live session, time, amount or product. (OS-2.2) */
import { setGiftRule as endpoint } from '../../../../contract/catalog.ts';
import type { InputOf } from '../../../../contract/kit.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { lockChains, startChain } from '../../kernel/chains.ts';
import { newId } from '../../kernel/ids.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { mustMatch } from '../../kernel/revision.ts';
import { companyCache } from '../company/index.ts';
import type { GiftRule } from './catalog.ts';
import { catalogCache, lockGiftRules } from './store.ts';

type Input = InputOf<typeof endpoint>;

interface Present {
  rule: GiftRule;
  chain: Chain;
}

export const setGiftRule = action(endpoint, {
  clauses: ['OS-2.2'],
  load: async (ctx, inputs): Promise<(Present | null | Refusal)[]> => {
    const ids = inputs.flatMap((i) => (i.ruleId === undefined ? [] : [i.ruleId]));
    const rules = await lockGiftRules(ctx.db, ids);
    const chains = await lockChains(ctx.db, [...rules.keys()]);
    return inputs.map(({ ruleId }) => {
      if (ruleId === undefined) return null;
      const rule = rules.get(ruleId);
      const chain = chains.get(ruleId);
      return rule && chain ? { rule, chain } : new Refusal('NOT_FOUND', { field: 'ruleId' });
    });
  },
  async run(ctx, input, present) {
    await check(ctx, input);
    const columns = columnsOf(input);
    ctx.writes.bump(catalogCache.name);
    if (present) {
      mustMatch(ctx, present.rule.rev);
      ctx.patch('gift_rules', present.rule.id, { ...columns, rev: present.rule.rev + 1 });
      ctx.record(present.chain, { body: { changes: { from: present.rule, to: input } } });
      return { id: present.rule.id, rev: present.rule.rev + 1 };
    }
    const id = newId();
    ctx.insert('gift_rules', { id, ...columns });
    ctx.insert('gift_counts', { rule_id: id });
    const chain = startChain(ctx.writes, id);
    ctx.record(chain, { body: { changes: { ...input } } });
    return { id, rev: 1 };
  },
});

async function check(ctx: Ctx, input: Input): Promise<void> {
  const company = await ctx.cached(companyCache);
  const catalog = await ctx.cached(catalogCache);
  const named: [string, string | null, ReadonlyMap<string, unknown>][] = [
    ['shopId', input.shopId, company.shops],
    ['sessionId', input.sessionId, company.sessions],
    ['containingSkuId', input.containingSkuId, catalog.skusById],
    ['giftSkuId', input.giftSkuId, catalog.skusById],
  ];
  for (const [field, value, records] of named) {
    if (value !== null && !records.has(value)) throw new Refusal('NOT_FOUND', { field });
  }
  if (Date.parse(input.validUntil) <= Date.parse(input.validFrom))
    throw new Refusal('GIFT_PERIOD_INVALID', { field: 'validUntil' });
  const conditions = [input.shopId, input.sessionId, input.minAmount, input.containingSkuId];
  if (conditions.every((c) => c === null)) throw new Refusal('GIFT_CONDITION_MISSING', { field: 'minAmount' });
}

function columnsOf(input: Input): Record<string, unknown> {
  return {
    name: input.name,
    shop_id: input.shopId,
    session_id: input.sessionId,
    valid_from: new Date(input.validFrom),
    valid_until: new Date(input.validUntil),
    first_n: input.firstN,
    min_amount: input.minAmount,
    containing_sku_id: input.containingSkuId,
    gift_sku_id: input.giftSkuId,
    quantity: input.quantity,
    holds_back: input.holdsBack,
    active: input.active,
  };
}
