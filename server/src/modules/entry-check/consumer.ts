/**
 * Reads the journal: an order that came or changed is looked at for a pair, and becomes a candidate for the rules that pass
 * orders. What is found is held and passed by actions of their own. (CC-2.2, CC-2.3)
 */
import type { Consumer } from '../../kernel/consumers.ts';
import { eventsOf } from '../../kernel/journal-reader.ts';
import { readOrders } from '../orders/index.ts';
import { pairsOf } from './duplicates.ts';
import { keepPairs } from './duplicate-store.ts';

const looks = new Set(['order.entered', 'order.corrected', 'order.released', 'order.remarked']);
const prints = new Set(['order.entered', 'order.corrected']);

export const entryConsumer: Consumer = {
  name: 'entry-check',
  events: { 'order.entered': 1, 'order.corrected': 1, 'order.released': 1, 'order.remarked': 1 },
  // What was entered before this came is nobody's candidate any more.
  from: 'now',
  handle: async (db, entries, kernel) => {
    const idsOf = (names: ReadonlySet<string>): string[] => [
      ...new Set(entries.flatMap((entry) => (eventsOf(entry, names).length > 0 ? [entry.chainId] : []))),
    ];
    const entered = (await readOrders(db, idsOf(looks))).filter((order) => order.stage === 'entered');
    await db.query(
      `insert into check_candidates (order_id, at) select id, now() from unnest($1::uuid[]) as c (id) on conflict (order_id) do nothing`,
      [entered.map((order) => order.id)],
    );
    const compared = idsOf(prints);
    if (compared.length > 0) await keepPairs(db, await pairsOf(kernel, db, compared), kernel.clock.now());
  },
};
