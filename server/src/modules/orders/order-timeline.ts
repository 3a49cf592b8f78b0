/** The order's history as its hash chain tells it: who did what when under which clause, checked link by link while reading. (OS-8.1) */
import type { OutputOf } from '../../../../contract/kit.ts';
import { orderTimeline as endpoint } from '../../../../contract/orders.ts';
import { query } from '../../kernel/action.ts';
import { readChain, type ChainEntry } from '../../kernel/read-chain.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { actorName, peopleCache } from '../people/index.ts';
import { readOrders, scopeOf } from './store.ts';
import { changesOf } from './timeline-changes.ts';

/** One step may touch two orders, such as two that look alike: the other's events stand in the other's timeline. */
function ofOrder(entry: ChainEntry, orderId: string): ChainEntry {
  const events = entry.body.events?.filter(({ data }) => data['orderId'] === undefined || data['orderId'] === orderId);
  return events ? { ...entry, body: { ...entry.body, events } } : entry;
}

/** What an entry brought along, by the ids that its body names. */
function filesOf({ scan, scans, importId }: ChainEntry['body']): OutputOf<typeof endpoint>['items'][number]['files'] {
  const papers = [scan, ...(Array.isArray(scans) ? (scans as unknown[]) : [])];
  return [
    ...papers.filter((id) => typeof id === 'string').map((id) => ({ kind: 'paper' as const, id })),
    ...(typeof importId === 'string' ? [{ kind: 'import' as const, id: importId }] : []),
  ];
}

export const orderTimeline = query(endpoint, {
  clauses: ['OS-8.1', 'PD-3.3'],
  run: async (ctx, input) => {
    const [record] = await readOrders(ctx.db, [input.orderId]);
    if (!record) throw new Refusal('NOT_FOUND', { field: 'orderId' });
    ctx.mustReach(scopeOf(record));
    const chain = await readChain(ctx.db, { id: record.id, seq: record.chain_seq, head: record.chain_head });
    const entries = chain.entries.map((entry) => ofOrder(entry, record.id));
    const people = await ctx.cached(peopleCache);
    const changes = await changesOf(ctx, record, entries);
    return {
      items: entries.map((e) => {
        const [kind = '', id = ''] = e.actor.split(/:(.*)/s);
        // The ciphertext of a remark is shown opened, among the changes.
        const { events = [], remark: _, ...details } = e.body;
        return {
          id: e.id,
          seq: e.seq,
          at: e.occurredAt.toISOString(),
          recordedAt: e.recordedAt.toISOString(),
          action: e.action,
          // An action that a later version has no more keeps its own name.
          title: ctx.kernel.registry.actions.get(e.action)?.endpoint.title ?? { zh: e.action, en: e.action },
          actor: { kind, id, name: actorName(people, e.actor) },
          clause: e.clause,
          events: events.map((event) => event.name),
          changes: changes.get(e.id) ?? [],
          files: filesOf(e.body),
          deliveryId: typeof e.body['deliveryId'] === 'string' ? e.body['deliveryId'] : null,
          details: { ...details, ...Object.assign({}, ...events.map((event) => event.data)) } as Record<
            string,
            unknown
          >,
        };
      }),
      verified: { entries: entries.length, ok: chain.ok },
    };
  },
});
