/** The plain settings behind two facts: what a production line makes in a day, and where a carrier goes. (OS-3.1) */
import * as endpoints from '../../../../contract/review-settings.ts';
import { action, query, type Ctx } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import { newId } from '../../kernel/ids.ts';
import type { Chain } from '../../kernel/journal.ts';
import { readCapacity, readProductionLines } from './capacity-facts.ts';
import { readReach } from './reach-facts.ts';

/** All settings of review stand in one chain. */
const settingsChain = '00000000-0000-7000-8000-000000000702';

interface Loaded {
  chain: Chain;
  /** The row that is there already. */
  present: string | undefined;
}

async function chainFor(ctx: Ctx): Promise<Chain> {
  return (await lockChains(ctx.db, [settingsChain])).get(settingsChain) as Chain;
}

export const setCapacity = action(endpoints.setCapacity, {
  clauses: ['OS-3.1', 'OS-3.2'],
  load: async (ctx, inputs): Promise<Loaded[]> => {
    const chain = await chainFor(ctx);
    const rows = await readCapacity(ctx.db);
    const same = (input: { line: string; weekday: number | null; day: string | null }) =>
      rows.find((row) => row.line === input.line && row.weekday === input.weekday && row.day === input.day)?.id;
    return inputs.map((input) => ({ chain, present: same(input) }));
  },
  run: (ctx, { line, weekday, day, pieces }, { chain, present }: Loaded) => {
    const id = present ?? newId();
    if (present) ctx.patch('production_capacity', id, { pieces: String(pieces), set_at: ctx.now });
    else ctx.insert('production_capacity', { id, line, weekday, day, pieces: String(pieces), set_at: ctx.now });
    ctx.record(chain, { body: { changes: { line, weekday, day, pieces } } });
    return { id };
  },
});

export const setReach = action(endpoints.setReach, {
  clauses: ['OS-3.1', 'OS-3.2'],
  load: async (ctx, inputs): Promise<Loaded[]> => {
    const chain = await chainFor(ctx);
    const rows = await readReach(ctx.db);
    return inputs.map((input) => ({
      chain,
      present: rows.find((row) => row.carrier === input.carrier && row.province === input.province)?.id,
    }));
  },
  run: (ctx, { carrier, province, days, firstCost, moreCost, active }, { chain, present }: Loaded) => {
    const id = present ?? newId();
    const values = { days, first_cost: firstCost, more_cost: moreCost, active, set_at: ctx.now };
    if (present) ctx.patch('delivery_reach', id, values);
    else ctx.insert('delivery_reach', { id, carrier, province, ...values });
    ctx.record(chain, { body: { changes: { carrier, province, days, firstCost, moreCost, active } } });
    return { id };
  },
});

export const reviewSettings = query(endpoints.reviewSettings, {
  clauses: ['OS-3.1'],
  run: async (ctx) => ({
    capacity: await readCapacity(ctx.db),
    lines: await readProductionLines(ctx),
    reach: await readReach(ctx.db),
  }),
});
