/** The carriers that orders went with, each found by one step along their index. (OS-4.3, PD-3.3) */
import { listCarriers as endpoint } from '../../../../contract/orders.ts';
import { query } from '../../kernel/action.ts';

export const listCarriers = query(endpoint, {
  clauses: ['OS-4.3'],
  run: async (ctx) => {
    const rows = await ctx.db.query<{ carrier: string }>(
      `with recursive found as (
         (select carrier from orders where carrier is not null order by carrier limit 1)
         union all
         select (select o.carrier from orders o where o.carrier > f.carrier order by o.carrier limit 1) from found f where f.carrier is not null)
       select carrier from found where carrier is not null limit 200`,
      [],
    );
    return { items: rows.map((row) => row.carrier) };
  },
});
