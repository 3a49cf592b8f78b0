/** Somebody has seen alerts: kept per person, on the person's own chain, so that it can be shown who knew when. (OT-3.1) */
import { readNotices as endpoint } from '../../../../contract/notices.ts';
import { action } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { peopleCache } from '../people/index.ts';
import { readerOf } from './queries.ts';
import { markRead, unreadIds, type Reader } from './store.ts';

interface Loaded {
  reader: Reader;
  chain: Chain;
  unread: string[];
}

export const readNotices = action(endpoint, {
  clauses: ['OT-3.1', 'OS-2.3'],
  load: async (ctx, inputs): Promise<(Loaded | Refusal)[]> => {
    const reader = await readerOf(ctx);
    const { value: people } = await ctx.kernel.caches.get(peopleCache);
    // Only people read: the system and others have no alerts of their own.
    if (!people.persons.has(reader.personId)) return inputs.map(() => new Refusal('NOT_FOUND'));
    const chain = (await lockChains(ctx.db, [reader.personId])).get(reader.personId) as Chain;
    const unread = await unreadIds(ctx.db, reader);
    return inputs.map(() => ({ reader, chain, unread }));
  },
  run: (ctx, { noticeIds }, { reader, chain, unread }: Loaded) => {
    const asked = noticeIds ? new Set(noticeIds) : undefined;
    const seen = asked ? unread.filter((id) => asked.has(id)) : unread;
    if (seen.length === 0) return { unread: unread.length };
    const { sql, params } = markRead(reader, seen);
    ctx.statement(sql, params);
    ctx.emit({ name: 'notices.seen', v: 1, data: { personId: reader.personId, count: seen.length } });
    ctx.record(chain, { body: { notices: seen.slice(0, 200), count: seen.length } });
    return { unread: unread.length - seen.length };
  },
});
