/** The check queue with what else waits beside it: questions, returned fields, duplicates, samples. (CC-2.3) */
import { checkQueue as endpoint } from '../../../../contract/entry-check.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { companyCache } from '../company/index.ts';
import { peopleCache } from '../people/index.ts';
import { countChecks, waitingForCheck } from '../orders/index.ts';
import { countDone } from '../tasks/index.ts';
import { companyDay } from './rule-pass.ts';

const counted = 1000;

export const checkQueue = query(endpoint, {
  clauses: ['CC-2.3', 'PD-3.1'],
  run: async (ctx, { after, limit }) => {
    const rows = await waitingForCheck(ctx, { after, limit });
    const company = await ctx.cached(companyCache);
    const people = await ctx.cached(peopleCache);
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      ...(last ? { next: last.id } : {}),
      items: rows.map((row) => ({
        id: row.id,
        number: row.number,
        shop: company.shops.get(row.shop_id)?.name ?? '',
        channel: row.channel,
        total: row.total_amount,
        currency: row.currency,
        dueAt: row.next_due_at instanceof Date ? row.next_due_at.toISOString() : null,
        enteredBy: people.persons.get(row.entered_by ?? '')?.name ?? people.keyNames.get(row.entered_by ?? '') ?? '',
      })),
      counts: { ...(await countChecks(ctx)), ...(await othersThatWait(ctx)), doneToday: await doneToday(ctx) },
    };
  },
});

/** Each is exact up to the bound, by an index of its own. */
async function othersThatWait(ctx: Ctx) {
  const params: unknown[] = [ctx.actor.personId ?? ctx.actor.id];
  const shops = scopeCondition(ctx.actor, ctx.action, { shop: 'shop_id' }, params);
  const bounded = (rows: string): string => `(select count(*)::int from (select 1 from ${rows} limit ${counted}) n)`;
  const asked = (recipient: string): string =>
    bounded(`questions where recipient = '${recipient}' and state = 'open' and ${shops}`);
  const [row] = await ctx.db.query<{ questions: number; returned: number; duplicates: number; samples: number }>(
    `select ${asked('customer')} as questions, ${asked('clerk')} as returned,
       ${bounded(`duplicates where state = 'held' and ${shops}`)} as duplicates,
       ${bounded(`sampled_orders where state = 'open' and owner_id = $1::uuid`)} as samples`,
    params,
  );
  return row ?? { questions: 0, returned: 0, duplicates: 0, samples: 0 };
}

async function doneToday(ctx: Ctx): Promise<number> {
  const from = `${companyDay(ctx.now)}T00:00:00+08:00`;
  const done = await countDone(ctx.db, 'check', { from, until: new Date(ctx.now.getTime() + 1).toISOString() });
  return done.get(ctx.actor.personId ?? ctx.actor.id) ?? 0;
}
